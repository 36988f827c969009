import { message } from '../../text/message.ts';

// What is done to drives and the server, and what becomes of it. `{drive}` is “CD/DVD 3”, `{image}` “Ubuntu 24.04 LTS”,
// `{time}` a duration such as “12 s”.

// Buttons, and their names in whole for screen readers.
export const mount = message('Mount…');
export const unmount = message('Unmount');
export const mounting = message('Mounting…');
export const unmounting = message('Unmounting…');
export const mountIn = message('Mount… an ISO in {drive}');
export const mountingIn = message('Mounting… an ISO in {drive}');
export const unmountFrom = message('Unmount {image} from {drive}');
export const unmountingFrom = message('Unmounting… {image} from {drive}');
export const checkNow = message('Check now');
export const dismiss = message('Dismiss');
export const restart = message('Restart…');
export const undoUnmount = message('Undo unmount');
export const undoUnmountFrom = message('Undo unmount of {image} from {drive}');
export const undoMount = message('Undo mount');
export const undoMountIn = message('Undo mount of {image} in {drive}');

// In place of an image's name, in these sentences.
export const mediumWithoutName = message('a medium without a name');
export const imageById = message('the image {id}');

// While it is on its way.
export const mountingFor = message('Mounting {image}, {time}');
export const unmountingFor = message('Unmounting {image}, {time}');
export const mountWaits = message('Mounting {image}, waiting for HostUp to confirm, {time}');
export const unmountWaits = message('Unmounting {image}, waiting for HostUp to confirm, {time}');
export const mountNotShown = message('HostUp accepted the mount {time} ago, but does not show it yet.');
export const unmountNotShown = message('HostUp accepted the unmount {time} ago, but does not show it yet.');
export const restartingFor = message('Restarting, {time}');
export const restartWaits = message(
  'HostUp accepted the restart {time} ago. Waiting for it to report the start.',
);
export const restartNotShown = message(
  'HostUp accepted the restart {time} ago. It has not reported the start yet; where it reports no uptime, this page cannot tell.',
);

/** Of the image that was to take the place of another one. */
export const notMounted = message('{image} was not mounted.');

// What HostUp shows afterwards.
export const confirms = message('HostUp confirms:');
/** Announced. `{what}` is one of the sentences below. */
export const confirmsThat = message('HostUp confirms: {what}');
export const isIn = message('{image} is in {drive}.');
export const isEmpty = message('{drive} is empty.');
export const nowHolds = message('{drive} now holds {image}.');
export const noLongerInLibrary = message('{image} is no longer in the library.');
export const inLibrary = message('{file} is in the library.');
export const hasStarted = message('The server has started again.');
export const timeAgo = message('{time} ago');

// What was not done. `{why}` is a sentence of the gateway or of HostUp.
export const mountRefused = message('{image} was not mounted. {why}');
export const unmountRefused = message('{image} was not unmounted. {why}');
export const deleteRefused = message('{image} was not deleted. {why}');
export const downloadRefused = message('The download was not started. {why}');
export const restartRefused = message('The server was not restarted. {why}');
/** `{reason}` is in HostUp's own words: of the action, or of the read before it. */
export const notDone = message('Not done. HostUp’s message: “{reason}”');
/** It was accepted, and failed later. */
export const jobFailed = message('HostUp reports that this failed, and gives no reason.');
/** Of a button that copies it; as the next one. */
export const errorCode = message('Copy error code');
export const requestId = message('Copy request ID');

// It is not known what HostUp did.
export const mountUnknown = message(
  'It is not known whether the mount was carried out. Drivebay is checking.',
);
export const unmountUnknown = message(
  'It is not known whether the unmount was carried out. Drivebay is checking.',
);
export const deleteUnknown = message(
  'It is not known whether the deletion was carried out. Drivebay is checking.',
);
export const downloadUnknown = message(
  'It is not known whether the download was started. Drivebay is checking.',
);
export const restartUnknown = message(
  'It is not known whether the restart was carried out. Drivebay is checking.',
);
export const mountLost = message(
  'It is not known whether the mount was carried out, and HostUp does not show it. It was not sent again: try again if you still want it.',
);
export const unmountLost = message(
  'It is not known whether the unmount was carried out, and HostUp does not show it. It was not sent again: try again if you still want it.',
);
export const deleteLost = message(
  'It is not known whether the deletion was carried out, and HostUp does not show it. It was not sent again: try again if you still want it.',
);
export const downloadLost = message(
  'It is not known whether the download was started. If so, the image appears in this list. It was not sent again: try again if you still want it.',
);
export const restartLost = message(
  'It is not known whether the restart was carried out, and HostUp does not show it. It was not sent again: try again if you still want it.',
);

// HostUp could not be read since.
export const notChecked = message(
  'It is not known whether this was carried out: no data could be read from HostUp since. It was not sent again.',
);

// Whether what is in the drives counts already.
export const startedSince = message('The server has started since the drives changed.');
export const changedAgo = message(
  'The drives changed {time} ago, after the last start. That takes effect at the next start.',
);
export const changedBetween = message(
  'The drives changed between {least} and {most} ago, after the last start. That takes effect at the next start.',
);
