import type { Translation } from '../../text/message.ts';
import type * as english from './token.en.ts';

export default {
  doesNotWork: 'Din token fungerar inte',
  noneNeeded: 'Ingen token behövs här',
  takesNone: 'Den här installationen av Drivebay använder inga token. Öppna en sida från menyn.',
  pasteToken: 'Klistra in en token',
  fieldLabel: 'Token',
  useToken: 'Använd token',
  keptInMemory: 'Den finns bara i sidans minne. När du laddar om sidan är den borta.',
  cannotBeUsed:
    'Det här är ingen token som går att använda. Klistra in hela token och inget annat. Teknisk orsak, på engelska: {reason}.',
  forOtherPage: 'Den här token är till för en sida på {parent}. Be om en vars parent är {origin}.',
  whatItOpens: 'Vad den ger åtkomst till',
  until: 'Gäller till',
  forWhom: 'Gäller för',
  support: 'Support',
  customer: 'En kund',
  vpss: 'VPS:er',
  isoDownloads: 'ISO-nedladdningar',
  none: 'Inga',
  allOfAccount: 'Alla i kontot',
  expired: 'Din token har gått ut. Klistra in en ny.',
  usedUp: 'Din token gäller inte för fler åtgärder. Klistra in en ny.',
  tooOld: 'Din token är för gammal för den här åtgärden. Klistra in en ny.',
} satisfies Translation<typeof english>;
