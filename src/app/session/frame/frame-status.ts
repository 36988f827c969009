import type { QueryClient } from '@tanstack/react-query';
import type { FrameMessage } from '../../../contracts/embed/messages.ts';
import { RequestError } from '../../http/errors.ts';

type Level = Extract<FrameMessage, { t: 'status' }>['level'];

/**
 * How what is on screen stands: an error without data, data that could not be refreshed, or neither. One failure between
 * two good responses is neither.
 */
export function levelOf(queryClient: QueryClient): Level {
  const failed = queryClient
    .getQueryCache()
    .findAll({ type: 'active', predicate: ({ state: { status } }) => status === 'error' })
    .map(({ state: { data, error } }) => ({
      noData: data === undefined,
      hiccup: error instanceof RequestError && error.mayBeHiccup,
    }));
  if (failed.some(({ noData }) => noData)) return 'error';
  return failed.some(({ hiccup }) => !hiccup) ? 'stale' : 'ok';
}

/** Tells the level at first and at each change. Returns how to stop. */
export function watchStatus(queryClient: QueryClient, tell: (level: Level) => void): () => void {
  let told: Level | undefined;
  const look = () => {
    const level = levelOf(queryClient);
    if (level === told) return;
    told = level;
    tell(level);
  };
  look();
  return queryClient.getQueryCache().subscribe(look);
}
