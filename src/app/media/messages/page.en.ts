import { message } from '../../text/message.ts';

// The page of one server.
export const nextStart = message('Next start');
export const isoLibrary = message('ISO library');
export const downloads = message('Downloads');
export const serverId = message('Copy server ID');
export const powerNotKnown = message('Power not known');
export const breadcrumb = message('Breadcrumb');
export const deviceNotKnown = message('Which device it tries first is not known yet.');
export const mayMountNotKnown = message('Whether you may mount an ISO is not known yet.');
export const imagesNotKnown = message('Which images it can mount is not known yet.');

// No such server.
export const notVpsId = message('Not a VPS ID');
/** `{example}` is an id. */
export const addressWithoutId = message(
  'The address holds no VPS ID. HostUp’s IDs look like {example}; an IP address or a host name is not one. Check the address or open the server list.',
);
export const panelsAddressWithoutId = message(
  'The address holds no VPS ID. HostUp’s IDs look like {example}; an IP address or a host name is not one. If it stays like this, contact your control panel’s support.',
);
export const openServers = message('Open the server list');
export const panelsServerNotFound = message(
  'The control panel opened a server that HostUp does not find. If it stays like this, contact your control panel’s support.',
);
export const serverNotFound = message(
  'HostUp has no server with this ID in your account. Check the ID or open the server list.',
);
export const serverIdLabel = message('Copy server ID');
export const didYouMean = message('Did you mean');

// Drives and boot order.
export const drivesAndOrder = message('Drives and boot order');
export const noDevices = message('HostUp lists no drive and no disk for this server.');
export const moreDevices = message('{count, number} more are not shown.');
/** For screen readers, before the number. */
export const bootOrder = message('Boot order');
export const notInOrder = message('Not in the boot order');
export const orderUnknown = message('Boot order unknown');

// What to do before the next start. `{panel}` is “HostUp panel” or “control panel”.
export const nothingForStart = message('Nothing to do for the next start.');
/** The same of a server that is stopped. */
export const nothingBeforeStart = message('Nothing to do before you start it.');
/** The same of a server that has other troubles. */
export const nothingAboutDrives = message('Nothing to change in the drives or the boot order.');
export const setOrder = message('Set the boot order in your {panel} before the next start.');
export const checkOrder = message('Check the boot order in your {panel} before the next start.');
export const addDisk = message('No disk is in the boot order. Add it in your {panel} before the next start.');
export const checkDrives = message(
  'Check the drives and the boot order in your {panel} before the next start.',
);

// What HostUp’s response contradicts, and what to do about it.
export const inconsistent = message('HostUp’s data is inconsistent');
export const notTried = message('Not tried at the next start');
export const more = message('{count, number} more');
export const moreNotListed = message('and {count, number} more that are not listed here.');
export const compare = message(
  'Compare with your {panel} before the next start. If it shows the same, send HostUp support the diagnostics of this page.',
);
export const unmountOrLeave = message('If you no longer need the image, unmount it. If you do, leave it.');
export const usableAllTheSame = message(
  'A running server can use it all the same. To start from it, change the boot order in your {panel}.',
);
export const correctOrder = message('Correct the boot order in your {panel} before the next start.');

// Since the last visit, or the last response. `{medium}` is an image’s name, `{device}` is “ide2”.
export const sinceLooked = message('Since you last looked');
/** `{when}` is a time. */
export const sinceWhen = message('Since you last looked, {when}:');
export const moreChanges = message('and {count, number} more changes.');
export const dismissChanges = message('Dismiss what changed');
export const wasMounted = message('{medium} was mounted in {device}.');
export const wasUnmounted = message('{medium} was unmounted from {device}.');
export const wasReplaced = message('{before} in {device} was replaced by {now}.');
/** `{before}` and `{now}` are devices, or the next one. */
export const orderChanged = message('The boot order changed from {before} to {now}.');
export const emptyOrder = message('empty');
export const libraryGrew = message(
  'The ISO library grew from {before, number} to {now, plural, one {# ISO} other {# ISOs}}.',
);
export const libraryShrank = message(
  'The ISO library shrank from {before, number} to {now, plural, one {# ISO} other {# ISOs}}.',
);
export const wereAdded = message(
  '{count, plural, one {# ISO was added to the ISO library: {names}.} other {# ISOs were added to the ISO library: {names}.}}',
);
export const namesAndMore = message('{names} and {count, number} more');
export const wereRemoved = message(
  '{count, plural, one {# ISO was removed from the ISO library.} other {# ISOs were removed from the ISO library.}}',
);
export const mayMount = message('Mounting an ISO is allowed again.');
export const mayNotMount = message('Mounting an ISO is no longer allowed.');
export const mayUpload = message('Uploading an ISO is allowed again.');
export const mayNotUpload = message('Uploading an ISO is no longer allowed.');

// The ISO library.
export const nothingInDrives = message('No image is in this server’s drives');
export const onlyThoseShown = message('Your access shows only those images of the ISO library.');
export const libraryEmpty = message('The ISO library is empty');
export const noneListed = message('HostUp lists no ISO image for this server.');
export const images = message('{count, plural, one {# image} other {# images}}');
export const imagesInDrives = message(
  '{count, plural, one {# image in this server’s drives} other {# images in this server’s drives}}',
);
export const imagesToMount = message(
  '{count, plural, one {# image this server can mount} other {# images this server can mount}}',
);
export const search = message('Search the ISO library');
export const searchHint = message('Name, file, ID, format');
export const sortBy = message('Sort');
export const found = message('{count, number} found');
export const noMatch = message('No ISO matches your search');
export const clearSearch = message('Clear search');
export const byName = message('Name, A to Z');
export const byNameDown = message('Name, Z to A');
export const bySize = message('Smallest first');
export const bySizeDown = message('Largest first');
export const byFormat = message('Format, A to Z');
export const byFormatDown = message('Format, Z to A');
export const byMounted = message('Mounted first');
export const byMountedDown = message('Mounted last');
