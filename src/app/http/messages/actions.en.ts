import { message } from '../../text/message.ts';

// What became of an action that was sent, or not.
export const otherPerson = message('Someone else is signed in now.');
export const noAccess = message('There is no access.');
export const nothingSent = message('Nothing was sent.');
export const notSignedIn = message('You did not sign in again. Nothing was sent.');
export const accessRenewed = message(
  'Your access is being renewed for this action. Nothing was done: try again in a moment.',
);
export const connectionLost = message('The connection was lost before the response came.');
export const responseUnreadable = message('The response to the action could not be read.');
/** `{status}` is an HTTP status. */
export const gatewayStatus = message('The gateway returned HTTP {status}.');
/** Two of the sentences, one after the other. */
export const twoSentences = message('{first} {second}');
