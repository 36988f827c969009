import { message } from '../../text/message.ts';

// The four facts about all downloads. `{speed}` is “6.1 MB/s”, `{bytes}` “1.11 GB”.

export const nextToFinish = message('Next to finish');
export const downloadingNow = message('Downloading now');
export const toCheck = message('Downloads to check');
export const nextDeletion = message('Next deletion');
export const none = message('None');
export const unknown = message('Unknown');
export const noneDownloading = message('No ISO is downloading');
export const noTimeLeftKnown = message('No time left is known');
export const averageSoFar = message('average so far');
export const isos = message('{count, plural, one {# ISO} other {# ISOs}}');
export const isosToGo = message('{count, plural, one {# ISO} other {# ISOs}}, {bytes} to go');
/** Where the speed is an average. `{toGo}` is one of the two beside this: “5 ISOs, 15.2 GB to go”. */
export const averageAndToGo = message('average so far · {toGo}');
export const isosAtLeastToGo = message('{count, plural, one {# ISO} other {# ISOs}}, at least {bytes} to go');
export const measuring = message('Measuring');
export const noData = message('No data');
export const atLeast = message('at least {speed}');
export const stalledCount = message('{count, number} stalled');
export const deletedBeforeDone = message('deleted before it finishes');
export const mayBeDeletedFirst = message('may be deleted before it finishes');
export const bytesDisagree = message('byte counts disagree');
export const noLongerThere = message('no longer there');
export const unknownStatus = message('unknown status');
export const deletionUnclear = message('deletion time unclear');
export const suspiciouslySmall = message('suspiciously small');
export const nothingOdd = message('Nothing stalled or odd');
export const noDeletionAhead = message('No deletion is ahead');

// Two of them in two lines. `{time}` is “about 6 min”.
export const notLoaded = message('Downloads: not loaded yet');
export const timeLeft = message('{time} left');
export const deletedIn = message('Deleted in {time}');
