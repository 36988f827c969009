import type { Translation } from '../../text/message.ts';
import type * as english from './staff-found.en.ts';

export default {
  pagesFound: 'Hittade sidor',
  pagesMatch: '{count, plural, one {En sida matchar} other {{digits} sidor matchar. Vilken?}}',
  notCertain: 'Inte säkert',
  lookingUp: 'Söker…',
  lookingInAccounts: '{count, plural, one {Söker i ditt konto…} other {Söker i dina {digits} konton…}}',
  notFound: 'Hittades inte',
  vpsInNone: 'VPS {id} finns inte i något av dina konton.',
  isoInNone:
    'ISO-nedladdning {id} finns inte i något av dina konton: VPSBG raderar nedladdningar efter 48 timmar.',
  partsIn:
    'Finns inte i något av dina konton med ett helt namn, ett ID eller en IP-adress. Med en del av namnet, bara i {account}:',
} satisfies Translation<typeof english>;
