import { expect, test } from 'vitest';
import { keepEarlyRequests, takeEarlyRequest } from './early-requests.ts';

function early(token: string, response: Promise<Response> = Promise.resolve(new Response('{}'))) {
  keepEarlyRequests(new Map([['/api/session', { token, sentAt: 1, receivedAt: 2, response }]]));
}
const never = new AbortController().signal;

test('an early request is taken once', async () => {
  early('a');
  const taken = takeEarlyRequest('/api/session', 'a', never);
  expect(taken).toMatchObject({ sentAt: 1, receivedAt: 2 });
  expect((await taken?.response)?.status).toBe(200);
  expect(takeEarlyRequest('/api/session', 'a', never)).toBeUndefined();
});

test.each([['b'], [undefined]])('with token %s, one that was sent with another is dropped', (token) => {
  early('a');
  expect(takeEarlyRequest('/api/session', token, never)).toBeUndefined();
  expect(takeEarlyRequest('/api/session', 'a', never)).toBeUndefined();
});

test('one of another path stays', () => {
  early('a');
  expect(takeEarlyRequest('/api/vpsbg/isos', 'a', never)).toBeUndefined();
  expect(takeEarlyRequest('/api/session', 'a', never)).toBeDefined();
});

test('one that never ends is given up with the signal’s reason', async () => {
  early('a', new Promise(() => {}));
  const deadline = new AbortController();
  const taken = takeEarlyRequest('/api/session', 'a', deadline.signal);
  deadline.abort(new Error('deadline'));
  await expect(taken?.response).rejects.toThrow('deadline');
});
