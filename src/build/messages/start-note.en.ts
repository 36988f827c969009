import { message } from '../../app/text/message.ts';

// What a page says before the app has started, and to programs that run none.
export const about = message('What is in a VPS’s drives, what it boots next, and how far its ISO is.');
export const noScript = message('Drivebay shows live data and needs JavaScript.');
export const notStarted = message(
  'Drivebay has not started yet. It needs JavaScript: allow it for this page, then reload.',
);
/** `{attribute}` is “sandbox”, `{values}` is “allow-scripts allow-same-origin”. */
export const inFrame = message('In a control panel, a frame with a {attribute} needs {values}.');
/** `{link}` is the message below. */
export const slowNetwork = message('On a slow network, wait a little longer, or {link}.');
export const reload = message('reload');
