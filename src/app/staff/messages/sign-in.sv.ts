import type { Translation } from '../../text/message.ts';
import type * as english from './sign-in.en.ts';

export default {
  signInTo: 'Logga in på Drivebay',
  companyAccount: 'Använd ditt företagskonto. Du är utloggad här.',
  signIn: 'Logga in',
  signInAsOther: 'Logga in som någon annan',
  service: 'Inloggningstjänst:',
  askForAccess: 'Be om åtkomst hos:',
  nameRequest: 'Uppge begärans ID:',
  copyRequestId: 'Kopiera begärans ID',
  noRole: 'Du är inloggad men har ingen åtkomst här',
  noRoleWords: 'Ingen av dina grupper får se det här. Be om åtkomst och logga sedan in igen.',
  refused: 'Inloggningen avbröts eller nekades',
  refusedWords: 'Du loggades inte in. Logga in igen för att fortsätta.',
  expired: 'Inloggningen gäller inte längre',
  expiredWords:
    'En inloggning gäller i 10 minuter och en gång, i den webbläsare där den påbörjades. Börja om här.',
  unavailable: 'Inloggningstjänsten svarade inte',
  unavailableWords: 'Försök igen om en minut.',
  failed: 'Inloggningen misslyckades',
  failedWords: 'Svaret från inloggningstjänsten var ogiltigt. Försök igen.',
  signedIn: 'Inloggad',
  closeWindow: 'Du kan stänga det här fönstret. Sidan som du kom från fortsätter av sig själv.',
} satisfies Translation<typeof english>;
