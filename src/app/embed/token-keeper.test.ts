import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccessEnded, type Refusal } from '../http/access.ts';
import { monotonicNow } from '../http/monotonic.ts';
import { clocks } from '../http/server-clock.ts';
import { MAX_TOKEN_LENGTH } from '../../contracts/embed/claims.ts';
import { testToken as token } from '../session/token.fixture.ts';
import { TokenKeeper, type TokenState } from './token-keeper.ts';

const PANEL = 'https://panel.example.com';
const WHY: Refusal = { code: 'token_invalid', claim: 'aud', detail: 'The token is refused: its `aud` …' };
const NOW = Date.UTC(2026, 10, 21, 12);

beforeEach(() => vi.useFakeTimers({ now: NOW }));
afterEach(() => vi.useRealTimers());

function start() {
  const requested: { reason: string; at: number }[] = [];
  const states: TokenState[] = [];
  const problems: Refusal[] = [];
  const onOther = vi.fn<() => void>();
  const keeper = new TokenKeeper({
    parent: PANEL,
    request: (reason) => void requested.push({ reason, at: Date.now() - NOW }),
    onOther,
    onProblem: (refusal) => void problems.push(refusal),
    onChange: (state) => void states.push(state),
  });
  return { keeper, requested, states, problems, onOther };
}

const signal = () => new AbortController().signal;
/** What a promise has come to by now. */
async function outcome(promise: Promise<unknown>): Promise<unknown> {
  return Promise.race([
    promise.catch((error: unknown) => error),
    vi.advanceTimersByTimeAsync(0).then(() => 'waiting'),
  ]);
}

test('requests wait for the first token, which is then used at once', async () => {
  const { keeper } = start();
  const first = keeper.token(signal());
  expect(await outcome(first)).toBe('waiting');
  const given = token();
  keeper.receive(given);
  expect(await first).toBe(given);
  expect(await keeper.token(signal())).toBe(given);
});

test('the next token is requested once, 30 s before the end', async () => {
  const { keeper, requested } = start();
  const old = token();
  keeper.receive(old);
  await vi.advanceTimersByTimeAsync(269_999);
  expect(requested).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(requested).toEqual([{ reason: 'expiring', at: 270_000 }]);
  // It is good until it ends: nothing on screen waits for the renewal.
  expect(await keeper.token(signal())).toBe(old);
  const next = token();
  keeper.receive(next);
  expect(await keeper.token(signal())).toBe(next);
});

test('a frame that nobody looks at is kept supplied for hours', async () => {
  const { keeper, requested } = start();
  keeper.receive(token());
  for (let n = 0; n < 40; n += 1) {
    await vi.advanceTimersByTimeAsync(270_000);
    keeper.receive(token());
  }
  expect(requested).toHaveLength(40);
  expect(keeper.state.ended).toBe(false);
});

test('after sleep the token is renewed before anything is sent with it', async () => {
  const { keeper, requested } = start();
  keeper.receive(token());
  // A machine that sleeps fires no timers.
  vi.setSystemTime(NOW + 3_600_000);
  const waiting = keeper.token(signal());
  await vi.advanceTimersByTimeAsync(0);
  expect(requested.map(({ reason }) => reason)).toEqual(['expiring']);
  const next = token();
  keeper.receive(next);
  expect(await waiting).toBe(next);
});

test('actions that follow one another wait a second for their tokens, not ten; a panel that fails is spared as ever', async () => {
  const { keeper, requested } = start();
  keeper.receive(token());
  await keeper.tokenForAction(Infinity, signal());
  for (let n = 0; n < 3; n += 1) {
    const waiting = keeper.tokenForAction(Infinity, signal());
    await vi.advanceTimersByTimeAsync(1_000);
    const next = token();
    keeper.receive(next);
    expect(await waiting).toBe(next);
  }
  expect(requested.map(({ at }) => at)).toEqual([0, 1_000, 2_000]);
  const bad = keeper.tokenForAction(Infinity, signal());
  keeper.receive('no token');
  await vi.advanceTimersByTimeAsync(9_999);
  expect(requested).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(1);
  expect(requested).toHaveLength(5);
  keeper.receive(token());
  expect(await bad).toEqual(expect.any(String));
});

test('many requests refused at once ask once', async () => {
  const { keeper, requested } = start();
  const bad = token();
  keeper.receive(bad);
  const waiting = [1, 2, 3].map(() => keeper.renewed(bad, signal(), WHY));
  await vi.advanceTimersByTimeAsync(0);
  expect(requested.map(({ reason }) => reason)).toEqual(['rejected']);
  const next = token();
  keeper.receive(next);
  expect(await Promise.all(waiting)).toEqual([next, next, next]);
  expect(await keeper.renewed(bad, signal(), WHY)).toBe(next);
  expect(requested).toHaveLength(1);
});

test('the same refused token again: three requests at least 10 s apart, then it says so', async () => {
  const { keeper, requested } = start();
  const bad = token();
  keeper.receive(bad);
  const waiting = keeper.renewed(bad, signal(), WHY).catch((error: unknown) => error);
  for (let n = 0; n < 6; n += 1) {
    await vi.advanceTimersByTimeAsync(10_000);
    keeper.receive(bad);
  }
  expect(requested.map(({ at }) => at)).toEqual([0, 10_000, 20_000]);
  expect(await waiting).toBeInstanceOf(AccessEnded);
  expect(keeper.state).toMatchObject({ trouble: 'refused', ended: true });
  // The panel may be repaired meanwhile: once a minute from then on, and requests do not wait for it.
  for (let n = 0; n < 3; n += 1) {
    await vi.advanceTimersByTimeAsync(60_000);
    keeper.receive(bad);
    await expect(keeper.token(signal())).rejects.toBeInstanceOf(AccessEnded);
  }
  expect(requested.slice(3).map(({ at }) => at)).toEqual([80_000, 140_000, 200_000]);
  expect(keeper.state.ended).toBe(true);
  const good = token();
  keeper.receive(good);
  expect(keeper.state.ended).toBe(false);
  expect(await keeper.token(signal())).toBe(good);
});

test('tokens that the gateway refuses one after another end in the same way', async () => {
  const { keeper, requested } = start();
  let current = token();
  keeper.receive(current);
  for (let n = 0; n < 3; n += 1) {
    const next = keeper.renewed(current, signal(), WHY);
    await vi.advanceTimersByTimeAsync(10_000);
    current = token();
    keeper.receive(current);
    await next;
  }
  await expect(keeper.renewed(current, signal(), WHY)).rejects.toBeInstanceOf(AccessEnded);
  expect(requested).toHaveLength(3);
});

test('each token that the gateway refuses is reported once; from the second on it is trouble, until one works', async () => {
  const { keeper, problems, states } = start();
  const [first, second, third] = [token(), token(), token()];
  keeper.receive(first);
  const waiting = [keeper.renewed(first, signal(), WHY), keeper.renewed(first, signal(), WHY)];
  expect(keeper.state.trouble).toBeNull();
  keeper.receive(second);
  await Promise.all(waiting);
  const next = keeper.renewed(second, signal(), WHY);
  expect(keeper.state.trouble).toBe('refused');
  await vi.advanceTimersByTimeAsync(10_000);
  keeper.receive(third);
  await next;
  expect(states.at(-1)).toMatchObject({ trouble: 'refused', ended: false });
  keeper.worked(third);
  expect(keeper.state.trouble).toBeNull();
  expect(problems).toEqual([WHY, WHY]);
});

test('a token whose time seems over is for the gateway to judge: the panel’s clock may be behind', async () => {
  const { keeper, problems } = start();
  const behind = NOW / 1_000 - 400;
  const given = token({ iat: behind, exp: behind + 300 });
  keeper.receive(given);
  expect(await keeper.token(signal())).toBe(given);
  expect(problems).toEqual([]);
});

test('a token that worked sets the count of requests to nothing', async () => {
  const { keeper, requested } = start();
  let current = token();
  keeper.receive(current);
  for (let n = 0; n < 6; n += 1) {
    const next = keeper.renewed(current, signal(), WHY);
    await vi.advanceTimersByTimeAsync(10_000);
    current = token();
    keeper.receive(current);
    await next;
    keeper.worked(current);
  }
  expect(requested).toHaveLength(6);
  expect(keeper.state.ended).toBe(false);
});

test('no response from the panel within 30 s is reported, after three requests', async () => {
  const { keeper, requested } = start();
  keeper.receive(token());
  await vi.advanceTimersByTimeAsync(299_999);
  expect(keeper.state.trouble).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(keeper.state).toMatchObject({ trouble: 'silent', ended: false });
  await vi.advanceTimersByTimeAsync(75_000);
  expect(requested).toHaveLength(3);
  expect(keeper.state).toMatchObject({ trouble: 'silent', ended: true });
  // Then once a minute.
  await vi.advanceTimersByTimeAsync(600_000);
  expect(requested.length).toBeGreaterThan(9);
  expect(requested.length).toBeLessThan(15);
});

test('a token that comes after all opens again', async () => {
  const { keeper, requested } = start();
  keeper.receive(token());
  await vi.advanceTimersByTimeAsync(300_000 + 75_000);
  expect(keeper.state.ended).toBe(true);
  expect(requested).toHaveLength(3);
  keeper.tryAgain();
  await vi.advanceTimersByTimeAsync(0);
  expect(requested).toHaveLength(4);
  const late = token();
  keeper.receive(late);
  expect(keeper.state).toMatchObject({ trouble: null, ended: false });
  expect(await keeper.token(signal())).toBe(late);
});

test.each([
  [
    'made for another page',
    () => token({ parent: 'https://other.example.com' }),
    'misdirected',
    'parent',
    PANEL,
  ],
  ['that is no token', () => 'not a token', 'unreadable', null, 'not a signed JWT'],
  ['without its claims', () => token({ sub: undefined }), 'unreadable', 'sub', 'its `sub` is missing'],
  [
    'that is too long',
    () => 'x'.repeat(MAX_TOKEN_LENGTH + 1),
    'unreadable',
    null,
    'more than 24000 characters',
  ],
])('a token %s is never sent, and the panel gets the reason', async (_, given, trouble, claim, why) => {
  const { keeper, states, problems } = start();
  keeper.receive(given());
  expect(await outcome(keeper.token(signal()))).toBe('waiting');
  expect(states.at(-1)).toMatchObject({ person: null, trouble });
  expect(problems).toEqual([{ code: 'token_invalid', claim, detail: expect.stringContaining(why) }]);
});

test.each([
  ['another person', { sub: 'customer-8' }],
  ['another account', { acct: 'second' }],
  ['other VPSs', { hostup: { vps: ['vps_2'] } }],
  ['the whole library', { hostup: { vps: ['vps_1'], library: 'all' } }],
  ['other ISOs', { vpsbg: { isos: [3] } }],
  ['another tenant', { iss: 'https://other.example.com' }],
  ['another role', { role: 'support' }],
])('a token for %s clears all before it is used, and what waited does not get it', async (_, change) => {
  const { keeper, states, onOther } = start();
  const bad = token();
  keeper.receive(bad);
  const before = states.at(-1)?.person;
  const waiting = keeper.renewed(bad, signal(), WHY).catch((error: unknown) => error);
  onOther.mockImplementation(() => expect(states.at(-1)?.person).toBe(before));
  keeper.receive(token(change));
  expect(onOther).toHaveBeenCalledOnce();
  expect(states.at(-1)?.person).not.toBe(before);
  expect(await waiting).toBeInstanceOf(AccessEnded);
});

test('the next token of the same person clears nothing, in whatever order it names things', () => {
  const { keeper, onOther } = start();
  keeper.receive(token({ hostup: { vps: ['vps_1', 'vps_2'] }, vpsbg: { isos: [2, 10] } }));
  keeper.receive(token({ hostup: { vps: ['vps_2', 'vps_1'] }, vpsbg: { isos: [10, 2] } }));
  expect(onOther).not.toHaveBeenCalled();
});

test('a request that is given up waits no longer', async () => {
  const { keeper } = start();
  const given = new AbortController();
  const waiting = keeper.token(given.signal);
  given.abort(new DOMException('left', 'AbortError'));
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

test('each action has a token of its own, requested once the newest was used', async () => {
  const { keeper, requested } = start();
  const [first, second] = [token(), token()];
  keeper.receive(first);
  expect(await keeper.tokenForAction(Infinity, signal())).toBe(first);
  const next = keeper.tokenForAction(Infinity, signal());
  expect(await outcome(next)).toBe('waiting');
  // Reads go on with the one that is there.
  expect(await keeper.token(signal())).toBe(first);
  expect(requested).toEqual([{ reason: 'expiring', at: 0 }]);
  keeper.receive(second);
  expect(await next).toBe(second);
});

test('an action that waits for its token is not sent with another person’s', async () => {
  const { keeper } = start();
  keeper.receive(token());
  await keeper.tokenForAction(Infinity, signal());
  const next = keeper.tokenForAction(Infinity, signal());
  keeper.receive(token({ sub: 'customer-8' }));
  expect(await outcome(next)).toBeInstanceOf(AccessEnded);
});

test('an action that needs a new token waits for one when the newest is too old', async () => {
  const { keeper } = start();
  // From here on the gateway's clock is known, in this file's last test.
  clocks.gateway.learn(NOW, monotonicNow(), monotonicNow());
  keeper.receive(token());
  await vi.advanceTimersByTimeAsync(50_001);
  const restart = keeper.tokenForAction(50_000, signal());
  expect(await outcome(restart)).toBe('waiting');
  const next = token();
  keeper.receive(next);
  expect(await restart).toBe(next);
});
