import { message } from '../../text/message.ts';

// Where a response came from and how it differs from the documentation: for support.
export const gatewayPath = message('Gateway path');
export const requestHead = message('Request');
export const ownResponse = message('None: the gateway’s own response');
export const checked = message('Checked');
export const noResponseYet = message('No response yet');
/** `{title}` is what a response is about: “Media”. */
export const jsonOf = message('JSON of {title}');
export const searchJsonOf = message('Search JSON of {title}');
export const fieldsOf = message('Fields of {title}');
export const showAllFields = message('Show all fields');
export const lastFailed = message('Last request failed');
export const copyErrorCode = message('Copy error code');
export const copyFailedId = message('Copy request ID of the failure');
export const response = message('Response');
/** `{status}` is an HTTP status, `{ms}` a number of milliseconds. */
export const statusInTime = message('{status} in {ms} ms');
export const unchangedInTime = message('304, unchanged, in {ms} ms');
export const requestId = message('Request ID');
export const copyRequestId = message('Copy request ID');
export const notGiven = message('Not given');
export const format = message('Format');
export const asDocumented = message('As documented');
export const shown = message('Shown');
export const documentedFields = message('The documented fields, as Drivebay read them');
export const partThatCame = message('What came, without what the token does not open');
export const asItCame = message('The response as it came');
export const unknownFields = message('Unknown fields');
export const more = message('{count} more');
/** Beside a field. */
export const unknownToDrivebay = message('unknown to Drivebay');
/** `{time}` is the reader's “14:03:22.120”, `{utc}` the same in UTC. */
export const exactTime = message('{time} here, {utc}');
export const unknownTime = message('Unknown');
