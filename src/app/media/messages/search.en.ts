import { message } from '../../text/message.ts';

// A search of the whole account. `{rows}` is how many servers were searched.
export const inAll = message(
  '{matches, plural, =0 {No match in all {rows, number} servers.} one {# match in all {rows, number} servers.} other {# matches in all {rows, number} servers.}}',
);
/** After the one above: “3 of them could not be read.” */
export const unreadable = message('{count, number} of them could not be read.');
export const waiting = message(
  '{matches, plural, =0 {Nothing found yet in {rows, number} servers; HostUp’s rate limit makes the search wait.} one {# match so far in {rows, number} servers; HostUp’s rate limit makes the search wait.} other {# matches so far in {rows, number} servers; HostUp’s rate limit makes the search wait.}}',
);
export const searching = message(
  '{matches, plural, =0 {Nothing found yet in {rows, number} servers; searching…} one {# match so far in {rows, number} servers; searching…} other {# matches so far in {rows, number} servers; searching…}}',
);
/** HostUp searched, and nothing was read yet. */
export const byHostUp = message(
  '{matches, plural, =0 {Nothing was searched yet.} one {# match by HostUp’s own search.} other {# matches by HostUp’s own search.}}',
);
export const inFirst = message(
  '{matches, plural, =0 {No match in the first {rows, number} servers; more exist.} one {# match in the first {rows, number} servers; more exist.} other {# matches in the first {rows, number} servers; more exist.}}',
);
export const stop = message('Stop');
export const searchRest = message('Search the rest');
export const firstShown = message(
  'The first {count, number} of {all, number} matches are shown. Type more to see others.',
);

// Why it ended before the account did.
export const pageLimit = message('Drivebay reads at most {pages, number} pages at one go.');
export const noNextPage = message('HostUp reports more servers, but no next page.');
export const notRead = message('The list could not be read.');
