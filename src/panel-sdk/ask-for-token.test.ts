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
  await expect(askForToken(fetchToken)).rejects.toMatchObject({
    message: 'Drivebay: fetchToken failed; see cause, and the answer of your backend.',
    cause,
  });
  expect(vi.getTimerCount()).toBe(0);
});

test.each(['null', '7', '""', '{"token":"a.b.c"}'])('%s is no token', async (json) => {
  await expect(askForToken(async () => JSON.parse(json))).rejects.toThrow(
    'must resolve to the token as text',
  );
});

test('after 30 s it is given up, and a token that comes later has no effect', async () => {
  let give: (token: string) => void = () => undefined;
  const asked = askForToken(() => new Promise((resolve) => (give = resolve)));
  asked.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(TOKEN_TIMEOUT_MS);
  give('late.b.c');
  await expect(asked).rejects.toThrow('did not answer within 30 s');
});
