import type { CDPSession, Page } from '@playwright/test';
import mediaSample from '../src/contracts/hostup/samples/iso-media.json' with { type: 'json' };
import { MOVING_ISO } from '../scripts/proofs/hostile-json.ts';
import { expect, test } from './drivebay.ts';
import { startOnOwnProvider } from './own-provider.ts';

const POLLS = 10_000;
/** Until then caches, compiled code and the readings behind the plots find their size. */
const WARM_UP = 2_500;
/** Every timer of the page and of the gateway but their deadlines is so many times as short; clocks are as they are. */
const SPEED = 20;
const DOWNLOADS = 8;
/** So many polls without a fault bring the page back to how it looks in good times. */
const CALM = 100;
/** Requests in progress add listeners at nearly every moment: one in twenty has none of theirs. */
const MOMENTS = 60;

test.use({ expectFailedRequests: true });

test(`${POLLS} polls: the page's memory, nodes and listeners do not grow`, async ({ page, sandbox }) => {
  test.setTimeout(30 * 60_000);
  const startedAt = performance.now();
  let reads = 0;
  let calm = false;
  const gateway = await startOnOwnProvider(
    sandbox,
    (path) => {
      reads += 1;
      if (!calm && reads % 200 === 0) return undefined;
      return path.startsWith('/v1/') ? moving(Number(path.split('/').at(-1)), reads) : blocked(reads);
    },
    {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`(${hurry.toString()})(${SPEED})`)}`,
    },
  );
  let polls = 0;
  page.on('requestfinished', (request) => (polls += Number(request.url().includes('/api/'))));
  await page.addInitScript(hurry, SPEED);
  const isos = Array.from({ length: DOWNLOADS }, (_, n) => n + 1).join();
  await page.goto(`${gateway.url}/vps/vps_soak/iso?isos=${isos}`);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');

  const measures: Measure[] = [];
  const pollsReach = (count: number) =>
    expect.poll(() => polls, { timeout: 20 * 60_000, intervals: [200] }).toBeGreaterThanOrEqual(count);
  for (let next = WARM_UP; next <= POLLS; next += (POLLS - WARM_UP) / 5) {
    await pollsReach(next);
    calm = true;
    await pollsReach(next + CALM);
    await expect(page.getByRole('main')).not.toContainText('Update failed', { timeout: 60_000 });
    measures.push(await measure(cdp, () => pollsReach(polls + 3)));
    calm = false;
    console.log(`after ${polls} polls: ${words(measures.at(-1))}`);
  }
  const responded = polls;
  await expectAlive(page);
  await gateway.stop();
  const [first, last] = [measures[0], measures.at(-1)];
  if (!first || !last) throw new Error('nothing was measured');
  const growth = last.heapMb - first.heapMb;
  const took = Math.round((performance.now() - startedAt) / 1_000);
  console.log(
    `${responded} polls, ${reads} of them read from the provider, in ${took} s: heap ${growth.toFixed(2)} MB more after warm-up; ` +
      `nodes ${first.nodes} to ${last.nodes}, listeners ${first.listeners} to ${last.listeners}`,
  );
  expect(growth).toBeLessThan(2);
  expect(Math.abs(last.nodes / first.nodes - 1)).toBeLessThanOrEqual(0.01);
  expect(Math.abs(last.listeners / first.listeners - 1)).toBeLessThanOrEqual(0.01);
});

/** Runs in the page and in the gateway. */
function hurry(speed: number): void {
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const usual = globalThis[name];
    Object.assign(globalThis, {
      [name]: (run: () => void, ms = 0, ...args: []) =>
        usual(run, ms === 10_000 || ms === 12_000 ? ms : ms / speed, ...args),
    });
  }
}

/** A download that moves by a megabyte with every reading, and would take days. */
function moving(id: number, reads: number): unknown {
  return { ...MOVING_ISO, id, size: 10 ** 12, downloaded: 10 ** 9 + reads * 10 ** 6 };
}

function blocked(reads: number): unknown {
  const canMount = { allowed: false, reason: `Order ${reads} is pending.`, code: 'pending_order' };
  return { ...mediaSample, actions: { ...mediaSample.actions, canMount } };
}

interface Measure {
  heapMb: number;
  nodes: number;
  listeners: number;
}

/** The least of so many moments, apart from each other: what is left after the collector has run, and is not of a request in progress. */
async function measure(cdp: CDPSession, pass: () => Promise<void>): Promise<Measure> {
  const least = { heapMb: Infinity, nodes: Infinity, listeners: Infinity };
  for (let moment = 0; moment < MOMENTS; moment += 1) {
    await pass();
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    least.heapMb = Math.min(least.heapMb, of('JSHeapUsedSize') / 2 ** 20);
    least.nodes = Math.min(least.nodes, of('Nodes'));
    least.listeners = Math.min(least.listeners, of('JSEventListeners'));
  }
  return least;
}

function words(measured: Measure | undefined): string {
  if (!measured) return 'nothing';
  return `heap ${measured.heapMb.toFixed(2)} MB, ${measured.nodes} nodes, ${measured.listeners} listeners`;
}

/** A page that had stopped would not grow either. */
async function expectAlive(page: Page): Promise<void> {
  const gates = page.getByRole('main');
  const before = /Order (\d+) is pending/.exec(await gates.innerText())?.[1];
  expect(before).toBeDefined();
  await expect(gates).not.toContainText(`Order ${before} is pending`);
}
