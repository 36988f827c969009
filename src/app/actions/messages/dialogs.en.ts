import { message } from '../../text/message.ts';

// Mount, delete and restart. `{drive}` is “CD/DVD 3”, `{image}` “Ubuntu 24.04 LTS”, `{time}` a duration such as “12 s”.
export const close = message('Close');
export const cancel = message('Cancel');

// Mount.
export const mountOn = message('Mount an ISO on {server}');
export const mount = message('Mount');
export const mounting = message('Mounting…');
export const retry = message('Retry');
export const drive = message('Drive');
export const image = message('Image');
export const selectImage = message('Choose an image');
export const imageAndSize = message('{image} ({size})');
export const chooseImage = message('Choose an image.');
export const chooseDrive = message('Choose a drive.');
export const isThereAlready = message('It is in {drive} already.');
export const noDrive = message('HostUp reports no drive that an image could go into.');
export const changedElsewhere = message(
  '{drive} was changed elsewhere just now. Choose it again if you still want it.',
);
export const unmountsFirst = message(
  'Unmounts {image} from {drive} first, then mounts the new image. Unmounting deletes no image.',
);
export const empty = message('Empty');
export const replacesIt = message('Replaces it');
/** `{place}` is where the drive stands in the boot order, as the next three say. */
export const emptyAt = message('Empty · {place}');
export const holdsAt = message('Holds {image} · {place}');
export const notInOrder = message('not in the boot order');
export const orderUnknown = message('boot order unknown');
/** `{position}` is from 1. */
export const triedAs = message(
  '{position, plural, =1 {tried first} =2 {tried second} =3 {tried third} =4 {tried fourth} =5 {tried fifth} =6 {tried sixth} =7 {tried seventh} =8 {tried eighth} =9 {tried ninth} =10 {tried tenth} one {tried at position #} other {tried at position #}}',
);

// How far its steps have come.
export const waiting = message('Waiting for HostUp to confirm, {time}');
export const unmountStepWaits = message('Step 1 of 2, unmount: waiting for HostUp to confirm, {time}');
export const mountStepWaits = message('Step 2 of 2, mount: waiting for HostUp to confirm, {time}');
export const confirmed = message('HostUp confirms it.');
export const unmountStepConfirmed = message('Step 1 of 2, unmount: HostUp confirms it.');
export const mountStepConfirmed = message('Step 2 of 2, mount: HostUp confirms it.');

// What the next start would try. `{headline}` is “Tries the disk first”, `{sentence}` says more of it.
export const nextStart = message('Next start, if HostUp keeps the boot order');
export const headlineAlone = message('{headline}.');
export const headlineAsNow = message('{headline}, as now.');
export const orderMayChange = message(
  '{sentence} HostUp may change the order when it mounts; Drivebay shows what HostUp confirms.',
);
export const driveNotInOrder = message(
  '{panel, select, hostUp {{drive} is not in the boot order, so this ISO would not be tried. To start from it, change the boot order in your HostUp panel.} other {{drive} is not in the boot order, so this ISO would not be tried. To start from it, change the boot order in your control panel.}}',
);
export const wouldStartFromIt = message('The next restart would start from this ISO.');

// Delete.
export const moreFor = message('More for {image}');
export const deleteItem = message('Delete…');
export const beingDeleted = message('Being deleted');
export const deleteImageAsk = message('Delete {image}?');
export const keepIt = message('Keep it');
export const deleteImage = message('Delete image');
export const deleting = message('Deleting…');
export const deletes = message(
  'HostUp deletes {file} from your account’s ISO library. This cannot be undone.',
);
export const deletesOfSize = message(
  'HostUp deletes {file} ({size}) from your account’s ISO library. This cannot be undone.',
);
export const othersCannotMount = message('Your other servers can no longer mount it.');
export const othersNotSeen = message('This page cannot see whether one of them has it mounted.');
export const ownImagesOnly = message('HostUp allows this only for images you own.');
/** `{drives}` is “CD/DVD 3, CD/DVD 4”. */
export const unmountFirst = message('It is in {drives}. Unmount it first.');
export const stillListed = message('HostUp accepted it {time} ago, but still lists the image.');
export const noLongerListed = message('HostUp no longer lists it.');

// Restart.
export const restartAsk = message('Restart {server}?');
export const leaveRunning = message('Leave it running');
export const restart = message('Restart');
export const restartEffect = message(
  'Running programs stop, and whoever is connected is cut off. The server then starts as the page says under “Next start”. If it is stopped, it is started.',
);
export const restartInProgress = message('A restart is in progress.');
