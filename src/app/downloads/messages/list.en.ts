import { message } from '../../text/message.ts';

// All downloads, and what stands for those that were not read.

// What to do.
export const stalledToDo = message(
  '{count, plural, one {# stalled. If that stays so, start it again at VPSBG.} other {# stalled. If that stays so, start them again at VPSBG.}}',
);
export const tooSlowToDo = message(
  '{count, plural, one {# is too slow. Start it again from a faster source.} other {# are too slow. Start them again from a faster source.}}',
);
export const nothingToDo = message('Nothing to do: what is running finishes by itself.');

// A list that was not read whole.
export const readOfMore = message('{read, number} read of more');
export const readOfTotal = message('{read, number} of {total, number} read');
export const pageLimit = message(
  "Drivebay reads at most 20 pages of VPSBG's list. An ISO that is not listed can be opened by its id.",
);
export const timeLimit = message(
  'VPSBG took too long to send the rest. The next refresh tries again. An ISO that is not listed can be opened by its id.',
);
export const rateLimit = message(
  "The rest waits for VPSBG's rate limit. The next refresh tries again. An ISO that is not listed can be opened by its id.",
);
export const pageFailed = message(
  "A page of VPSBG's list could not be read. The next refresh tries again. An ISO that is not listed can be opened by its id.",
);
export const withheld = message(
  'VPSBG counts more ISOs than it sent. An ISO that is not listed can be opened by its id.',
);
export const changed = message(
  'The list changed while it was read. The next refresh reads it again. An ISO that is not listed can be opened by its id.',
);

// Failures.
export const isoWasDeleted = message('ISO {id} was deleted by VPSBG');
export const deletedAfter = message('VPSBG deletes every ISO 48 hours after its creation.');
export const isoNotFound = message('ISO {id} was not found');
export const checkTheId = message(
  'Check the id: it does not exist, or it is not in your account. VPSBG deletes every ISO 48 hours after its creation.',
);
export const notFound = message('not found');
export const notInAccount = message(
  'It does not exist, or it is not in your account. VPSBG deletes every ISO 48 hours after its creation.',
);
export const listNotAvailable = message("VPSBG's list of ISOs is not available");
export const openByIdInstead = message(
  'VPSBG does not document its address publicly. Open an ISO by its id instead.',
);
export const notSetUp = message('VPSBG is not set up here');
export const setKey = message(
  "Set VPSBG_API_KEY in the gateway's environment and start it again. A Read key is enough.",
);

// How many there are.
export const running = message('{count, number} running');
export const done = message('{count, number} done');
export const deletedCount = message('{count, number} deleted');
export const alsoCount = message('· {words}');
export const moreRunning = message('{count, number} more running');
export const allCount = message('All {count, number}');
/** `{read}` is “15 of 37 read”. */
export const allDownloadsRead = message('All downloads ({read})');
export const openDownloadsRead = message('Open downloads ({read})');
export const notAllShown = message('Not all ISOs are shown: {read}');
export const showDeleted = message('Show {count, number} deleted');
export const hideDeleted = message('Hide {count, number} deleted');
export const matches = message('{count, number} of {all, number}');
export const matchesRead = message('{count, number} of {all, number} read');
export const entriesUnread = message(
  "{count, plural, one {# entry of VPSBG's list could not be read.} other {# entries of VPSBG's list could not be read.}}",
);
export const entriesRepeated = message(
  "{count, plural, one {# entry of VPSBG's list repeated an id; the first of each is shown.} other {# entries of VPSBG's list repeated an id; the first of each is shown.}}",
);
export const onlyFirst = message('Only the first {count, number} are shown.');

// Regions and lists.
export const downloads = message('Downloads');
export const isoDownloads = message('ISO downloads');
export const oneDownload = message('Download');
export const openDownloads = message('Open downloads');
export const allDownloads = message('All downloads');
export const noDownloads = message('No ISO downloads');
export const appearHere = message('ISOs that VPSBG downloads for you appear here.');
export const appearAndStay = message(
  'ISOs that VPSBG downloads for you appear here, and stay until they are deleted after 48 hours.',
);
export const noneChosen = message('No ISO was chosen');
export const notMountable = message('At VPSBG, not in HostUp’s library: this server cannot mount them.');
export const downloadedHead = message('Downloaded');
export const deletedHead = message('Deleted');
/** Over a picture of 48 hours. */
export const leftOf48 = message('left of 48 h');
/** Over the time to the deletion. */
export const vpsbgDeletes = message('VPSBG deletes');

// The table.
export const byState = message('Downloads by state');
export const tabAll = message('All');
export const tabAllRead = message('All read');
export const tabActive = message('Downloading');
export const order = message('Order');
export const byNeed = message('Most urgent');
export const byNewest = message('Newest');
export const byName = message('Name');
export const byProgress = message('Progress');
export const byDeletion = message('Deleted soonest');
export const search = message('Search downloads');
export const searchHint = message('Search name or number');
export const noMatch = message('No download matches');
export const noMatchInRead = message('No match in what was read');
export const changeSearch = message('Choose another tab or change the search.');
export const columnIso = message('ISO');
export const columnProgress = message('Progress');
export const columnSize = message('Size');
export const columnSpeed = message('Speed');
export const columnTimeLeft = message('Time left');
export const columnDeletedIn = message('Deleted in');

// An ISO of its own.
export const notAnIsoId = message('"{given}" is not the id of an ISO');
/** `{why}` is “not found”. */
export const isoTrouble = message('ISO {id}: {why}');
export const isoNotLoaded = message('ISO {id}: not loaded yet');
export const isoIdLabel = message('ISO id');
export const notAnIsoPage = message('This is not the id of an ISO');
export const addressHolds = message('what the address holds');
export const isoIdExample = message('An ISO id at VPSBG is a whole number such as 15.');
export const notify = message('Notify me when a download finishes');
export const notifyBlocked = message(
  'This browser blocks notifications from this page. Allow them in its settings for this site.',
);
