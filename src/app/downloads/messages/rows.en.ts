import { message } from '../../text/message.ts';

// One download. `{time}` is a duration such as “23 h 12 min”, `{speed}` is “6.1 MB/s”.

/** An ISO without a name. `{id}` is a number. */
export const isoNumber = message('ISO {id}');

// Amounts.
export const perSecond = message('{amount}/s');
export const underOneMinute = message('less than 1 min');
export const overOneDay = message('more than 24 h');
export const overTenDays = message('more than 10 days');
export const about = message('about {time}');
/** “1.82 of 3.99 GB”: where the units are the same, `{bytes}` has none. */
export const bytesOfSize = message('{bytes} of {size}');
export const bytesSoFar = message('{bytes} so far');
export const nothingKnown = message('Size and progress unknown');
export const onlySizeKnown = message('Size {size}, progress unknown');
export const percent = message('{percent, number} %');
export const percentAndAmount = message('{percent} · {amount}');
/** For screen readers, as the next three. */
export const percentThenAmount = message('{percent}, {amount}');
export const amountNotComplete = message('Not complete, {amount}');
export const amountSizeUnknown = message('{amount}, size unknown');

// What a row leads with.
export const finishing = message('Finishing');
export const notComplete = message('Not complete');
export const downloaded = message('Downloaded');
export const checkThis = message('Check this');
export const deletionDue = message('Deletion due');
export const deleted = message('Deleted');
export const noLongerThere = message('No longer there');
export const statusIs = message('Status “{status}”');
export const statusUnknown = message('Status unknown');
export const stalledFor = message('Stalled, no data for {time}');
export const noDataFor = message('no data for {time}');
export const waitingFor = message('Waiting for data, {time}');
export const deletedBeforeDone = message('Deleted before it finishes');
export const progressUnknown = message('Progress unknown');
export const sizeUnknown = message('Size unknown');
export const timeLeftUnknown = message('Time left unknown');
/** `{time}` is “about 6 min”. */
export const timeLeft = message('{time} left');

// What stands under it.
export const allReceived = message('all data received, not marked as downloaded yet');
export const speedNotMeasured = message('speed not measured');
export const mayHaveFailed = message('may have failed');
export const speedWas = message('was {speed}');
export const needsLongerThanIsLeft = message('needs {needed}, deleted in {left}');
export const restartedJustNow = message('Restarted just now');
export const restartedAgo = message('Restarted {time} ago');
/** `{restarted}` is one of the two above. */
export const restartedAtSpeed = message('{restarted} · {speed}');
export const measuringSpeed = message('measuring speed');
/** `{speed}` may be “measuring speed”, as in the next one. */
export const mayBeDeletedFirst = message('{speed} · may be deleted before it is done');
export const doneBeforeDeletion = message('{speed} · done before deletion');
export const speedOnAverage = message('{speed} on average');
export const measuring = message('measuring');
export const unknown = message('unknown');

// Notes.
export const goneEarly = message('VPSBG no longer has it, although its deletion time has not passed.');
export const notInList = message('Not in VPSBG’s list now. Drivebay checks it by its ID.');
export const notInPartRead = message('Not in the part of VPSBG’s list that was read.');
export const moreThanSize = message('VPSBG reports more bytes than the size, {exactly}.');
export const bytesDisagree = message(
  'Marked as downloaded, but VPSBG reports {which, select, fewer {fewer} other {more}} bytes than the size, {exactly}.',
);
export const tooSmall = message(
  'No installer is this small. Our guess: this is an error page instead of an ISO. Check the download URL.',
);
export const statusNotDocumented = message('VPSBG’s documentation does not list this status.');
export const noStatus = message('VPSBG sent no status.');
/** `{when}` is a date and time. */
export const wasDueStillListed = message('Was due for deletion {when}. VPSBG still lists it.');

// Its deletion.
export const unclear = message('unclear');
export const deletionTimeUnknown = message('Deletion time unknown');
export const deletionTimeSent = message('Deletion time unknown: VPSBG sent “{sent}”');
export const deletionBeforeCreation = message('Deletion time is before the creation time');
export const wasDue = message('Was due for deletion');
export const deletionDueWaiting = message('Deletion due, waiting for VPSBG');
export const deletedIn = message('Deleted in {time}');

// Names of buttons, and what stands beside a row.
export const dismiss = message('Dismiss {name}');
export const plotOf = message('Plot of {name}');
export const amountCheckThis = message('{amount} · check this');
export const amountTooSmall = message('{amount} · suspiciously small');
/** For screen readers, before a duration or a word that stands alone, as the next one. */
export const deletedInLabel = message('Deleted in');
export const deletionTimeLabel = message('Deletion time');
/** `{when}` is a date and time. */
export const wasDueOn = message('was due {when}');
export const amountAtSpeed = message('{amount} · {speed}');
/** `{deletion}` is “Deleted in 23 h 12 min”. */
export const thenDeletion = message('· {deletion}');
export const plotLost = message('The plot could not be loaded.');
export const averageSoFar = message('average so far');
