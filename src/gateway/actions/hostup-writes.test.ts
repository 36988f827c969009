import { expect, test } from 'vitest';
import { NO_LOG } from '../log.ts';
import { NO_METER } from '../meter.ts';
import { ProviderLimits } from '../provider-limits.ts';
import { OneMemory } from '../state/one-memory.fixture.ts';
import { SharedLimits } from '../state/shared-limits.ts';
import { sharers, StateDown } from '../state/shared-state.ts';
import { callOf, createHostupWrites } from './hostup-writes.ts';

const CALL = callOf({ action: 'restart', vpsId: 'vps_1' });
const UPSTREAM = { url: 'https://hostup.example', apiKey: 'write-key' };

/** Replicas that write with the same key, which may send ten requests a minute, and use half of them. */
function replicas(count: number, statusOf: () => number = () => 202) {
  const state = new OneMemory();
  let sent = 0;
  const client = {
    send: () => {
      sent += 1;
      const status = statusOf();
      const headers = new Headers({
        'x-ratelimit-limit': '10',
        ...(status === 429 && { 'retry-after': '30' }),
      });
      return Promise.resolve({ status, headers, json: {}, unreadable: undefined, completedAt: Date.now() });
    },
    close: () => Promise.resolve(),
  };
  const all = Array.from({ length: count }, () => {
    const limits = new ProviderLimits('hostup', 0.5, false, () => sharers(state));
    const shared = new SharedLimits(state, [UPSTREAM.url, UPSTREAM.apiKey], limits);
    return createHostupWrites(UPSTREAM, limits, { log: NO_LOG, meter: NO_METER, shared }, client);
  });
  /** @returns the code of the refusal, else of the outcome; `sent` when it went well */
  const act = async (n: number) => {
    const replica = all[n % count];
    const refused = await replica?.reserve(CALL);
    if (refused) return refused.ownPace ? 'own pace' : refused.code;
    const outcome = await replica?.send(CALL);
    return outcome?.ok ? 'sent' : outcome?.failure.code;
  };
  return { state, act, sent: () => sent };
}

test('replicas keep to one pace: together they make as many calls as one of them may', async () => {
  const { act, sent } = replicas(3);
  const outcomes: unknown[] = [];
  for (let n = 0; n < 12; n += 1) outcomes.push(await act(n));
  expect(outcomes).toEqual([...Array<string>(5).fill('sent'), ...Array<string>(7).fill('own pace')]);
  expect(sent()).toBe(5);
});

test('a wait that one replica was given holds back the others', async () => {
  const { act, sent } = replicas(2, () => 429);
  expect([await act(0), await act(1), await act(0)]).toEqual(Array(3).fill('upstream_rate_limited'));
  expect(sent()).toBe(1);
});

test('without the state nothing is reserved, so nothing is sent', async () => {
  const { state, act, sent } = replicas(2);
  state.lose();
  await expect(act(0)).rejects.toBeInstanceOf(StateDown);
  expect(sent()).toBe(0);
});
