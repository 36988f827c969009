import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askForToken, TOKEN_TIMEOUT_MS } from './ask-for-token.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the token passes, and no timer is left', async () => {
  await expect(askForToken(() => Promise.resolve('a.b.c'))).resolves.toBe('a.b.c');
  expect(vi.getTimerCount()).toBe(0);
});

const cause = new Error('the backend said 500');

test.each([
  ['rejects', () => Promise.reject(cause)],
  [
    'throws',
    () => {
      throw cause;
    },
  ],
])('a fetchToken that %s is told with its cause, and without its words', async (_how, fetchToken) => {
  expect(await askForToken(fetchToken)).toMatchObject({
    code: 'token_fetch_failed',
    message: 'Drivebay: fetchToken failed; see cause, and the answer of your backend.',
    cause,
  });
  expect(vi.getTimerCount()).toBe(0);
});

test.each(['null', '7', '""', '{"token":"a.b.c"}'])('%s is no token', async (json) => {
  expect(await askForToken(async () => JSON.parse(json))).toMatchObject({
    code: 'token_fetch_failed',
    message: 'Drivebay: fetchToken must resolve to the token as text.',
  });
});

test('after 30 s it is given up, and a token that comes later has no effect', async () => {
  let give: (token: string) => void = () => undefined;
  const asked = askForToken(() => new Promise((resolve) => (give = resolve)));
  await vi.advanceTimersByTimeAsync(TOKEN_TIMEOUT_MS);
  give('late.b.c');
  expect(await asked).toMatchObject({
    code: 'token_fetch_failed',
    message: 'Drivebay: fetchToken did not answer within 30 s.',
  });
});
