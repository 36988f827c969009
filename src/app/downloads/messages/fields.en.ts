import { message } from '../../text/message.ts';

// The fields of an ISO as VPSBG sends them.
export const id = message('ID');
export const name = message('Name');
export const status = message('Status');
export const size = message('Size');
export const downloaded = message('Downloaded');
export const created = message('Created');
export const deletion = message('Deletion');
/** `{short}` is “1.11 GB”, `{exact}` “1,111,998,464 bytes”. */
export const shortAndExact = message('{short} ({exact})');
export const sentNothing = message('Unknown: VPSBG sent nothing');
export const sentEmpty = message('Unknown: VPSBG sent an empty text');
export const sent = message('Unknown: VPSBG sent {sent}');
export const sentList = message(
  '{count, plural, one {Unknown: VPSBG sent a list of #} other {Unknown: VPSBG sent a list of #}}',
);
export const sentObject = message('Unknown: VPSBG sent an object');
export const sentTooLarge = message('Unknown: VPSBG sent a number too large');
