import type { Translation } from '../../text/message.ts';
import type * as english from './staff-found.en.ts';

export default {
  pagesFound: 'Hittade sidor',
  pagesMatch: '{count, plural, one {En sida stämmer} other {{digits} sidor stämmer. Vilken?}}',
  notCertain: 'Inte säkert',
  lookingUp: 'Söker…',
  lookingInAccounts: '{count, plural, one {Söker i ditt konto…} other {Söker i dina {digits} konton…}}',
  notFound: 'Hittades inte',
  vpsInNone: 'VPS {id} finns inte i något av dina konton.',
  isoInNone: 'ISO-nedladdning {id} finns inte i något av dina konton: VPSBG raderar den efter 48 timmar.',
} satisfies Translation<typeof english>;
