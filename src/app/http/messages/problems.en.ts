import { message } from '../../text/message.ts';

// What each of the gateway's error codes means, for the languages that are not English (problem-words.ts). `{who}` is
// “HostUp”, “VPSBG” or “The gateway”; it is the subject, and begins its sentence. The first sentence begins as the
// heading in live/messages/failures does.
export const badRequest = message('The gateway could not read the request.');
export const requestTimeout = message('The request did not reach the gateway in time.');
export const tooLarge = message('The request is too large.');
export const invalidBody = message(
  'Some fields of the request are not valid. Correct them and send it again.',
);
export const headersTooLarge = message(
  'The request headers are too large. Cookies or a long token may be the cause.',
);
export const forbiddenHost = message('The gateway refused access. It does not serve this address.');
export const forbiddenOrigin = message(
  'The gateway refused access. It does not take requests from other sites.',
);
export const tokenMissing = message('A token is required.');
export const tokenInvalid = message('The token is not valid.');
/** `{claim}` is the name of a field in the token: “aud”. */
export const claimInvalid = message('The token is not valid: its field “{claim}” is wrong.');
export const tokenExpired = message('The token has expired.');
export const keysUnavailable = message('The control panel’s keys could not be fetched.');
export const forbiddenResource = message('The token does not give access to this.');
export const tooManyRequests = message('Too many requests were sent.');
export const signedOut = message('You are not signed in. Sign in to go on.');
export const sessionExpired = message('Your session has ended. Sign in again.');
export const recentLoginNeeded = message('To act, sign in again: your last sign-in is too long ago.');
export const noRole = message('Your groups give you no access here.');
export const accountUnknown = message(
  'There is no such account, or your role does not include it. Choose another account.',
);
export const signInUnavailable = message(
  'The sign-in service did not respond, so your role could not be checked. Try again in a moment.',
);
export const tokenUsed = message('The token was used for another action. Each action takes a new one.');
export const tokenTooOld = message(
  'The token is too old for this action. Get a new one from the control panel.',
);
export const notAllowed = message(
  'You may not do this here. Whoever runs this dashboard decides which actions are allowed.',
);
export const inProgress = message(
  'Another action on this VPS is in progress. Wait until it is over, then look at the drives again.',
);
export const notPossible = message('This cannot be done now. Look at the drives again.');
export const gateClosed = message('HostUp does not allow this action now.');
export const mediaChanged = message('The drives have changed. Look at them again.');
export const imageNotFound = message(
  'This image is not in the library that you can see: it may have been deleted.',
);
export const keyReused = message('Another request had the same key. Start the action again.');
export const outcomeUnknown = message(
  'It is not known whether HostUp carried out the action. It is not sent again. Look at what HostUp shows now before you try again.',
);
export const jobNotFound = message('The gateway knows no such job, or you may not act on its VPS.');
export const auditFailed = message(
  'The gateway could not record the action. Contact who runs this dashboard.',
);
export const stateUnavailable = message(
  'The gateway cannot reach the state that its replicas share. Try again in a moment.',
);
export const notFound = message('The gateway has nothing at this path.');
export const internalError = message('The gateway failed. If it continues, contact who runs this dashboard.');
export const notConfigured = message('{who} is not set up. The gateway has no key for it.');
export const upstreamNotFound = message(
  '{who} found nothing with this ID, or it is not yours. Check the ID.',
);
export const upstreamForbidden = message(
  '{who} refused access. The API key lacks the permission, or this is not yours.',
);
/** In the build without a gateway, as the next one. */
export const accountForbidden = message('{who} refused access. Your account may not read this.');
export const sessionMissing = message(
  'Your session at {who} is missing or has expired. Sign in to {who}, then come back and reload this page.',
);
/** A page for browsers came in place of the API's response; without a gateway alone. */
export const blockedByProtection = message(
  'A protection service in front of {who} blocked the request and sent a page for browsers. Open {who} in another tab, then come back and reload this page.',
);
export const upstreamLocked = message('{who} has locked this for now.');
export const upstreamLimit = message('{who}’s rate limit is reached.');
/** The gateway itself waits, to stay under the limit. */
export const ownPace = message('Drivebay has made its requests for this minute. Wait a moment.');
export const upstreamUnauthorized = message(
  '{who} refused the API key. Whoever runs this dashboard must set a valid one.',
);
/** `{status}` is an HTTP status. */
export const upstreamRejected = message(
  '{who} rejected the request ({status}). Retrying will not help, but its message may.',
);
export const upstreamFailed = message(
  '{who} returned an error ({status}). If it continues, contact {who} support.',
);
export const upstreamInvalid = message(
  '{who} sent a response that Drivebay cannot read. If it continues, contact who runs this dashboard.',
);
export const upstreamUnavailable = message('{who} cannot be reached.');
export const upstreamTimeout = message('{who} did not respond in time.');
/** A code that this version does not know. `{code}` is such as “quota_exceeded”. */
export const unknownCode = message('{who} returned an error that this version does not know: {code}.');

// The end: what happens next.
export const retried = message('Drivebay retries automatically.');
export const nothingDone = message('Nothing was done.');
/** Two of the sentences, one after the other. */
export const twoSentences = message('{first} {second}');
