import { expect, test } from 'vitest';
import { logError, recentErrors } from './error-log.ts';
import { RequestError, type ErrorKind } from './errors.ts';

function failed(
  at: number,
  path: string,
  kind: ErrorKind = 'timeout',
  code?: string,
  limitedBy?: 'hostup',
): RequestError {
  const problem =
    code === undefined
      ? undefined
      : {
          type: 'about:blank',
          title: 'T',
          status: 429,
          detail: 'D',
          code,
          instance: path,
          requestId: `r${at}`,
          timestamp: 't',
        };
  return new RequestError({ kind, detail: `error ${at}`, provider: null, path, problem, limitedBy, at });
}

test('the last 20 errors are kept, the newest last', () => {
  for (let n = 1; n <= 25; n += 1) logError(failed(n, `/api/${n}`));
  const kept = recentErrors();
  expect(kept).toHaveLength(20);
  expect(kept.at(0)?.message).toBe('error 6');
  expect(kept.at(-1)?.message).toBe('error 25');
});

test('requests that were not sent do not push out the responses of a provider, though they repeat it', () => {
  logError(failed(100, '/a', 'rate-limited', 'upstream_rate_limited'));
  for (let n = 101; n <= 150; n += 1) {
    logError(failed(n, '/a', 'rate-limited', 'upstream_rate_limited', 'hostup'));
    logError(failed(n, '/b', 'rate-limited', 'upstream_rate_limited', 'hostup'));
  }
  logError(failed(151, '/a', 'network'));
  expect(
    recentErrors()
      .filter(({ at }) => at >= 100)
      .map(({ at, path }) => `${at} ${path}`),
  ).toEqual(['100 /a', '150 /a', '150 /b', '151 /a']);
});
