import { message } from '../../text/message.ts';

// The list of servers.
export const servers = message('Servers');
export const noServers = message('This account has no servers');
export const noneForKey = message('HostUp lists none for this API key.');
export const noneForAccount = message('HostUp lists none for your account.');
export const search = message('Search servers');
export const searchHint = message('Name, ID, IP, state or system');
export const shown = message('{count, number} of {all, number} shown');
export const noServerHere = message('No server on this page');
export const noMatch = message('No server matches');
export const accountSearch = message('Search of the account');

// How many there are. More are on other pages, nobody knows how many.
export const serverCount = message('{count, plural, one {# server} other {# servers}}');
export const needLook = message('{count, plural, one {# needs a look} other {# need a look}}');
export const onThisPage = message('{count, number} on this page');
export const onLastPage = message('{count, number} on the last page');
export const countOfMore = message('{count, number}, more exist');
/** `{from}` and `{to}` are places in the list. */
export const rangeOfMore = message('{from, number} to {to, number}, more exist');
export const rangeOfAll = message('{from, number} to {to, number} of {to, number}');

// Columns.
export const server = message('Server');
export const power = message('Power');
export const needsLook = message('Needs a look');
export const ipAddress = message('IP address');
export const system = message('System');
export const size = message('Size');
/** In place of a value. */
export const notReported = message('not reported');
export const unreadable = message('One server came in a form that cannot be read.');

export const pages = message('Pages of servers');
export const firstPage = message('First page');
export const previousPage = message('Previous page');
export const nextPage = message('Next page');
