import { message } from '../../text/message.ts';

// All downloads, as a table.
export const isoDownloads = message('ISO downloads');
export const noDownloads = message('No ISO downloads');
export const tabReady = message('Downloaded');
export const tabGone = message('Deleted');
/** Over a picture of 48 hours. */
/** Over a bar of 70 px: as short as it can be. */
export const leftOf48 = message('left of 48 h');
export const appearAndStay = message(
  'ISOs that VPSBG downloads for you appear here, and stay until they are deleted after 48 hours.',
);
export const matches = message('{count, number} of {all, number}');
export const matchesRead = message('{count, number} of {all, number} read');
export const byState = message('Downloads by state');
export const tabAll = message('All');
export const tabAllRead = message('All read');
export const tabActive = message('Downloading');
export const order = message('Order');
/** Then what is downloaded, the soonest to be deleted first. */
export const byNeed = message('Downloading first');
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
