import type { ServersRead } from './account-servers.ts';
import * as m from './messages/search.en.ts';

/**
 * How far a search of the account is and what it found, one sentence. It never says that there is no match before the
 * whole account was read.
 */
export function searchWords(
  matches: number,
  { rows, whole, unreadable, state }: ServersRead,
  pending: boolean,
): string {
  if (whole) {
    const all = m.inAll({ matches, rows });
    return unreadable > 0 ? `${all} ${m.unreadable({ count: unreadable })}` : all;
  }
  if (state === 'waiting') return m.waiting({ matches, rows });
  if (state === 'reading' || (pending && matches === 0)) return m.searching({ matches, rows });
  return rows === 0 ? m.byHostUp({ matches }) : m.inFirst({ matches, rows });
}
