import { message } from '../../text/message.ts';

// A page that was found. `{name}` is that of a server or of an ISO, `{words}` what in the text led to it.
export const vps = message('VPS {id}');
export const isoDownload = message('ISO download {id}');
export const isoNamed = message('ISO download {id}: {name}');
export const byAddress = message('IP address: {words}');
export const byName = message('Server name: {words}');
export const byVpsId = message('VPS ID: {words}');
export const byIsoNumber = message('ISO number: {words}');
export const pagesFound = message('Pages found');
// The pages that were opened last.
export const recent = message('Recent');
export const inThisBrowser = message('in this browser');
export const clear = message('Clear');
// Servers of the account that a text names.
export const mayBeThatOf = message('This ID is not whole. It may be that of:');
export const serversFound = message('Servers found');
export const andMore = message('and more: type a longer part of the name.');
