import { message } from '../../text/message.ts';

// What one can do, and why not. `{actions}` are names in a list: “mount, download and delete”; in `{panel}` one does the rest.
export const mountIso = message('Mount an ISO');
export const downloadFromUrl = message('Download from URL');
export const restart = message('Restart…');
export const mountAllowed = message('Allowed. Drivebay does not restart the server.');
export const downloadAllowed = message('Allowed. HostUp downloads the image into your library.');
export const confirmFirst = message('You confirm it first. Running programs stop.');
export const notNow = message('Not now:');
/** `{notNow}` is the next one. */
export const sameReason = message('{notNow} for the same reason.');
export const notNowInSentence = message('Not now,');
/** Of a button that copies it. `{action}` is “Mount an ISO”. */
export const reasonCode = message('Copy reason code: {action}');

// Actions, in a list.
export const mountName = message('mount');
export const unmountName = message('unmount');
export const uploadName = message('upload');
export const downloadName = message('download');
export const deleteName = message('delete');
export const restartName = message('restart');
export const bootOrder = message('boot order');
/** `{names}` are one or several with commas: “mount, upload”. */
export const andLast = message('{names} and {last}');

export const needsLibrary = message(
  '{count, plural, one {{actions} needs the ISO library of the account. Your access shows only the images in this server’s drives.} other {{actions} need the ISO library of the account. Your access shows only the images in this server’s drives.}}',
);
export const roleLacks = message('Your role in this account does not include: {actions}.');
export const orderElsewhere = message(
  '{panel, select, hostUp {The boot order is set in your HostUp panel.} other {The boot order is set in your control panel.}}',
);
export const actionsElsewhere = message(
  '{panel, select, hostUp {{actions}: in your HostUp panel.} other {{actions}: in your control panel.}}',
);
