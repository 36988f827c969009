import { message } from '../../text/message.ts';

// The page without a session.
export const signInTo = message('Sign in to Drivebay');
export const companyAccount = message('Use your company account. You are signed out here.');
export const signIn = message('Sign in');
export const signInAsOther = message('Sign in as someone else');
/** Before a host name. */
export const service = message('Sign-in service:');
/** Before whom to ask, in the operator’s words: often an address. */
export const askForAccess = message('For access, ask:');
/** Before the request’s id. */
export const nameRequest = message('Give this request ID:');
export const copyRequestId = message('Copy request ID');

// Why signing in failed, and what to do.
export const noRole = message('You are signed in, but have no access here');
export const noRoleWords = message('None of your groups may see this. Ask for access, then sign in again.');
export const refused = message('The sign-in was cancelled or refused');
export const refusedWords = message('Nothing was opened. Sign in again to go on.');
export const expired = message('The sign-in has expired');
export const expiredWords = message(
  'A sign-in lasts 10 minutes and works once, in the browser that began it. Start again here.',
);
export const unavailable = message('The sign-in service did not respond');
export const unavailableWords = message('Try again in a minute.');
export const failed = message('The sign-in failed');
export const failedWords = message('The response of the sign-in service was not valid. Try again.');

// In the window that was opened to sign in.
export const signedIn = message('Signed in');
export const closeWindow = message(
  'You can close this window. The page that you came from goes on by itself.',
);
