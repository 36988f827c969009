import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccessEnded } from '../http/access.ts';
import { PastedToken } from './pasted-token.ts';
import { testToken } from './token.fixture.ts';

const ORIGIN = 'https://iso.example.net';

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) }));
afterEach(() => vi.useRealTimers());

test('a token is taken out of the space and line breaks that came with it, and used until its end', async () => {
  const pasted = new PastedToken();
  const onEnd = vi.fn<() => void>();
  const token = testToken({ parent: ORIGIN });
  const wrapped = `  ${token.slice(0, 20)}\r\n ${token.slice(20)}\n`;
  expect(pasted.take(wrapped, ORIGIN, onEnd)).toMatchObject({ sub: 'customer-7' });
  expect(await pasted.token()).toBe(token);
  vi.advanceTimersByTime(299_999);
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onEnd).toHaveBeenCalledOnce();
  await expect(pasted.token()).rejects.toBeInstanceOf(AccessEnded);
});

test('a token in place of another has its own end', async () => {
  const pasted = new PastedToken();
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  pasted.take(testToken({ parent: ORIGIN }), ORIGIN, first);
  vi.advanceTimersByTime(200_000);
  const next = testToken({ parent: ORIGIN });
  pasted.take(next, ORIGIN, second);
  vi.advanceTimersByTime(200_000);
  expect(first).not.toHaveBeenCalled();
  expect(await pasted.token()).toBe(next);
});

test.each([
  ['no token', 'hello', { wrong: expect.stringContaining('not a signed JWT') }],
  ['nothing', ' ', { wrong: expect.stringContaining('not a signed JWT') }],
  [
    'one with a wrong claim',
    testToken({ sub: 7, parent: ORIGIN }),
    { wrong: expect.stringContaining('its `sub` must be') },
  ],
  [
    'one that is too long',
    'x'.repeat(24_001),
    { wrong: expect.stringContaining('more than 24000 characters') },
  ],
  ['a token for a panel', testToken(), { madeFor: 'https://panel.example.com' }],
])('%s is not taken', async (_, text, problem) => {
  const pasted = new PastedToken();
  expect(pasted.take(text, ORIGIN, () => undefined)).toEqual(problem);
  expect(pasted.claims()).toBeNull();
  await expect(pasted.token()).rejects.toBeInstanceOf(AccessEnded);
});

test('after the gateway refused it for an action, a pasted token is good for reads alone', async () => {
  const pasted = new PastedToken();
  const token = testToken({ parent: ORIGIN });
  pasted.take(token, ORIGIN, () => undefined);
  expect(await pasted.tokenForAction(Infinity)).toBe(token);
  expect(pasted.renewed(token)).toBeNull();
  await expect(pasted.tokenForAction(Infinity)).rejects.toThrow('Paste a new one.');
  expect(await pasted.token()).toBe(token);
});
