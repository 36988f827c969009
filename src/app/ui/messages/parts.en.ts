import { message } from '../../text/message.ts';

// Small parts that stand on every page.
export const copied = message('Copied');
/** The clipboard refused; the text beside it is selected. */
export const selected = message('Selected: copy it now');
export const showAll = message('Show all');
export const showLess = message('Show less');
export const panelBroken = message('This panel could not be drawn');
/** On the page that takes the place of one whose code is lost. */
export const partLost = message('A part of Drivebay could not be loaded. Check your network and try again.');
export const retry = message('Retry');
export const faultHere = message(
  'A fault in Drivebay, not in your server. The other panels are not affected.',
);
/** Name of the region whose changes are read aloud. */
export const announcements = message('Announcements');
