import { message } from '../../text/message.ts';

// HostUp downloads an image into the library: the form, and what was started in it.
export const intoLibrary = message('Downloads into the library');
export const download = message('Download');
export const starting = message('Starting…');
export const fromUrl = message('Download from URL');
export const urlHint = message('HTTP or HTTPS, no redirect, up to 20 GB.');
export const urlAgain = message(
  'Enter the URL again: it is not kept in this browser, because it may hold a secret.',
);
export const fileName = message('File name in the library');
export const compression = message('Compression');
export const notCompressed = message('Not compressed');
export const waitingForHostUp = message('Waiting for HostUp.');
/** `{draft}` is a file name or a URL. */
export const putAside = message('Put aside meanwhile: {draft}');
export const backToIt = message('Back to it');

// What is wrong with a field.
export const tooLong = message('Must be at most {most} characters');
export const urlEncoding = message('Must be a URL without spaces; encode other characters with %');
export const urlScheme = message('Must begin with http:// or https://');
export const urlSecrets = message('Must not contain a user name or password');
export const nameEmpty = message('Must not be empty');
export const nameCharacters = message('Must not contain slashes or control characters');
export const nameBeginning = message('Must not begin with a dot or a space');

// What became of it. `{file}` is its name, `{time}` a duration, `{percent}` a whole number.
export const alreadyThere = message('Already in your library. Nothing was downloaded.');
export const notFollowed = message(
  'HostUp accepted the download, but gives no way to follow it. The image appears in the list when it is ready.',
);
export const noLongerReported = message(
  'HostUp no longer reports this download. If it worked, it is in the list.',
);
/** `{why}` is one sentence or two. */
export const reportNotRead = message(
  'HostUp’s report of this download cannot be read. If it works, the image appears in the list. {why}',
);
export const waitingForReport = message('Waiting for HostUp’s report');
export const queued = message('Queued at HostUp');
/** `{host}` is “example.com”. */
export const downloadingFrom = message('HostUp is downloading it from {host}');
export const noPercent = message('HostUp gives no percent');
export const noPercentShort = message('no percent given');
export const percent = message('{percent, number} %');
export const soFar = message('{time} so far');
export const confirmed = message('HostUp confirms: it is in the library.');
export const notInLibraryYet = message('Completed, but not in the library yet');
export const checkNow = message('Check now');
export const failed = message('HostUp could not download it.');
export const checkUrl = message('Check that the URL works without a redirect.');
/** Announced. */
export const failedFile = message('HostUp could not download {file}.');

// Buttons, and their names in whole for screen readers.
export const dismiss = message('Dismiss {file}');
export const editAndRetry = message('Edit and retry');
export const editAndRetryFile = message('Edit and retry {file}');
export const mount = message('Mount…');
export const mountImage = message('Mount… {image}');
