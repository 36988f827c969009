import type { Translation } from '../../text/message.ts';
import type * as english from './no-token.en.ts';

export default {
  needed: 'Det behövs en token',
  behindPanel:
    'Den här installationen av Drivebay nås via en kontrollpanel. Öppna din servers ISO-media där, eller klistra in din token här om du har fått en.',
  pasteToken: 'Klistra in en token',
  accessEnded: 'Din åtkomst har upphört',
  noLongerRefreshed: '{why} Det som visas står kvar men uppdateras inte längre.',
  noSignInNeeded: 'Ingen inloggning behövs här',
  hasNoSignIn: 'Den här installationen av Drivebay har ingen inloggning. Öppna en sida från menyn.',
} satisfies Translation<typeof english>;
