import { message } from '../../text/message.ts';

// What a customer must know of the control panel around the frame.
export const isoMedia = message('ISO media');
export const retry = message('Retry');
export const connecting = message('Connecting to the control panel…');
export const belongsInPanel = message('This page belongs in a control panel');
export const openInPanel = message(
  'It shows nothing by itself. Open the ISO media of your server in your control panel. If it stays like this, contact your control panel’s support.',
);
export const waiting = message('Waiting for the control panel…');
export const noHello = message(
  'The page around this one has not responded. Reload the control panel’s page. If it stays like this, contact your control panel’s support. Mention that the ISO media frame gets no response to its hello message.',
);
/** `{trouble}` is one of the sentences below, as in the next four. */
export const requestsAnother = message(
  '{trouble} Drivebay requests another one. If it stays like this, contact your control panel’s support.',
);
export const ended = message('The control panel’s access has ended');
export const endedEmpty = message(
  '{trouble} Reload the control panel’s page, or sign in there again. If it stays like this, contact your control panel’s support.',
);
export const endedWithData = message(
  '{trouble} What is on screen is no longer refreshed. Reload the control panel’s page, or sign in there again. If it stays like this, contact your control panel’s support.',
);
export const signInThereAfter = message('{trouble} Reload the control panel’s page, or sign in there again.');
export const signInThere = message('Reload the control panel’s page, or sign in there again.');

// Why there is no token that works.
export const silent = message('The control panel did not respond when Drivebay requested the next token.');
export const misdirected = message('The control panel gave a token that was made for another page.');
export const unreadable = message('The control panel gave a token that cannot be used.');
export const refused = message('The control panel gives tokens that are not accepted.');

// For the panel's own staff.
export const tokenInAddress = message('A token was in the address of this frame');
export const takeItOut = message(
  'It was removed and not used: addresses end up in histories and logs. The panel gives the token by a message, as docs/embedding.md describes; take it out of the frame’s address.',
);
