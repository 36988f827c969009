import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RequestError, type ErrorKind } from '../http/errors.ts';
import { levelOf, watchStatus } from './frame-status.ts';

type Part =
  /** Shows nothing yet. */
  | 'loading'
  /** Shows data. */
  | 'data'
  /** A failure: its kind, how many there were in a row, and whether older data is on screen. */
  | [kind: ErrorKind, inARow: number, hasData: boolean];

function failure(kind: ErrorKind, inARow: number): RequestError {
  return new RequestError({ kind, detail: 'x', provider: 'hostup', path: '/x', at: 0, inARow });
}

/** A page that shows these parts, and may know who looks at it. */
async function page(parts: readonly Part[], session: Part | null = null): Promise<QueryClient> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const all: [string, Part][] = parts.map((part, n) => [`part ${n}`, part]);
  if (session !== null) all.push(['session', session]);
  for (const [name, part] of all) {
    const queryKey = [name];
    if (part === 'data' || (Array.isArray(part) && part[2])) client.setQueryData(queryKey, 'data');
    const queryFn = () =>
      Array.isArray(part) ? Promise.reject(failure(part[0], part[1])) : new Promise<string>(() => undefined);
    const observer = new QueryObserver(client, { queryKey, queryFn });
    onTestFinished(observer.subscribe(() => undefined));
    // eslint-disable-next-line no-await-in-loop -- one part after the other
    if (Array.isArray(part)) await observer.refetch();
  }
  return client;
}

describe('the level of what is on screen', () => {
  it.each<[string, readonly Part[], Part | null, ReturnType<typeof levelOf>]>([
    ['nothing is shown', [], null, undefined],
    ['only the person is known', [], 'data', undefined],
    ['all is loading', ['loading', 'loading'], 'data', undefined],
    ['a part is loading', ['data', 'loading'], 'data', undefined],
    ['the person is not known yet', ['data'], 'loading', undefined],
    ['all data is there', ['data', 'data'], 'data', 'ok'],
    ['a part failed, without data', ['data', ['server', 1, false]], 'data', 'error'],
    ['a part failed while another loads', ['loading', ['forbidden', 1, false]], 'data', 'error'],
    ['the person could not be known', ['data'], ['server', 1, false], 'error'],
    ['one failure between two good responses', ['data', ['server', 1, true]], 'data', 'ok'],
    ['two failures in a row', ['data', ['server', 2, true]], 'data', 'stale'],
    ['a failure that no retry mends', [['forbidden', 1, true]], 'data', 'stale'],
    [
      'old data, and a part without any',
      [
        ['server', 3, true],
        ['timeout', 1, false],
      ],
      'data',
      'error',
    ],
  ])('%s', async (_, parts, session, level) => {
    expect(levelOf(await page(parts, session))).toBe(level);
  });

  it('is reported at once and at each change, until it is stopped', async () => {
    const client = await page(['loading'], 'data');
    const levels: unknown[] = [];
    const stop = watchStatus(client, (level) => levels.push(level));
    expect(levels).toEqual([undefined]);
    client.setQueryData(['part 0'], 'data');
    expect(levels.at(-1)).toBe('ok');
    stop();
    client.setQueryData(['part 0'], 'newer');
    const { length } = levels;
    client.clear();
    expect(levels).toHaveLength(length);
  });
});
