import { expect, test } from 'vitest';
import { logError, recentErrors } from './error-log.ts';
import { RequestError } from './errors.ts';

test('the last 20 errors are kept, the newest last', () => {
  for (let n = 1; n <= 25; n += 1) {
    logError(new RequestError({ kind: 'timeout', detail: `error ${n}`, provider: null, path: '/api', at: n }));
  }
  const kept = recentErrors();
  expect(kept).toHaveLength(20);
  expect(kept.at(0)?.message).toBe('error 6');
  expect(kept.at(-1)?.message).toBe('error 25');
});
