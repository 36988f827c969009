import { message } from '../../text/message.ts';

// What is announced, and shown outside the page. `{who}` is one name, two names or a number of ISOs; `{count}` is how many.
export const manyIsos = message('{count, plural, one {# ISO} other {# ISOs}}');
export const twoNames = message('{one} and {other}');
export const wasDeleted = message('{count, plural, one {{who} was deleted.} other {{who} were deleted.}}');
export const hasVanished = message(
  '{count, plural, one {{who} is no longer at VPSBG.} other {{who} are no longer at VPSBG.}}',
);
export const hasRestarted = message('{count, plural, one {{who} restarted.} other {{who} restarted.}}');
export const isDownloaded = message(
  '{count, plural, one {{who} is downloaded.} other {{who} are downloaded.}}',
);
export const countsDisagree = message(
  '{count, plural, one {{who} is marked as downloaded, but its byte counts disagree.} other {{who} are marked as downloaded, but their byte counts disagree.}}',
);
export const hasStalled = message(
  '{count, plural, one {{who} has had no new data for 3 min.} other {{who} have had no new data for 3 min.}}',
);
export const deletedInOneHour = message(
  '{count, plural, one {{who} will be deleted in less than 1 h.} other {{who} will be deleted in less than 1 h.}}',
);
export const deletedInSixHours = message(
  '{count, plural, one {{who} will be deleted in less than 6 h.} other {{who} will be deleted in less than 6 h.}}',
);
export const hasResumed = message(
  '{count, plural, one {{who} is downloading again.} other {{who} are downloading again.}}',
);
export const isPastHalf = message(
  '{count, plural, one {{who} is past the halfway mark.} other {{who} are past the halfway mark.}}',
);
export const hasStarted = message(
  '{count, plural, one {{who} started downloading.} other {{who} started downloading.}}',
);
