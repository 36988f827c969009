import { chromium } from '@playwright/test';

/**
 * How a line and a processor are slowed down. `latency` in ms a round trip, `throughput` in bytes a second.
 *
 * @typedef {{ latency: number, throughput: number, cpu: number }} Emulation
 */

/** @type {Emulation} */
export const SLOW_4G = { latency: 150, throughput: 1_600_000 / 8, cpu: 4 };
/** @type {Emulation} */
export const DESKTOP = { latency: 40, throughput: 10_000_000 / 8, cpu: 1 };
/** The machine's own line, so that the processor is what is measured. @type {Emulation} */
export const SLOW_CPU = { latency: 0, throughput: -1, cpu: 4 };

/**
 * What a page saw of itself: ms from navigation, ms of keys, CLS as a number. Only in pages of this bench.
 *
 * @typedef {object} Seen
 * @property {number} paint the first of content
 * @property {number} mark when the mark was on the screen
 * @property {number} lcp
 * @property {number} cls
 * @property {number} blocked the part of long tasks above 50 ms each
 * @property {number} longest task since the page began, or since `forgetTasks`; 0 where none took 50 ms
 * @property {number} key the longest time from a key to the frame that shows it
 */

/** @returns {Promise<import('@playwright/test').Browser>} */
export function launch() {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '' });
}

/**
 * A page with an empty cache of its own, slowed down, which watches itself for the text `mark`.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {Emulation} emulation
 * @param {string} mark
 */
export async function openPage(browser, { latency, throughput, cpu }, mark) {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  // In the thread's own time: what else the machine does is no cost of the page.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.addInitScript(watchItself, mark);
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return {
    page,
    /** Navigates, waits until the mark is on the screen, and returns what the page saw. @param {string} url */
    async load(url) {
      bytes = 0;
      await page.goto(url, { waitUntil: 'commit' });
      for (let now = await seen(page); now.mark === 0 || now.paint === 0; now = await seen(page)) {
        await page.waitForTimeout(100);
      }
      return { ...(await seen(page)), bytes };
    },
    /** What the page saw until now, and the bytes that came over the line. */
    seen: async () => ({ ...(await seen(page)), bytes }),
    /** Ms of the processor for script and for all tasks of the main thread since the page began; bytes of heap in use; when that was, ms. */
    async metrics() {
      const { metrics } = await cdp.send('Performance.getMetrics');
      /** @param {string} name */
      const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
      return {
        script: of('ScriptDuration') * 1_000,
        tasks: of('TaskDuration') * 1_000,
        heap: of('JSHeapUsedSize'),
        at: performance.now(),
      };
    },
    forgetTasks: () => page.evaluate(() => Reflect.set(Reflect.get(globalThis, 'seen'), 'longest', 0)),
    collectGarbage: () => cdp.send('HeapProfiler.collectGarbage'),
    close: () => context.close(),
  };
}

/** @param {import('@playwright/test').Page} page @returns {Promise<Seen>} */
function seen(page) {
  return page.evaluate(() => Reflect.get(globalThis, 'seen'));
}

/** Runs in the page, before its own scripts. @param {string} mark */
function watchItself(mark) {
  const seen = { paint: 0, mark: 0, lcp: 0, cls: 0, blocked: 0, longest: 0, key: 0 };
  Object.assign(globalThis, { seen });
  /**
   * @param {string} type
   * @param {(entry: PerformanceEntry) => void} note
   * @param {object} [options]
   */
  const watch = (type, note, options) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true, ...options });
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.paint = startTime;
  });
  watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  watch('layout-shift', (entry) => {
    if ('hadRecentInput' in entry && 'value' in entry && !entry.hadRecentInput)
      seen.cls += Number(entry.value);
  });
  watch('longtask', ({ duration }) => {
    seen.blocked += duration - 50;
    seen.longest = Math.max(seen.longest, duration);
  });
  watch(
    'event',
    (entry) => {
      if (/^key|^input/.test(entry.name)) seen.key = Math.max(seen.key, entry.duration);
    },
    { durationThreshold: 16 },
  );
  const observer = new MutationObserver(() => {
    if (!document.body?.textContent?.includes(mark)) return;
    observer.disconnect();
    // After the frame that shows it.
    requestAnimationFrame(() => setTimeout(() => (seen.mark = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}
