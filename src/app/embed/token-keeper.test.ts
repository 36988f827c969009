import { expect, test, vi } from 'vitest';
import { AccessEnded } from '../http/access.ts';
import { testToken as token } from '../session/token.fixture.ts';
import { WHY, NOW, stopClock, startKeeper, signal, outcome } from './token-keeper.fixture.ts';

stopClock();

test('requests wait for the first token, which is then used at once', async () => {
  const { keeper } = startKeeper();
  const first = keeper.token(signal());
  expect(await outcome(first)).toBe('waiting');
  const given = token();
  keeper.receive(given);
  expect(await first).toBe(given);
  expect(await keeper.token(signal())).toBe(given);
});

test('the next token is requested once, 30 s before the end', async () => {
  const { keeper, requested } = startKeeper();
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
  const { keeper, requested } = startKeeper();
  keeper.receive(token());
  for (let n = 0; n < 40; n += 1) {
    await vi.advanceTimersByTimeAsync(270_000);
    keeper.receive(token());
  }
  expect(requested).toHaveLength(40);
  expect(keeper.state.ended).toBe(false);
});

test('after sleep the token is renewed before anything is sent with it', async () => {
  const { keeper, requested } = startKeeper();
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

test('no response from the panel within 30 s is reported, after three requests', async () => {
  const { keeper, requested } = startKeeper();
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
  const { keeper, requested } = startKeeper();
  keeper.receive(token());
  await vi.advanceTimersByTimeAsync(300_000 + 75_000);
  expect(keeper.state.ended).toBe(true);
  expect(requested).toHaveLength(3);
  keeper.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(requested).toHaveLength(4);
  const late = token();
  keeper.receive(late);
  expect(keeper.state).toMatchObject({ trouble: null, ended: false });
  expect(await keeper.token(signal())).toBe(late);
});

test('a request that is given up waits no longer', async () => {
  const { keeper } = startKeeper();
  const given = new AbortController();
  const waiting = keeper.token(given.signal);
  given.abort(new DOMException('left', 'AbortError'));
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
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
  const { keeper, states, onOther } = startKeeper();
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
  const { keeper, onOther } = startKeeper();
  keeper.receive(token({ hostup: { vps: ['vps_1', 'vps_2'] }, vpsbg: { isos: [2, 10] } }));
  keeper.receive(token({ hostup: { vps: ['vps_2', 'vps_1'] }, vpsbg: { isos: [10, 2] } }));
  expect(onOther).not.toHaveBeenCalled();
});
