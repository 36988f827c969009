import { message } from '../../text/message.ts';

// Devices and media, as several parts of the page show them. `{device}` is “CD/DVD 3”, “ide2”, or one of the words here.

/** An image without a name. */
export const namelessImage = message('image without a name');
/** `{amount}` is “5.9”. */
export const gigabytes = message('{amount} GB');
export const underLeastSize = message('less than 0.001 GB');
export const overMostSize = message('more than 999,999 GB');
export const sizeUnknown = message('size unknown');
export const unreadableEntry = message('Unreadable entry');
export const unnamedSlot = message('Unnamed slot');

// What a sentence is about, in the middle of it and, with a capital letter, at its beginning.
export const anUnnamedSlot = message('an unnamed slot');
/** `{label}` is HostUp’s description of it. */
export const labelOfUnnamed = message('{label} (unnamed slot)');
export const entryNotRead = message('an entry that could not be read');
export const mediumWithoutId = message('a medium without an ID');
export const mediumWithoutIdFirst = message('A medium without an ID');
export const unknownImageId = message('unknown image {id}');
export const unknownImageIdFirst = message('Unknown image {id}');
export const unknownImage = message('an unknown image');
export const unknownImageFirst = message('An unknown image');
export const unreadableDevice = message('an unreadable entry');
export const theDisk = message('the disk');
export const anyDisk = message('any disk');
export const theNetwork = message('the network');
/** `{name}` is the image’s. */
export const theIso = message('the {name} ISO');
export const mediumWithoutName = message('a medium without a name');
export const isoCount = message('{count, number} ISOs');
/** `{medium}` is one of those above. */
export const mediumIn = message('{medium} in {device}');
export const mediaAnd = message('{media} and {medium}');
export const deviceNotListed = message('{device} (not among HostUp’s devices)');
export const deviceCloudInit = message('{device} (cloud-init)');
export const deviceEmpty = message('{device} (empty)');
export const deviceNotMounted = message('{device} (nothing mounted)');
export const deviceUnknown = message('{device} (content unknown)');
export const more = message('{count, number} more');

// The next start. `{device}`, `{next}` and `{later}` are the words above, as is `{media}`: one medium or “2 ISOs”.
export const triesFirst = message('Tries {device} first');
export const triesOnly = message('Tries only {device}');
/** What stands before `{device}` holds nothing to start from. `{empty}` is one device, of `{count}`. */
export const triesAfterEmpty = message(
  '{count, plural, one {Tries {device} after {empty}, which is empty} other {Tries {device} after # empty drives}}',
);
export const nothingElse = message('Nothing else is in the boot order.');
export const ifNot = message('If that does not start, {next} is next.');
/** `{later}` is one device or the next one. */
export const ifNotThen = message('If that does not start, {next} is next, then {later}.');
export const thenDevice = message('{devices}, then {device}');
export const triesBefore = message('Tries {media} before {device}');
export const triesWithoutDisk = message('Tries {media}; no disk is in the boot order');
/** The code makes its first letter a capital, as in the next one. */
export const isTriedFirst = message('{device} is tried first.');
export const theseMedia = message('{media}.');
export const leftIn = message(
  '{count, plural, one {Installation finished? Unmount it before the next start. Still installing? Leave it.} other {Installation finished? Unmount them before the next start. Still installing? Leave them.}}',
);
export const leftInWithoutDisk = message(
  '{count, plural, one {Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.} other {Installation finished? Add the disk to the boot order and unmount the ISOs before the next start. Still installing? Leave them.}}',
);
export const orderNotReported = message('Boot order not reported');
export const noField = message(
  'HostUp’s response has no boot order, so what the server tries first is unknown.',
);
export const noneSent = message('HostUp sent no boot order, so what the server tries first is unknown.');
export const noDevices = message(
  'HostUp’s boot order lists no devices, so what the server tries first is unknown.',
);
export const orderNotReadable = message('Boot order not readable');
export const cannotRead = message(
  'HostUp sent a boot order that Drivebay cannot read, so what the server tries first is unknown.',
);
export const orderEmpty = message('The boot order is empty');
export const noDeviceToStart = message('HostUp lists no device for this server to start from.');

// A device’s row: its parts stand beside each other, with a dot between them.
/** `{place}` is “first”. */
export const tried = message('Tried {place}');
export const triedToo = message('tried {place}');
export const place = message(
  '{position, plural, =1 {first} =2 {second} =3 {third} =4 {fourth} =5 {fifth} =6 {sixth} =7 {seventh} =8 {eighth} =9 {ninth} =10 {tenth} one {at position #} other {at position #}}',
);
export const notInOrder = message('Not in the boot order');
export const notInOrderToo = message('not in the boot order');
export const positionUnknown = message('Position unknown');
/** `{positions}` are numbers, “3, 5”. */
export const alsoAt = message('also listed at position {positions}');
export const typeIs = message('type “{type}”');
export const deviceOfType = message('Device of type “{type}”');
export const noType = message('HostUp does not report its type');
export const typeNotKnown = message('HostUp’s type is not one that Drivebay knows');
export const thisTypeNotKnown = message('HostUp’s type “{type}” is not one that Drivebay knows');
export const cloudInitSettings = message('Cloud-init settings');
export const imageIs = message('Image {id}');
export const assignedOnly = message('{image} is assigned, but not mounted');
export const empty = message('Empty');
export const noDeviceName = message('No device name');
export const notToChoose = message('cannot be chosen');
export const inUse = message('In use');
export const noContent = message('Content not reported');
export const noContentToo = message('content not reported');
export const mountedNotReported = message('HostUp does not report whether it is mounted');
export const entryUnreadable = message('HostUp sent an entry here that Drivebay cannot read');
export const nameless = message('Medium without a name');
export const notInLibrary = message('not in the library');
export const reportedFree = message('reported free');
export const orderOnly = message('Named in the boot order, but not listed by HostUp');

// Its tag.
export const cloudInit = message('Cloud-init');
export const notMounted = message('Not mounted');
export const contentUnknown = message('Content unknown');
export const notReported = message('Not reported');
export const unreadable = message('Unreadable');
export const inconsistent = message('Inconsistent');
export const isoMounted = message('ISO mounted');
export const listedTwice = message('Listed twice');
export const notListed = message('Not listed');
export const unknownType = message('Unknown type');
export const isoBeforeDisk = message('ISO before disk');

// What HostUp’s response contradicts. `{device}` is “CD/DVD 3 (ide2)”; `{medium}` is a name or one of those above.
export const imageNotInLibrary = message(
  'An image is mounted in {device}, but it is not in the ISO library.',
);
export const driveNotInOrder = message(
  '{medium} is mounted in {device}, but that drive is not in the boot order.',
);
export const noSuchDevice = message('The boot order names {device}, but HostUp lists no such device.');
export const inUseEmpty = message('{device} is reported in use, but nothing is mounted in it.');
export const freeMounted = message('{device} is reported free, but {medium} is mounted in it.');
export const twiceInSlots = message(
  '{id} is listed {times, number} times among the CD/DVD slots, but should be listed once.',
);
export const twiceInDrives = message(
  '{id} is listed {times, number} times among the drives with media, but should be listed once.',
);
export const twiceInOrder = message(
  '{id} is listed {times, number} times in the boot order, but should be listed once.',
);
export const twiceInDevices = message(
  '{id} is listed {times, number} times among the boot devices, but should be listed once.',
);
export const twiceInLibrary = message(
  '{id} is listed {times, number} times in the ISO library, but should be listed once.',
);

// Why an action is not allowed, where HostUp gives no words; and what it adds where it is.
export const mountNotReported = message(
  'HostUp did not report whether you may mount an ISO, so it is treated as not allowed.',
);
export const uploadNotReported = message(
  'HostUp did not report whether you may upload an ISO, so it is treated as not allowed.',
);
export const noReason = message('HostUp gave no reason. Send HostUp support this server’s ID.');
export const orderPending = message('An order for this VPS is still pending.');
/** `{added}` is HostUp’s own reason, or “code beta”, or both. */
export const allowedWith = message('HostUp allows it and adds: {added}');
export const codeIs = message('code {code}');
export const reasonAndCode = message('{reason}, code {code}');
export const noEmptyDrive = message('Allowed, but HostUp reports no empty drive now.');
export const noEmptyDriveUnmount = message(
  'Allowed, but HostUp reports no empty drive now. To mount another, unmount an ISO first.',
);

// What you can do, and where. `{panel}` is one of these two.
export const hostUpPanel = message('HostUp panel');
export const controlPanel = message('control panel');
export const whatYouCanDo = message('What you can do');
export const mount = message('Mount');
export const mountAllowed = message('Mount allowed');
export const mountNotAllowed = message('Mount not allowed');
export const upload = message('Upload');
export const uploadAllowed = message('Upload allowed');
export const uploadNotAllowed = message('Upload not allowed');
/** What a code beside them is, as the next two. */
export const mountCode = message('Copy reason code: Mount');
export const uploadCode = message('Copy reason code: Upload');
export const bothCode = message('Copy reason code: Mount and Upload');
export const onlyShows = message('Drivebay only shows.');
export const toAct = message('To act, open your {panel}.');
export const toUnmount = message('To unmount or set the boot order, open your {panel}.');
export const openHostUp = message('Open HostUp');
export const openPanel = message('Open control panel');
export const newTab = message('(new tab)');

// The images of the library, as a table.
export const isoImages = message('ISO images');
export const image = message('Image');
export const file = message('File');
export const sizeHead = message('Size');
export const drive = message('Drive');
/** `{drives}` is “CD/DVD 3”, or several. */
export const inDrives = message('in {drives}');
export const format = message('format {format}');
export const entryBroken = message('An entry that could not be read');
