import { message } from '../../text/message.ts';

// A server that HostUp’s list does not name. On a phone there is room for the shorter one.
export const notListed = message('Not in HostUp’s server list.');
export const notListedLong = message('Not in HostUp’s server list: name and IP unknown.');
export const checkId = message('Check the ID');
