import type { Translation } from '../../text/message.ts';
import type * as english from './errors.en.ts';

export default {
  theGateway: 'Gatewayen',
  nextRequestLater: '{who} tar emot nästa begäran senare.',
  otherSignedIn: 'Någon har loggat in på nytt. Det här svaret visas inte.',
  noResponse: 'Inget svar inom {seconds} s.',
  gatewayLost: 'Anslutningen till Drivebays gateway bröts.',
  hostupLost: 'Anslutningen till HostUp bröts.',
  checkNetwork: 'Kontrollera nätverket.',
  offline: 'Webbläsaren rapporterar att du är offline.',
  notFromGateway:
    'Svaret kommer inte från Drivebays gateway (HTTP {status}). En proxy eller en inloggningssida kan ligga emellan.',
  gatewayStatus: 'Gatewayen svarade med HTTP {status}.',
  otherId: '{who} skickade uppgifter om ett annat ID än det begärda.',
  unexpectedValue: '{who} skickade ett oväntat värde i {where}.',
  unexpectedBody: '{who} skickade ett svar med oväntat innehåll.',
  twoSentences: '{first} {second}',
  accessDoesNotWork: 'Kontrollpanelens åtkomst till den här leverantören fungerar inte.',
  mayNotRead: 'Kontrollpanelen får inte läsa det här.',
  doesNotOffer: 'Kontrollpanelen erbjuder inte det här.',
  willNotHelp: 'Det hjälper inte att försöka igen.',
  retries: 'Drivebay försöker igen automatiskt.',
  askSupport: 'Om felet kvarstår, kontakta supporten för din kontrollpanel.',
} satisfies Translation<typeof english>;
