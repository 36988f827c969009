import { message } from '../../text/message.ts';

// The gateway requires a token, and there is no valid one.
export const needed = message('A token is needed');
export const behindPanel = message(
  'This Drivebay stands behind a control panel. Open your server’s ISO media there; or, if you were given a token, paste it here.',
);
export const pasteToken = message('Paste a token');
export const accessEnded = message('Your access has ended');
/** `{why}` is one sentence or two. */
export const noLongerRefreshed = message('{why} What is on screen stays, and is no longer refreshed.');
// Where nobody signs in.
export const noSignInNeeded = message('No sign-in is needed here');
export const hasNoSignIn = message('This Drivebay has no sign-in. Open a page from the menu.');
