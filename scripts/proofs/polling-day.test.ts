import { environmentManager, QueryObserver } from '@tanstack/react-query';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recentErrors } from '../../src/app/http/error-log.ts';
import { nextPoll } from '../../src/app/http/poll.ts';
import { createQueryClient } from '../../src/app/http/query-client.ts';
import { request } from '../../src/app/http/request.ts';
import { HEADERS, type Provider } from '../../src/contracts/gateway/api.ts';
import { backOff } from '../../src/rate-limit/back-off.ts';

const HOUR_MS = 3_600_000;
const CYCLE_MS = 600_000;
const LATENCY_MS = 40;
const schema = v.object({ text: v.string() });

beforeEach(() => {
  vi.useFakeTimers();
  environmentManager.setIsServer(() => false);
});
afterEach(() => vi.useRealTimers());

/** In each ten minutes one fault, from minute five on for so long. */
const FAULTS = [
  { kind: 'server', ms: 60_000 },
  { kind: 'limited', ms: 30_000 },
  { kind: 'network', ms: 20_000 },
  { kind: 'html', ms: 45_000 },
  { kind: 'silent', ms: 30_000 },
] as const;
type Fault = (typeof FAULTS)[number];

const RETRY_AFTER_S = 40;
const DEADLINE_MS = 12_000;

function faultAt(ms: number): Fault | undefined {
  const fault = FAULTS[Math.floor(ms / CYCLE_MS) % FAULTS.length];
  const since = (ms % CYCLE_MS) - CYCLE_MS / 2;
  return fault && since >= 0 && since < fault.ms ? fault : undefined;
}

/** A gateway without a network, with the faults of the day. Counts its calls. */
function gateway(startedAt: number) {
  const counted = { calls: 0 };
  const send: typeof fetch = async (_path, init) => {
    counted.calls += 1;
    const fault = faultAt(performance.now() - startedAt)?.kind;
    await new Promise<void>((resolve, reject) => {
      const signal = init?.signal;
      signal?.addEventListener('abort', () => reject(signal.reason));
      if (fault !== 'silent') setTimeout(resolve, LATENCY_MS);
    });
    if (fault === 'network') throw new TypeError('fetch failed');
    const date = new Date().toUTCString();
    if (fault === 'html') return new Response('<h1>', { headers: { date, 'content-type': 'text/html' } });
    const headers = { date, 'content-type': 'application/json', [HEADERS.asOf]: new Date().toISOString() };
    if (fault === 'server') return new Response('{}', { status: 502, headers });
    if (fault === 'limited') {
      return new Response('{}', { status: 429, headers: { ...headers, 'retry-after': `${RETRY_AFTER_S}` } });
    }
    return new Response('{"text":"fine"}', { headers });
  };
  return { send, counted };
}

/**
 * The rules, written without any of the code that polls: a response, then its pace; an error, then its wait.
 * Waits are at their mean; of a server that stays silent the deadline comes first.
 */
function expectedCalls(every: number, days: number): number {
  let calls = 0;
  let failures = 0;
  for (let at = 0; at < days * 24 * HOUR_MS;) {
    calls += 1;
    const fault = faultAt(at);
    const took = fault?.kind === 'silent' ? DEADLINE_MS : LATENCY_MS;
    if (!fault) {
      failures = 0;
      at += took + every;
    } else if (fault.kind === 'limited') {
      at += took + RETRY_AFTER_S * 1_000;
    } else {
      at += took + backOff((failures += 1), () => 0.5);
    }
  }
  return calls;
}

function poll(provider: Provider, every: number, startedAt: number) {
  const client = createQueryClient();
  const { send, counted } = gateway(startedAt);
  const observer = new QueryObserver(client, {
    queryKey: [provider],
    queryFn: ({ signal }) => request({ path: `/api/${provider}`, provider, schema, signal, send }),
    refetchInterval: (query) => nextPoll(query.state, () => every),
  });
  const results = { shown: 0, wrong: 0 };
  const stop = observer.subscribe(({ data }) => {
    results.shown += 1;
    if (data && data.body.text !== 'fine') results.wrong += 1;
  });
  return { client, observer, counted, results, stop };
}

test('24 hours of polling with a fault every ten minutes: as many calls as the rules allow, and nothing grows', async () => {
  const startedAt = performance.now();
  // The two do not share a hold: one provider's limit never stops the other.
  const pages = [poll('hostup', 15_000, startedAt), poll('vpsbg', 3_000, startedAt)] as const;
  const timers: number[] = [];
  for (let hour = 1; hour <= 24; hour += 1) {
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    timers.push(vi.getTimerCount());
    for (const { observer, client } of pages) {
      // Whatever happened, what was good once is still on screen.
      expect(observer.getCurrentResult().data?.body).toEqual({ text: 'fine' });
      expect(client.getQueryCache().getAll()).toHaveLength(1);
    }
  }
  const [slow, fast] = pages;
  for (const [page, every] of [
    [slow, 15_000],
    [fast, 3_000],
  ] as const) {
    const model = expectedCalls(every, 1);
    console.log(`every ${every} ms: ${page.counted.calls} calls, ${model} by the rules`);
    expect(Math.abs(page.counted.calls - model) / model).toBeLessThanOrEqual(0.02);
    expect(page.results.wrong).toBe(0);
  }
  console.log(`timers each hour: ${timers.join(' ')}`);
  // Of each page: the next poll, the end of freshness, a deadline, and a response on its way.
  expect(Math.max(...timers)).toBeLessThanOrEqual(8);
  expect(recentErrors().length).toBeLessThanOrEqual(20);

  for (const { stop, client } of pages) {
    stop();
    client.clear();
  }
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(vi.getTimerCount()).toBe(0);
}, 120_000);
