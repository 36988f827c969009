import { expect, onTestFinished, test, vi } from 'vitest';
import { collectLog } from '../log.fixture.ts';
import { NO_LOG } from '../log.ts';
import { NO_METER } from '../meter.ts';
import { ProviderLimits } from '../provider-limits.ts';
import { OneMemory } from '../state/one-memory.fixture.ts';
import { SharedLimits } from '../state/shared-limits.ts';
import { sharers, StateDown } from '../state/shared-state.ts';
import { UpstreamFault, type UpstreamResponse } from '../upstream-exchange.ts';
import { callOf, createHostupWrites, type HostupCall } from './hostup-writes.ts';
import type { Intent } from './intent.ts';

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

const AT = '/api/v2/vps/vps%2F1';
const FILE = { url: 'https://example.com/a.iso', filename: 'a.iso' };
const calls: [intent: Intent, isOff: boolean, call: HostupCall][] = [
  [
    { action: 'mount', vpsId: 'vps/1', body: { isoId: 'iso_a', device: 'ide3', replaces: 'iso_b' } },
    false,
    {
      name: 'mount',
      method: 'POST',
      template: '/api/v2/vps/{id}/iso/actions/mount',
      path: `${AT}/iso/actions/mount`,
      body: { isoId: 'iso_a', device: 'ide3' },
    },
  ],
  [
    { action: 'mount', vpsId: 'vps/1', body: { isoId: 'iso_a' } },
    true,
    {
      name: 'mount',
      method: 'POST',
      template: '/api/v2/vps/{id}/iso/actions/mount',
      path: `${AT}/iso/actions/mount`,
      body: { isoId: 'iso_a' },
    },
  ],
  [
    { action: 'unmount', vpsId: 'vps/1', body: { device: 'ide2', isoId: 'iso_a' } },
    false,
    {
      name: 'unmount',
      method: 'POST',
      template: '/api/v2/vps/{id}/iso/actions/unmount',
      path: `${AT}/iso/actions/unmount`,
      body: { device: 'ide2' },
    },
  ],
  [
    { action: 'download', vpsId: 'vps/1', body: FILE },
    false,
    {
      name: 'from-url',
      method: 'POST',
      template: '/api/v2/vps/{id}/iso/actions/from-url',
      path: `${AT}/iso/actions/from-url`,
      body: FILE,
    },
  ],
  [
    { action: 'delete', vpsId: 'vps/1', isoId: 'iso:a' },
    false,
    { name: 'delete', method: 'DELETE', template: '/api/v2/vps/{id}/iso/{volid}', path: `${AT}/iso/iso%3Aa` },
  ],
  [
    { action: 'restart', vpsId: 'vps/1' },
    false,
    {
      name: 'restart',
      method: 'POST',
      template: '/api/v2/vps/{id}/actions/restart',
      path: `${AT}/actions/restart`,
      body: {},
    },
  ],
  [
    { action: 'restart', vpsId: 'vps/1' },
    true,
    {
      name: 'start',
      method: 'POST',
      template: '/api/v2/vps/{id}/actions/start',
      path: `${AT}/actions/start`,
      body: {},
    },
  ],
];
test.each(calls)('the call of %j, stopped: %s', (intent, isOff, call) => {
  expect(callOf(intent, isOff)).toStrictEqual(call);
});

/** One gateway by itself, at a time that stands still, with what it sent, counted and logged. */
function alone(responses: (Partial<UpstreamResponse> | Error)[]) {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { log, lines } = collectLog();
  const meter = {
    ...NO_METER,
    providerCall: vi.fn<(...of: unknown[]) => void>(),
    held: vi.fn<(...of: unknown[]) => void>(),
  };
  const client = {
    send: vi.fn<(...of: unknown[]) => Promise<UpstreamResponse>>(() => {
      const next = responses.shift();
      if (next instanceof Error) return Promise.reject(next);
      const headers = new Headers();
      return Promise.resolve({
        status: 200,
        headers,
        json: undefined,
        unreadable: undefined,
        completedAt: 0,
        ...next,
      });
    }),
    close: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  };
  const limits = new ProviderLimits('hostup', 0.5, false, () => 1);
  const writes = createHostupWrites(UPSTREAM, limits, { log, meter }, client);
  return { writes, meter, client, lines };
}

const PATH = '/api/v2/vps/vps_1/actions/restart';
const ENDPOINT = 'POST /api/v2/vps/{id}/actions/restart';

test('a call is sent as it is, counted, and its operation is passed on', async () => {
  const { writes, meter, client, lines } = alone([
    { status: 202, json: { operation: { status: 'queued', jobId: 'job_1', pollUrl: '/api/jobs/job_1' } } },
    { status: 299 },
  ]);
  expect(await writes.reserve(CALL)).toBeUndefined();
  expect(await writes.send(CALL)).toEqual({
    ok: true,
    status: 202,
    operation: { status: 'queued', jobId: 'job_1', pollUrl: '/api/jobs/job_1' },
  });
  expect(client.send.mock.calls).toEqual([['POST', PATH, {}]]);
  expect(await writes.send(CALL)).toEqual({ ok: true, status: 299, operation: null });
  expect(meter.providerCall.mock.calls).toEqual([1, 2].map(() => ['hostup', ENDPOINT, 'ok', 0]));
  expect([meter.held.mock.calls, lines]).toEqual([[], []]);
  await writes.close();
  expect(client.close).toHaveBeenCalledOnce();
});

test.each<[about: string, response: Partial<UpstreamResponse> | Error, code: string, detail: string]>([
  ['a refusal', { status: 409 }, 'upstream_rejected', 'HostUp refused the action (409)'],
  ['a redirect', { status: 302 }, 'outcome_unknown', 'HostUp returned 302'],
  ['an error', { status: 500 }, 'outcome_unknown', `HostUp returned 500 (${ENDPOINT})`],
  [
    'a lost response',
    new UpstreamFault('timeout', 'did not respond'),
    'outcome_unknown',
    `HostUp did not respond (${ENDPOINT}), after the request was sent.`,
  ],
  [
    'no connection',
    new UpstreamFault('unavailable', 'could not be reached', false),
    'upstream_unavailable',
    `HostUp could not be reached (${ENDPOINT}). Nothing was done.`,
  ],
])('%s is counted, logged and passed on, and holds nothing back', async (_, response, code, detail) => {
  const { writes, meter, lines } = alone([response, {}]);
  expect(await writes.send(CALL)).toMatchObject({
    ok: false,
    failure: { code, detail: expect.stringContaining(detail) },
  });
  expect(meter.providerCall.mock.calls).toEqual([['hostup', ENDPOINT, code, 0]]);
  expect(meter.held).not.toHaveBeenCalled();
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ msg: 'provider call failed', provider: 'hostup', endpoint: ENDPOINT, code }),
  ]);
  expect([await writes.reserve(CALL), await writes.send(CALL)]).toMatchObject([undefined, { ok: true }]);
});

test('a rate limit is counted with its wait, and nothing is sent until it is over', async () => {
  const { writes, meter, client } = alone([{ status: 429, headers: new Headers({ 'retry-after': '30' }) }]);
  await writes.send(CALL);
  expect(meter.held.mock.calls).toEqual([['hostup', 30]]);
  expect(await writes.reserve(CALL)).toMatchObject({ code: 'upstream_rate_limited', retryAfter: 30 });
  expect(await writes.send(CALL)).toMatchObject({
    ok: false,
    failure: {
      code: 'upstream_rate_limited',
      detail: expect.stringMatching(/Nothing was done\. Try again in 30 s\.$/),
    },
  });
  expect([client.send.mock.calls.length, meter.providerCall.mock.calls.length]).toEqual([1, 1]);
});

test('the pace of one gateway alone is half of the limit that a response states', async () => {
  const { writes } = alone([{ headers: new Headers({ 'x-ratelimit-limit': '4' }) }]);
  await writes.send(CALL);
  expect(await writes.reserve(CALL)).toBeUndefined();
  await writes.send(CALL);
  expect(await writes.reserve(CALL)).toMatchObject({
    code: 'upstream_rate_limited',
    ownPace: true,
    retryAfter: 60,
  });
});

test('a fault of the gateway itself is no failure of HostUp', async () => {
  const { writes } = alone([new TypeError('broken')]);
  await expect(writes.send(CALL)).rejects.toThrow('broken');
});

test('an action that HostUp did ends a row of 429s without a wait: the next one waits as the first did', async () => {
  const rounds = Array.from({ length: 6 }, () => [{ status: 429 }, { status: 202 }]);
  const { writes, meter } = alone(rounds.flat());
  for (const _ of rounds.flat()) {
    await writes.send(CALL);
    vi.advanceTimersByTime(60 * 60_000);
  }
  const waits = meter.held.mock.calls.map(([, seconds]) => seconds);
  expect(waits).toHaveLength(rounds.length);
  expect(Math.max(...waits.map(Number))).toBeLessThanOrEqual(4);
});
