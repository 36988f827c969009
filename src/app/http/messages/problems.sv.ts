import type { Translation } from '../../text/message.ts';
import type * as english from './problems.en.ts';

export default {
  badRequest: 'Gatewayen kunde inte läsa begäran.',
  requestTimeout: 'Begäran nådde inte gatewayen i tid.',
  tooLarge: 'Begäran är för stor.',
  invalidBody: 'Några fält i begäran är inte giltiga. Rätta dem och skicka igen.',
  headersTooLarge: 'HTTP-huvudena i begäran är för stora. Det kan bero på kakor eller en lång token.',
  forbiddenHost: 'Gatewayen nekade åtkomst. Den svarar inte på den här adressen.',
  forbiddenOrigin: 'Gatewayen nekade åtkomst. Den tar inte emot begäranden från andra webbplatser.',
  tokenMissing: 'Det krävs en token.',
  tokenInvalid: 'Din token är ogiltig.',
  claimInvalid: 'Din token är ogiltig: fältet ”{claim}” har fel värde.',
  tokenExpired: 'Din token har gått ut.',
  keysUnavailable: 'Kontrollpanelens nycklar gick inte att hämta.',
  forbiddenResource: 'Din token ger inte åtkomst till det här.',
  tooManyRequests: 'För många begäranden skickades.',
  signedOut: 'Du är inte inloggad. Logga in för att fortsätta.',
  sessionExpired: 'Din session har avslutats. Logga in igen.',
  recentLoginNeeded: 'Logga in igen för att göra det här: det var för länge sedan du senast loggade in.',
  noRole: 'Dina grupper ger dig inte åtkomst här.',
  accountUnknown: 'Kontot finns inte, eller så omfattas det inte av din roll. Välj ett annat konto.',
  signInUnavailable:
    'Inloggningstjänsten svarade inte, så din roll kunde inte kontrolleras. Försök igen om en stund.',
  tokenUsed: 'Din token har redan använts för en annan åtgärd. Varje åtgärd kräver en ny.',
  tokenTooOld: 'Din token är för gammal för den här åtgärden. Hämta en ny från kontrollpanelen.',
  notAllowed: 'Du får inte göra det här. Administratören avgör vilka åtgärder som är tillåtna.',
  inProgress:
    'En annan åtgärd pågår på den här VPS:en. Vänta tills den är klar och kontrollera sedan enheterna igen.',
  notPossible: 'Det här går inte att göra nu. Kontrollera enheterna igen.',
  gateClosed: 'HostUp tillåter inte åtgärden just nu.',
  mediaChanged: 'Innehållet i enheterna har ändrats. Kontrollera det igen.',
  imageNotFound: 'Avbildningen finns inte i det bibliotek som du ser: den kan ha raderats.',
  keyReused: 'En annan begäran hade samma nyckel. Starta åtgärden igen.',
  outcomeUnknown:
    'Det är oklart om HostUp utförde åtgärden. Den skickas inte igen. Kontrollera vad HostUp visar nu innan du försöker igen.',
  jobNotFound:
    'Gatewayen känner inte till något sådant jobb, eller så får du inte utföra åtgärder på dess VPS.',
  auditFailed: 'Gatewayen kunde inte logga åtgärden. Kontakta administratören.',
  stateUnavailable: 'Gatewayen når inte den lagring som dess instanser delar. Försök igen om en stund.',
  notFound: 'Gatewayen har inget på den här adressen.',
  internalError: 'Något gick fel i gatewayen. Om felet kvarstår, kontakta administratören.',
  notConfigured: '{who} har inte konfigurerats. Gatewayen saknar nyckel till leverantören.',
  upstreamNotFound:
    '{who} hittade inget med det här ID:t, eller så hör det inte till ditt konto. Kontrollera ID:t.',
  upstreamForbidden:
    '{who} nekade åtkomst. API-nyckeln saknar behörighet, eller så hör det här inte till ditt konto.',
  accountForbidden: '{who} nekade åtkomst. Ditt konto får inte läsa det här.',
  sessionMissing:
    'Din session hos {who} saknas eller har gått ut. Logga in hos {who}, kom sedan tillbaka och ladda om sidan.',
  blockedByProtection:
    'En skyddstjänst framför {who} stoppade begäran och skickade en sida för webbläsare. Öppna {who} på en annan flik, kom sedan tillbaka och ladda om sidan.',
  upstreamLocked: '{who} har låst detta tills vidare.',
  upstreamLimit: '{who} tar inte emot fler begäranden just nu.',
  ownPace: 'Drivebay har redan skickat så många begäranden som får skickas den här minuten. Vänta en stund.',
  upstreamUnauthorized: '{who} godtog inte API-nyckeln. Administratören måste ange en giltig nyckel.',
  upstreamRejected:
    '{who} avvisade begäran ({status}). Det hjälper inte att försöka igen, men leverantörens meddelande kan ge besked.',
  upstreamFailed: '{who} returnerade ett fel ({status}). Om felet kvarstår, kontakta supporten hos {who}.',
  upstreamInvalid:
    '{who} skickade ett svar som inte går att läsa. Om felet kvarstår, kontakta administratören.',
  upstreamUnavailable: '{who} går inte att nå.',
  upstreamTimeout: '{who} svarade inte i tid.',
  unknownCode: '{who} returnerade ett fel som den här versionen inte känner till: {code}.',
  retried: 'Drivebay försöker igen automatiskt.',
  nothingDone: 'Inget har gjorts.',
  twoSentences: '{first} {second}',
} satisfies Translation<typeof english>;
