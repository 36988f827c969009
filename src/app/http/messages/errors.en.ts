import { message } from '../../text/message.ts';

// Why there is no response. `{who}` is “HostUp”, “VPSBG” or the first of these; it is the subject, and begins its sentence.
export const theGateway = message('The gateway');
export const nextRequestLater = message('{who} allows the next request later.');
export const otherSignedIn = message('Someone signed in again. This response is not shown.');
export const noResponse = message('No response within {seconds} s.');
export const gatewayLost = message('The connection to the Drivebay gateway failed.');
export const hostupLost = message('The connection to HostUp failed.');
export const checkNetwork = message('Check your network.');
export const offline = message('Your browser reports that this device is offline.');
/** `{status}` is an HTTP status, as in the next ones. */
export const notFromGateway = message(
  'The response is not from the Drivebay gateway (HTTP {status}). A proxy or a login page may stand in between.',
);
export const gatewayStatus = message('The gateway returned HTTP {status}.');
export const otherId = message('{who} sent the data of another ID than the one requested.');
/** `{where}` is the path of a field: “data.0.id”. */
export const unexpectedValue = message('{who} sent an unexpected value at {where}.');
export const unexpectedBody = message('{who} sent a response with unexpected content.');
/** Two of the sentences, one after the other. */
export const twoSentences = message('{first} {second}');

// In a control panel's frame, where a customer reads them.
export const accessDoesNotWork = message('The control panel’s access to this provider does not work.');
export const mayNotRead = message('The control panel may not read this.');
export const doesNotOffer = message('The control panel does not offer this.');
export const willNotHelp = message('Retrying will not help.');
export const retries = message('Drivebay retries automatically.');
export const askSupport = message('If it stays like this, contact your control panel’s support.');
