import { expect, onTestFinished, test } from 'vitest';
import { AccessEnded, setAccess, type Refusal } from './access.ts';
import { calls, gateway, call, failureOf, problem } from './request.fixture.ts';

/** Access that gives these tokens one after another, then none. */
function giving(...tokens: string[]) {
  const worked: string[] = [];
  const next = () => {
    const token = tokens.shift();
    return token === undefined ? Promise.reject(new AccessEnded('Sign in again.')) : Promise.resolve(token);
  };
  setAccess({ token: next, tokenForAction: next, renewed: next, worked: (token) => void worked.push(token) });
  onTestFinished(() => setAccess(null));
  return worked;
}

/** Takes the token `good` alone; notes every `Authorization` header. */
async function guarded(): Promise<{ path: string; sent: (string | undefined)[] }> {
  const sent: (string | undefined)[] = [];
  const path = await gateway(({ headers }, outgoing) => {
    sent.push(headers.authorization);
    const good = headers.authorization === 'Bearer good';
    outgoing.writeHead(good ? 200 : 401, { 'content-type': 'application/json' });
    const problem = { type: '', title: '', status: 401, detail: 'Refused.', code: 'token_expired' };
    const rest = { instance: '', requestId: '', timestamp: '' };
    outgoing.end(JSON.stringify(good ? { word: 'in' } : { ...problem, ...rest }));
  });
  return { path, sent };
}

test('a refused token is renewed, and the request made again with the next one', async () => {
  const { path, sent } = await guarded();
  const worked = giving('old', 'good');
  expect((await call(path)).body).toEqual({ word: 'in' });
  expect(sent).toEqual(['Bearer old', 'Bearer good']);
  expect(worked).toEqual(['good']);
});

test('when no other token comes, the request fails with its words and is not made again', async () => {
  const { path, sent } = await guarded();
  giving('old');
  const error = await failureOf(call(path));
  expect(error).toMatchObject({ kind: 'no-access', message: 'Sign in again.', retryable: false });
  expect(sent).toEqual(['Bearer old']);
});

test('without a token nothing is sent where one is needed', async () => {
  const { path, sent } = await guarded();
  giving();
  expect((await failureOf(call(path))).kind).toBe('no-access');
  expect(sent).toEqual([]);
});

test('where no access is set, the gateway’s own words are the error', async () => {
  const { path, sent } = await guarded();
  expect(await failureOf(call(path))).toMatchObject({ kind: 'no-access', message: 'Refused.' });
  expect(sent).toEqual([undefined]);
});

/** Access that keeps the token `old` when it is refused; notes why it was. */
function keeping() {
  const refusals: Refusal[] = [];
  const token = () => Promise.resolve('old');
  const renewed = (_refused: string, _signal: AbortSignal, why: Refusal) => {
    refusals.push(why);
    return null;
  };
  setAccess({ token, tokenForAction: token, renewed, worked: () => undefined });
  onTestFinished(() => setAccess(null));
  return refusals;
}

test('a refused token that stays the only one ends the request with the gateway’s words', async () => {
  const { path, sent } = await guarded();
  keeping();
  expect(await failureOf(call(path))).toMatchObject({ kind: 'no-access', message: 'Refused.' });
  expect(sent).toEqual(['Bearer old']);
});

test('why a token is refused is passed on: the code, the claim and the words', async () => {
  const refusal = { ...problem('token_invalid', 401), claim: 'aud' };
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(401, { 'content-type': 'application/problem+json' }).end(JSON.stringify(refusal));
  });
  const refusals = keeping();
  await failureOf(call(path));
  expect(refusals).toEqual([{ code: 'token_invalid', claim: 'aud', detail: 'What to do.' }]);
});

test.each([
  [404, 'application/problem+json', JSON.stringify(problem('upstream_not_found', 404)), 'not-found'],
  [401, 'text/html', '<h1>Log in to the company network</h1>', 'unauthorized'],
])('a failure that is not about the token renews none: %i %s', async (status, type, body, kind) => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(status, { 'content-type': type }).end(body);
  });
  const refusals = keeping();
  expect((await failureOf(call(path))).kind).toBe(kind);
  expect([refusals, calls()]).toEqual([[], 1]);
});
