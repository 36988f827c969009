import { message } from '../../text/message.ts';

// A server that HostUp’s list does not name. On a phone there is room for the shorter one. `{list}` is a link, the last one.
export const notListed = message('Not in {list}.');
export const notListedLong = message('Not in {list}: name and IP unknown.');
export const serverList = message('HostUp’s server list');
