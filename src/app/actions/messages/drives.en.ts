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
export const mountAgain = message('Mount again');
export const mountAgainIn = message('Mount again {image} in {drive}');
export const unmountAgain = message('Unmount again');
export const unmountAgainFrom = message('Unmount again {image} from {drive}');

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
/** `{reason}` is in HostUp's own words. */
export const hostUpRefused = message('HostUp refused: “{reason}”');
/** Of a button that copies it; as the next one. */
export const errorCode = message('Copy error code');
export const requestId = message('Copy request id');

// The response was lost.
export const mountUnknown = message(
  'No response from HostUp. The mount may have been carried out. Checking.',
);
export const unmountUnknown = message(
  'No response from HostUp. The unmount may have been carried out. Checking.',
);
export const deleteUnknown = message(
  'No response from HostUp. The deletion may have been carried out. Checking.',
);
export const downloadUnknown = message(
  'No response from HostUp. The download may have been carried out. Checking.',
);
export const restartUnknown = message(
  'No response from HostUp. The restart may have been carried out. Checking.',
);
export const mountLost = message(
  'No response from HostUp, and it does not show the mount. It was not sent again: try again if you still want it.',
);
export const unmountLost = message(
  'No response from HostUp, and it does not show the unmount. It was not sent again: try again if you still want it.',
);
export const deleteLost = message(
  'No response from HostUp, and it does not show the deletion. It was not sent again: try again if you still want it.',
);
export const downloadLost = message(
  'No response from HostUp. If it downloads the image all the same, it appears in this list. It was not sent again: try again if you still want it.',
);
export const restartLost = message(
  'No response from HostUp, and it does not show the restart. It was not sent again: try again if you still want it.',
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
