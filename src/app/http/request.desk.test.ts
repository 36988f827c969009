import { beforeEach, expect, test } from 'vitest';
import { setDesk } from './desk.ts';
import { calls, call, failureOf, gateway } from './request.fixture.ts';

const SESSION = 'x-session';
let refusal: (() => string) | null = null;

beforeEach(() => {
  refusal = null;
  setDesk({
    at: (path) => `${path}?account=north`,
    refusal: () => refusal,
    isOurs: (headers) => headers.get(SESSION) === 'ours',
    signedInAgain: () => Promise.resolve(false),
    whyReadOnly: () => null,
  });
});

test('where people sign in, the request names the account of the page', async () => {
  const requested: (string | undefined)[] = [];
  const path = await gateway(({ url }, outgoing) => {
    requested.push(url);
    outgoing.writeHead(200, { 'content-type': 'application/json', [SESSION]: 'ours' });
    outgoing.end('{"word":"north"}');
  });
  expect((await call(path)).body).toEqual({ word: 'north' });
  expect(requested).toEqual(['/api/thing?account=north']);
});

test('an account that is not open to the person is not requested, and the page’s words say why', async () => {
  const path = await gateway((_, outgoing) => outgoing.end());
  refusal = () => 'Not your account.';
  expect(await failureOf(call(path))).toMatchObject({ kind: 'no-access', message: 'Not your account.' });
  expect(calls()).toBe(0);
});

test('a response for someone who signed in since is neither shown nor kept', async () => {
  const path = await gateway(({ headers }, outgoing) => {
    expect(headers['if-none-match']).toBeUndefined();
    outgoing.writeHead(200, { 'content-type': 'application/json', etag: '"1"', [SESSION]: 'another' });
    outgoing.end('{"word":"south"}');
  });
  for (let tries = 0; tries < 2; tries += 1) {
    const error = await failureOf(call(path));
    expect(error).toMatchObject({
      kind: 'no-access',
      message: 'Someone signed in again. This response is not shown.',
    });
  }
  expect(calls()).toBe(2);
});
