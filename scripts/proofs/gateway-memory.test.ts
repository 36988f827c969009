import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import mediaSample from '../../src/contracts/hostup/samples/iso-media.json';
import isoSample from '../../src/contracts/vpsbg/samples/iso.json';
import { respondJson, startGateway, startUpstream } from '../../src/gateway/upstream.fixture.ts';

/** `npm run soak -- --minutes 10` sets it; without it there is no time to see a slope. */
const minutes = Number(process.env['SOAK_MINUTES'] ?? 0);
/** `--rate 20`: for a machine that has other things to do. */
const rate = Number(process.env['SOAK_RATE'] ?? 200);
const TICK_MS = 50;
const SAMPLE_MS = 5_000;
/** Growth after the first quarter, MB in 10 min. */
const MOST_GROWTH = 1;

interface Sample {
  atMs: number;
  heapMb: number;
  rssMb: number;
}

test.runIf(minutes > 0)(
  'under load, with clients that leave and a provider that stalls, memory does not grow',
  async () => {
    let requested = 0;
    const upstream = await startUpstream((incoming, response) => {
      requested += 1;
      // Every tenth call never gets a response.
      if (requested % 10 !== 0)
        respondJson(response, incoming.url?.includes('vps') ? mediaSample : isoSample);
    });
    const gateway = await startGateway(upstream.url, { limits: { deadlineMs: 1_000 } });
    const collect = collector();
    const startedAt = performance.now();
    const samples: Sample[] = [];
    const times = new Times();
    let most = 0;
    let sent = 0;
    const send = setInterval(() => {
      for (let n = 0; n < (rate * TICK_MS) / 1_000; n += 1) sendRequest(gateway.port, (sent += 1), times);
      most = Math.max(most, upstream.sockets.size);
    }, TICK_MS);
    while (performance.now() - startedAt < minutes * 60_000) {
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
      // The counters of the test itself must not be what grows.
      upstream.calls.length = 0;
      gateway.log.length = 0;
      collect();
      const { heapUsed, external, rss } = process.memoryUsage();
      samples.push({
        atMs: performance.now() - startedAt,
        heapMb: (heapUsed + external) / 2 ** 20,
        rssMb: rss / 2 ** 20,
      });
    }
    clearInterval(send);
    const settled = samples.slice(Math.ceil(samples.length / 4));
    const [heap, rss] = [slope(settled, 'heapMb'), slope(settled, 'rssMb')];
    console.log(
      `${sent} requests, ${requested} calls, at most ${most} sockets to the provider; in 10 min the heap grows by ${heap.toFixed(2)} MB, the process by ${rss.toFixed(2)} MB; ` +
        `good responses within ${times.within(0.5)} ms (p50), ${times.within(0.99)} ms (p99)`,
    );
    expect(heap).toBeLessThan(MOST_GROWTH);
    // 16 connections to each of the two providers.
    expect(most).toBeLessThanOrEqual(32);
  },
  minutes * 60_000 + 60_000,
);

/** How long responses took, up to 12 s. It is as large at the end as at the start. */
class Times {
  readonly #counts = new Uint32Array(120_000);

  note(ms: number): void {
    const at = Math.min(Math.floor(ms * 10), this.#counts.length - 1);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /** Ms, to a tenth, within which this share of the responses came. */
  within(share: number): number {
    const total = this.#counts.reduce((sum, count) => sum + count, 0);
    let sum = 0;
    return (this.#counts.findIndex((count) => (sum += count) >= share * total) + 1) / 10;
  }
}

/** One request; every tenth client leaves before the response. */
function sendRequest(port: number, n: number, times: Times): void {
  const path = n % 2 === 0 ? `/api/hostup/vps/vps_${n % 40}/iso` : `/api/vpsbg/isos/${1 + (n % 40)}`;
  const startedAt = performance.now();
  const call = request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
    response.resume();
    if (response.statusCode !== 200) return;
    response.once('end', () => times.note(performance.now() - startedAt));
  });
  call.on('error', () => undefined).end();
  if (n % 10 === 0) setTimeout(() => call.destroy(), 20);
}

/** Growth in 10 min by least squares, MB. */
function slope(samples: readonly Sample[], of: 'heapMb' | 'rssMb'): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ atMs }) => atMs)), mean(samples.map((sample) => sample[of]))];
  const over = samples.map((sample) => (sample.atMs - x) * (sample[of] - y));
  const under = samples.map(({ atMs }) => (atMs - x) ** 2);
  return (mean(over) / mean(under)) * 600_000;
}

/** V8's own collector: what is left after it is referenced. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('This Node has no gc.');
  return () => void gc();
}
