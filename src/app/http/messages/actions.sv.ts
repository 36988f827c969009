import type { Translation } from '../../text/message.ts';
import type * as english from './actions.en.ts';

export default {
  otherPerson: 'Någon annan är inloggad nu.',
  noAccess: 'Åtkomst saknas.',
  nothingSent: 'Inget skickades.',
  notSignedIn: 'Du loggade inte in på nytt. Inget skickades.',
  accessRenewed: 'Din åtkomst förnyas för den här åtgärden. Inget har gjorts: försök igen om en stund.',
  connectionLost: 'Anslutningen bröts innan svaret kom.',
  responseUnreadable: 'Svaret på åtgärden gick inte att läsa.',
  gatewayStatus: 'Gatewayen svarade med HTTP {status}.',
  twoSentences: '{first} {second}',
} satisfies Translation<typeof english>;
