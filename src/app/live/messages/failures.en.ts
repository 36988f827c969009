import { message } from '../../text/message.ts';

// What failed, as headings. `{who}` is “HostUp”, “VPSBG” or “The gateway”; it is the subject, and begins its sentence.
// A sentence of http/messages/problems begins as its heading does here: it is not shown twice.
export const notReached = message('{who} cannot be reached');
export const notInTime = message('{who} did not respond in time');
export const accessEnded = message('Your access has ended');
export const keyRefused = message('{who} refused the API key');
export const signInTo = message('Sign in to {who}');
export const accessRefused = message('{who} refused access');
export const serverNotFound = message('Server not found');
export const downloadNotFound = message('Download not found');
export const notFound = message('Not found');
export const notSetUp = message('{who} is not set up');
export const limitReached = message('{who}’s rate limit is reached');
export const unavailable = message('{who} is unavailable');
/** `{reason}` is one of the two above, `{time}` “14:03:22”. */
export const untilTime = message('{reason} (until {time})');
export const isLocked = message('{who} has locked this for now');
/** `{status}` is an HTTP status. */
export const rejectedStatus = message('{who} rejected the request ({status})');
export const rejected = message('{who} rejected the request');
export const errorStatus = message('{who} returned an error ({status})');
export const error = message('{who} returned an error');
export const unreadable = message('{who} sent a response that Drivebay cannot read');

// Beside them.
export const lastGood = message('Below is the last good response from {who}.');
export const lastGoodOfBoth = message('Below are the last good responses.');
export const nothingLoaded = message('Nothing from {who} has loaded yet.');
/** `{one}` and `{other}` are “HostUp” and “VPSBG”, as in the next one. */
export const nothingOfBoth = message('Nothing from {one} or {other} has loaded yet.');
export const lastGoodOfOne = message(
  'Nothing from {missing} has loaded yet; below is the last good response from {shown}.',
);
export const retry = message('Retry');
export const retrying = message('Retrying…');
export const retryingSoon = message('Retrying soon.');
/** `{time}` is “6 s”. */
export const retryingIn = message('Retrying in {time}.');
export const copyErrorCode = message('Copy error code');
export const copyRequestId = message('Copy request ID');
/** Before what the provider itself wrote, in its own language. */
export const providersMessage = message('{who}’s message:');
/** Read aloud. */
export const updateFailed = message('The update from {who} failed.');
export const upToDate = message('The data is up to date again.');
