import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { requestToken, TOKEN_TIMEOUT_MS } from './request-token.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the token passes, and no timer is left', async () => {
  await expect(requestToken(() => Promise.resolve('a.b.c'))).resolves.toBe('a.b.c');
  expect(vi.getTimerCount()).toBe(0);
});

const cause = new Error('the backend returned 500');

test.each([
  ['rejects', () => Promise.reject(cause)],
  [
    'throws',
    () => {
      throw cause;
    },
  ],
])('a fetchToken that %s is reported with its cause, and without its text', async (_how, fetchToken) => {
  expect(await requestToken(fetchToken)).toMatchObject({
    code: 'token_fetch_failed',
    message: 'Drivebay: fetchToken failed; see cause, and the response from your backend.',
    cause,
  });
  expect(vi.getTimerCount()).toBe(0);
});

test.each<[unknown, string]>([
  [undefined, 'Undefined'],
  [null, 'Null'],
  [7, 'Number'],
  [{ token: 'a.b.c' }, 'Object'],
  [['a.b.c'], 'Array'],
  [new Response('a.b.c'), 'Response'],
  ['', 'empty text'],
  [' \n', 'empty text'],
  ['<html>\n</html>', 'text with white space in it, such as an error page'],
  ['a.b\n.c', 'text with white space in it, such as an error page'],
])('%j is no token, and is named without its content', async (value, kind) => {
  const given: { token: string } = JSON.parse('{}');
  Object.assign(given, { token: value });
  expect(await requestToken(async () => given.token)).toMatchObject({
    code: 'token_fetch_failed',
    message: `Drivebay: fetchToken must resolve to the token as text; it resolved to ${kind}.`,
  });
});

test('white space around a token is dropped', async () => {
  await expect(requestToken(async () => ' a.b.c\r\n')).resolves.toBe('a.b.c');
});

test('after 30 s it is given up, and a token that comes later has no effect', async () => {
  let give: (token: string) => void = () => undefined;
  const requested = requestToken(() => new Promise((resolve) => (give = resolve)));
  await vi.advanceTimersByTimeAsync(TOKEN_TIMEOUT_MS);
  give('late.b.c');
  expect(await requested).toMatchObject({
    code: 'token_fetch_failed',
    message: 'Drivebay: fetchToken did not respond within 30 s.',
  });
});
