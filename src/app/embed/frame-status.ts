import type { QueryClient } from '@tanstack/react-query';
import type { FrameMessage } from '../../contracts/embed/messages.ts';
import { RequestError } from '../http/errors.ts';
import { sessionQuery } from '../session/queries.ts';

export type Level = Extract<FrameMessage, { t: 'status' }>['level'];

/**
 * How what is on screen stands: an error without data, data that could not be refreshed, or all of it there. One failure
 * between two good responses is neither.
 *
 * @returns `undefined` while something is still loading for the first time, and while nothing of a provider is shown
 */
export function levelOf(queryClient: QueryClient): Level | undefined {
  const active = queryClient.getQueryCache().findAll({ type: 'active' });
  const failed = active.filter(({ state }) => state.status === 'error');
  if (failed.some(({ state }) => state.data === undefined)) return 'error';
  const isHiccup = (error: unknown) => error instanceof RequestError && error.mayBeHiccup;
  if (failed.some(({ state }) => !isHiccup(state.error))) return 'stale';
  const shown = active.filter(({ queryKey }) => queryKey[0] !== SESSION);
  return shown.length > 0 && active.every(({ state }) => state.data !== undefined) ? 'ok' : undefined;
}

/** The session is about the person, not about the data. */
const [SESSION] = sessionQuery().queryKey;

/** Calls with the level at first and at each event of the cache. Returns how to stop. */
export function watchStatus(
  queryClient: QueryClient,
  onLevel: (level: Level | undefined) => void,
): () => void {
  const look = () => onLevel(levelOf(queryClient));
  look();
  return queryClient.getQueryCache().subscribe(look);
}
