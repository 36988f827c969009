import { describe, expect, test } from 'vitest';
import { ACTIONS } from '../contracts/gateway/actions.ts';
import { IDEMPOTENCY_KEY } from '../contracts/gateway/action-bodies.ts';
import { OneMemory } from '../gateway/state/one-memory.fixture.ts';
import { StateDown } from '../gateway/state/shared-state.ts';
import { RESCUE, startOwner, UBUNTU } from './actions.fixture.ts';

/** Two gateways of one owner, with one state. */
async function startTwo() {
  const state = new OneMemory();
  const a = await startOwner(ACTIONS, { state });
  const b = await startOwner(ACTIONS, { state, sandbox: a.sandbox });
  return { state, a, b };
}

test('one intent acts once, whichever replicas its retries come to', async () => {
  const { a, b } = await startTwo();
  const headers = { [IDEMPOTENCY_KEY]: 'one-intent-0123456789' };
  const replies = await Promise.all(
    [a, b, a, b].map((replica) => replica.act('restart', 'vps_ubuntu1', { headers })),
  );
  expect(new Set(replies.map(({ status }) => status)).size).toBe(1);
  expect((await a.calls()).writes).toHaveLength(1);
});

test('while one replica acts on a VPS, another refuses to', async () => {
  const { a, b } = await startTwo();
  const replies = await Promise.all([a, b, a, b].map((replica) => replica.act('mount', 'vps_ubuntu1')));
  const codes = replies.map(({ status, code }) => code ?? status);
  expect(codes.filter((code) => code === 200)).toHaveLength(1);
  expect((await a.calls()).writes).toHaveLength(1);
  expect(codes.filter((code) => code === 'action_in_progress' || code === 'media_changed')).toHaveLength(3);
});

test('what one replica has done, the next read of another shows', async () => {
  const { a, b } = await startTwo();
  const mountedAt = async (replica: typeof a) =>
    (await replica.media('vps_ubuntu1')).mounted.map((drive) => drive?.isoId);
  expect([await mountedAt(a), await mountedAt(b)]).toEqual([[UBUNTU], [UBUNTU]]);
  expect((await a.act('unmount', 'vps_ubuntu1')).status).toBe(200);
  expect(await mountedAt(b)).toEqual([null]);
});

test('an image that one replica has deleted is in no next read, whichever replica makes it', async () => {
  const { a, b } = await startTwo();
  const hasRescue = async (replica: typeof a) =>
    (await replica.media('vps_ubuntu1')).available.some((image) => image?.id === RESCUE);
  expect([await hasRescue(a), await hasRescue(b)]).toEqual([true, true]);
  expect((await a.act('delete', 'vps_ubuntu1')).status).toBeLessThan(300);
  expect([await hasRescue(a), await hasRescue(b)]).toEqual([false, false]);
});

describe('one late reply of the state does not leave a VPS locked', () => {
  test('when it is of the claim, which was carried out', async () => {
    const { state, a, b } = await startTwo();
    const claim = state.claim.bind(state);
    let isLate = true;
    state.claim = async (key, value, ms) => {
      const known = await claim(key, value, ms);
      if (!isLate || !key.startsWith('lock:')) return known;
      isLate = false;
      throw new StateDown();
    };
    expect((await a.act('restart', 'vps_ubuntu1')).code).toBe('state_unavailable');
    expect((await a.calls()).writes).toEqual([]);
    expect((await b.act('restart', 'vps_ubuntu1')).status).toBeLessThan(300);
  });

  test('when it is of its end, which was not', async () => {
    const { state, a, b } = await startTwo();
    const extend = state.extend.bind(state);
    let isLost = true;
    state.extend = (key, value, ms) => {
      if (!isLost || !key.startsWith('lock:')) return extend(key, value, ms);
      isLost = false;
      return Promise.reject(new StateDown());
    };
    expect((await a.act('restart', 'vps_ubuntu1')).status).toBeLessThan(300);
    const code = async () => (await b.act('unmount', 'vps_ubuntu1')).code;
    await expect.poll(code, { timeout: 15_000 }).not.toBe('action_in_progress');
  });
});

test('without the state no action is sent, the reply says when to try again, and reading goes on', async () => {
  const { state, a } = await startTwo();
  await a.media('vps_ubuntu1');
  const before = await a.calls();
  state.lose();
  const reply = await a.act('restart', 'vps_ubuntu1');
  expect([reply.status, reply.code, reply.headers.get('retry-after')]).toEqual([
    503,
    'state_unavailable',
    '5',
  ]);
  expect((await a.calls()).writes).toEqual(before.writes);
  expect((await a.media('vps_ubuntu1')).mounted).toHaveLength(1);
});
