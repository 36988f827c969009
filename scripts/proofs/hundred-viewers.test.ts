import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HEADERS } from '../../src/contracts/gateway/api.ts';
import mediaSample from '../../src/contracts/hostup/samples/iso-media.json';
import { backOff } from '../../src/rate-limit/back-off.ts';
import { RateHold } from '../../src/rate-limit/rate-hold.ts';
import { rateLimitWait } from '../../src/rate-limit/retry-after.ts';
import isoSample from '../../src/contracts/vpsbg/samples/iso.json';
import { createGateway, type Gateway } from '../../src/gateway/app.ts';
import { createHostupReads } from '../../src/gateway/hostup.ts';
import type { UpstreamClient } from '../../src/gateway/upstream-client.ts';
import { UpstreamFault, type UpstreamResponse } from '../../src/gateway/upstream-exchange.ts';
import { createVpsbgReads } from '../../src/gateway/vpsbg.ts';

const VIEWERS = 100;
const MINUTE_MS = 60_000;
const LATENCY_MS = 120;
/** What each viewer looks at, and how often its page polls. */
const WATCHED = [
  { path: '/api/hostup/vps/vps_1/iso', every: 15_000 },
  { path: '/api/vpsbg/isos', every: 3_000 },
] as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const now = () => performance.now();
const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

type Mood = 'well' | 'down' | 'limited';

/** A provider that counts its calls and responds after a while, as its mood is when the call comes. */
class Upstream implements UpstreamClient {
  readonly calls: { path: string; at: number }[] = [];
  mood: Mood = 'well';
  readonly #limit: string | null;

  constructor(limit: string | null = null) {
    this.#limit = limit;
  }

  async get(path: string): Promise<UpstreamResponse> {
    this.calls.push({ path, at: now() });
    const { mood } = this;
    await sleep(LATENCY_MS);
    if (mood === 'down') throw new UpstreamFault('unavailable', 'could not be reached (connection refused)');
    const headers = new Headers(mood === 'limited' ? { 'retry-after': '90' } : {});
    if (this.#limit !== null) headers.set('x-ratelimit-limit', this.#limit);
    const json = mood === 'limited' ? {} : path.includes('vps') ? mediaSample : { data: [isoSample] };
    return {
      status: mood === 'limited' ? 429 : 200,
      headers,
      json,
      unreadable: undefined,
      completedAt: Date.now(),
    };
  }

  close = () => Promise.resolve();

  /** Calls in a span of time, in ms as `now` counts. */
  between(from: number, to: number) {
    return this.calls.filter(({ at }) => at >= from && at < to);
  }
}

/** Wakes the pages. One timer serves them all: at each step the fake clock looks through every timer there is. */
class Alarms {
  readonly #due: { at: number; ring: () => void }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ms from now */
  set(ms: number, ring: () => void): void {
    this.#due.push({ at: now() + ms, ring });
    this.#due.sort((a, b) => a.at - b.at);
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const [next] = this.#due;
    if (!next) return;
    this.#timer = setTimeout(() => {
      this.#due.shift();
      this.#arm();
      next.ring();
    }, next.at - now());
  }
}

/** A page in some browser: one hold for each path, the browser's back-off, and never still. */
function openPage(app: Gateway, alarms: Alarms, polls: { count: number }): void {
  for (const { path, every } of WATCHED) {
    const hold = new RateHold<null>(now);
    let failures = 0;
    const request = async (): Promise<number> => {
      if (hold.remaining > 0) return hold.remaining;
      polls.count += 1;
      const response = await send(app, path);
      if (response.ok) {
        failures = 0;
        return Math.max(every, Number(response.headers.get(HEADERS.leastInterval)));
      }
      const wait = rateLimitWait(response.headers, Date.now());
      if (wait === undefined) return backOff((failures += 1));
      hold.close(wait, null);
      return hold.remaining;
    };
    const poll = async () => {
      const wait = await request();
      alarms.set(wait, () => void poll());
    };
    alarms.set(Math.random() * every, () => void poll());
  }
}

async function send(app: Gateway, path: string): Promise<Response> {
  const incoming = new IncomingMessage(new Socket());
  incoming.url = path;
  incoming.rawHeaders = ['Host', 'drivebay.example'];
  const outgoing = new ServerResponse(incoming);
  return app.fetch(new Request(`http://drivebay.example${path}`), { incoming, outgoing });
}

function startAll(hostup: Upstream, vpsbg: Upstream): { count: number } {
  const at = { url: 'http://127.0.0.1:9', apiKey: 'unused-key' };
  const app = createGateway(
    { mode: 'owner', host: '0.0.0.0' },
    { hostup: createHostupReads(at, { client: hostup }), vpsbg: createVpsbgReads(at, { client: vpsbg }) },
  );
  const polls = { count: 0 };
  const alarms = new Alarms();
  for (let n = 0; n < VIEWERS; n += 1) openPage(app, alarms, polls);
  return polls;
}

async function pass(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 1_000) await vi.advanceTimersByTimeAsync(1_000);
}

function expectRest(upstream: Upstream): void {
  const last = new Map<string, number>();
  for (const { path, at } of upstream.calls) {
    expect(at - (last.get(path) ?? -Infinity)).toBeGreaterThanOrEqual(2_000);
    last.set(path, at);
  }
}

/** The most calls in any span of `ms` that begins within a time. */
function peak(upstream: Upstream, ms: number, from: number, to: number): number {
  return Math.max(0, ...upstream.between(from, to).map(({ at }) => upstream.between(at, at + ms).length));
}

test('100 viewers through a 10 min outage: one call in 2 s for each resource, and a recovery without a rush', async () => {
  const [hostup, vpsbg] = [new Upstream(), new Upstream()];
  const polls = startAll(hostup, vpsbg);
  await pass(5 * MINUTE_MS);
  const from = now();
  for (const upstream of [hostup, vpsbg]) upstream.mood = 'down';
  await pass(10 * MINUTE_MS);
  const recovered = now();
  for (const upstream of [hostup, vpsbg]) upstream.mood = 'well';
  await pass(5 * MINUTE_MS);

  for (const upstream of [hostup, vpsbg]) {
    expectRest(upstream);
    const steady = peak(upstream, 30_000, from - 4 * MINUTE_MS, from - 30_000);
    expect(steady).toBeGreaterThan(10);
    expect(peak(upstream, 30_000, recovered - 30_000, recovered + 30_000)).toBeLessThanOrEqual(2 * steady);
    // It is back within what the longest back-off takes.
    expect(upstream.between(recovered, recovered + MINUTE_MS).length).toBeGreaterThan(0);
  }
  // Without the gateway each of these would have been a call.
  expect(polls.count).toBeGreaterThan(20 * (hostup.calls.length + vpsbg.calls.length));
}, 120_000);

test('while one provider is rate limited it is not called once, and the other is called as ever', async () => {
  const [hostup, vpsbg] = [new Upstream(), new Upstream()];
  startAll(hostup, vpsbg);
  await pass(MINUTE_MS);
  hostup.mood = 'limited';
  await pass(3_000);
  const closedAt = hostup.calls.at(-1)?.at ?? Number.NaN;
  const requested = vpsbg.calls.length;
  await pass(80_000);
  expect(hostup.between(closedAt + 1, closedAt + LATENCY_MS + 90_000)).toEqual([]);
  expect(vpsbg.calls.length).toBeGreaterThan(requested + 30);
  hostup.mood = 'well';
  // The wait began up to 3 s after the limit: time for the calls at 0, 15 and 30 s, and for none at 45.
  await pass(45_000);
  // All come back at the same moment, and then every 15 s: at 0, 15 and 30 s.
  const again = hostup.between(closedAt + LATENCY_MS + 90_000, now());
  expect(again).toHaveLength(3);
  expect((again[0]?.at ?? Infinity) - closedAt - LATENCY_MS - 90_000).toBeLessThan(1_000);
  expectRest(hostup);
}, 120_000);

test('with a known limit of 20 calls a minute, no minute sees more than 10, and no page is refused', async () => {
  const vpsbg = new Upstream('20');
  startAll(new Upstream(), vpsbg);
  await pass(15 * MINUTE_MS);
  expect(peak(vpsbg, MINUTE_MS, 0, now())).toBeLessThanOrEqual(10);
  // Half of the limit is used, not a fraction of it.
  expect(vpsbg.calls.length).toBeGreaterThan(15 * 8);
}, 120_000);
