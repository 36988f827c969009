import { formatCount } from '../text/count.ts';
import type { ServersRead } from './account-servers.ts';

/**
 * How far a search of the account is and what it found, one sentence. It never says that there is no match before the
 * whole account was read.
 */
export function searchWords(
  matches: number,
  { rows, whole, unreadable, state }: ServersRead,
  pending: boolean,
): string {
  const found = matches === 0 ? 'No match' : matches === 1 ? '1 match' : `${formatCount(matches)} matches`;
  if (whole) {
    const rest = unreadable > 0 ? ` ${formatCount(unreadable)} of them could not be read.` : '';
    return `${found} in all ${formatCount(rows)} servers.${rest}`;
  }
  if (state === 'waiting')
    return `${soFar(matches)} in ${formatCount(rows)} servers; HostUp's rate limit makes the search wait.`;
  if (state === 'reading' || (pending && matches === 0))
    return `${soFar(matches)} in ${formatCount(rows)} servers; searching…`;
  if (rows === 0) return matches === 0 ? 'Nothing was searched yet.' : `${found} by HostUp's own search.`;
  return `${found} in the first ${formatCount(rows)} of more servers.`;
}

function soFar(matches: number): string {
  if (matches === 0) return 'Nothing found yet';
  return matches === 1 ? '1 match so far' : `${formatCount(matches)} matches so far`;
}
