import { message } from '../../text/message.ts';

// The downloads beside something else.
export const stalledToDo = message(
  '{count, plural, one {# stalled. If that stays so, start it again at VPSBG.} other {# stalled. If that stays so, start them again at VPSBG.}}',
);
export const tooSlowToDo = message(
  '{count, plural, one {# is too slow. Start it again from a faster source.} other {# are too slow. Start them again from a faster source.}}',
);
export const closeToDo = message(
  '{count, plural, one {# may be deleted before it is done. Look again in a few minutes.} other {# may be deleted before they are done. Look again in a few minutes.}}',
);
export const nothingToDo = message('Nothing to do for running downloads: they finish by themselves.');
export const running = message('{count, number} running');
export const done = message('{count, number} done');
export const deletedCount = message('{count, number} deleted');
export const alsoCount = message('· {words}');
export const moreRunning = message('{count, number} more running');
export const allCount = message('All {count, number}');
/** `{read}` is “15 of 37 read”. */
export const allDownloadsRead = message('All downloads ({read})');
export const openDownloadsRead = message('Open downloads ({read})');
export const showDeleted = message('Show {count, number} deleted');
export const hideDeleted = message('Hide {count, number} deleted');
export const onlyFirst = message('Only the first {count, number} are shown.');
export const downloads = message('Downloads');
export const isoDownloads = message('ISO downloads');
export const openDownloads = message('Open downloads');
export const noDownloads = message('No ISO downloads');
export const appearHere = message('ISOs that VPSBG downloads for you appear here.');
export const noneChosen = message('No ISO was chosen');
export const notMountable = message('At VPSBG, not in HostUp’s library: this server cannot mount them.');
export const downloadedHead = message('Downloaded');
export const deletedHead = message('Deleted');
/** Over a picture of 48 hours. */
/** Over a bar of 70 px: as short as it can be. */
export const leftOf48 = message('left of 48 h');
/** Over the time to the deletion. */
export const deletedInHead = message('deleted in');
export const notAnIsoId = message('“{given}” is not the ID of an ISO');
/** `{why}` is “not found”. */
export const isoTrouble = message('ISO {id}: {why}');
export const isoNotLoaded = message('ISO {id}: not loaded yet');
export const copyErrorCode = message('Copy error code');
