import { openPage, SLOW_4G } from './browser.mjs';
import { launchWithFrames, framedMark, startPanel } from './embedded.mjs';
import { HERE, startGateway } from './child.mjs';
import { MARK, startProvider, VPS } from './provider.mjs';

const SPAN_MS = 1_500;

const NOW = { build: 'now', checkout: HERE };

/** What the main thread does, by the names of a trace. The rest of a task is `other`. */
const WORK = /** @type {const} */ ([
  { name: 'read HTML and styles', of: /^(ParseHTML|ParseAuthorStyleSheet)/ },
  { name: 'compile scripts', of: /^(v8\.compile|V8\.CompileCode|v8\.produceCache|v8\.evaluateModule$)/i },
  {
    name: 'run scripts',
    of: /^(EvaluateScript|v8\.|V8\.|FunctionCall|RunMicrotasks|TimerFire|EventDispatch)/,
  },
  { name: 'styles and layout', of: /^(UpdateLayoutTree|Layout|RecalculateStyles|PrePaint)/ },
  { name: 'paint', of: /^(Paint|Layerize|Commit|UpdateLayer)/ },
]);

/**
 * Where the first 1,500 ms of the VPS page go on slow 4G, first visit: the main thread by kind of work, and when what it
 * waits for is there. By itself from its request, in a panel's frame from `mount`, by turns; of another build too, when there is one.
 *
 * @param {{ runs: number, beside?: URL | undefined }} options `beside` is a checkout with a build in it
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function flame({ runs, beside }) {
  const provider = await startProvider();
  const builds = beside ? [{ build: 'beside', checkout: beside }, NOW] : [NOW];
  const started = await Promise.all(
    builds.map(async ({ build, checkout }) => ({
      build,
      gateway: await startGateway(provider.url, checkout),
      panel: await startPanel(provider.url, checkout),
    })),
  );
  const browser = await launchWithFrames();
  const cases = started.flatMap(({ build, gateway, panel }) => [
    { build, where: 'direct', url: `${gateway.url}/vps/${VPS}/iso` },
    { build, where: 'frame', url: panel.url },
  ]);
  const rows = cases.map(() => /** @type {Map<string, number[]>} */ (new Map()));
  for (let run = 0; run < runs; run++) {
    for (const [n, { where, url }] of cases.entries()) {
      const times = await timesOf(browser, url, where === 'frame');
      for (const [name, ms] of times) rows[n]?.set(name, [...(rows[n]?.get(name) ?? []), ms]);
    }
  }
  await browser.close();
  await Promise.all(started.flatMap(({ gateway, panel }) => [gateway.stop(), panel.stop()]));
  await provider.stop();
  return cases.flatMap(({ build, where }, n) =>
    [...(rows[n] ?? [])].map(([name, samples]) => ({
      part: `slow 4G, first ${SPAN_MS} ms, ${where}${build === NOW.build ? '' : `, ${build}`}`,
      name,
      unit: 'ms',
      samples,
    })),
  );
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {boolean} isFramed
 */
async function timesOf(browser, url, isFramed) {
  const opened = await openPage(browser, SLOW_4G, MARK);
  const { page } = opened;
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8', 'blink.user_timing'] });
  const mark = isFramed ? await loadFramed(page, url) : (await opened.load(url)).mark;
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8'));
  const dashboard = isFramed ? (page.frames()[1] ?? page.mainFrame()) : page.mainFrame();
  const began = isFramed
    ? await page.evaluate(() => Reflect.get(globalThis, 'mountedAt') - performance.timeOrigin)
    : 0;
  const marks = await dashboard.evaluate(seenOfLine);
  const offset = isFramed
    ? await page.evaluate(() => Reflect.get(globalThis, 'mountedAt')).then((at) => marks.origin - at)
    : 0;
  await opened.close();
  return [
    ...marks.times.map(([name, ms]) => /** @type {const} */ ([`at: ${name}`, ms + offset])),
    /** @type {const} */ (['at: data is on the screen', mark]),
    ...workOf(traceEvents, began),
  ];
}

/** @param {import('@playwright/test').Page} page @param {string} url */
async function loadFramed(page, url) {
  await page.goto(url, { waitUntil: 'commit' });
  return framedMark(page);
}

/** When what a page waits for was there, ms from its own origin. Runs in the page. */
function seenOfLine() {
  const [document] = performance.getEntriesByType('navigation');
  const files = performance.getEntriesByType('resource');
  const media = files.find(({ name }) => /\/api\/hostup\/vps\/[^/]+\/iso$/.test(name));
  /** @param {RegExp} of */
  const lastEnd = (of) =>
    Math.max(
      0,
      ...files.filter(({ name }) => of.test(name)).map((file) => Number(Reflect.get(file, 'responseEnd'))),
    );
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  /** @type {[string, number][]} */
  const times = [
    ['page is requested', document ? Number(Reflect.get(document, 'requestStart')) : 0],
    ['page is here', document ? Number(Reflect.get(document, 'responseEnd')) : 0],
    ['first paint', paint?.startTime ?? 0],
    ['media is requested', media?.startTime ?? 0],
    ['media is here', media ? Number(Reflect.get(media, 'responseEnd')) : 0],
    ['entry is here', lastEnd(/\/assets\/index-[^/]+\.js$/)],
    [
      'scripts of the route are here',
      lastEnd(/\/assets\/(vps|media|servers|panel-facts|frame-app)[^/]+\.js$/),
    ],
  ];
  return { origin: performance.timeOrigin, times };
}

/**
 * Ms of the main thread by kind of work in the first `SPAN_MS`.
 *
 * @typedef {{ name: string, ph: string, ts: number, dur?: number, pid: number, tid: number, args: Record<string, unknown> }} TraceEvent
 * @param {readonly TraceEvent[]} events
 * @param {number} began ms after the navigation
 * @returns {(readonly [string, number])[]}
 */
function workOf(events, began) {
  const start = events.findLast(({ name, args }) => name === 'navigationStart' && isOfMainFrame(args));
  if (!start) return [];
  const from = start.ts + began * 1_000;
  const to = from + SPAN_MS * 1_000;
  const tasks = busiestThread(events.filter(({ ph, ts }) => ph === 'X' && ts >= from && ts < to)).toSorted(
    (a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0),
  );
  const spent = new Map([...WORK.map(({ name }) => name), 'other work'].map((name) => [name, 0]));
  /** @type {{ end: number, kind: string }[]} */
  const open = [];
  for (const { name, ts, dur = 0 } of tasks) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= ts) open.pop();
    const above = open.at(-1);
    const kind = WORK.find(({ of }) => of.test(name))?.name ?? above?.kind ?? 'other work';
    const end = Math.min(ts + dur, to);
    spent.set(kind, (spent.get(kind) ?? 0) + (end - ts) / 1_000);
    // What is inside counts as itself alone.
    if (above) spent.set(above.kind, (spent.get(above.kind) ?? 0) - (end - ts) / 1_000);
    open.push({ end, kind });
  }
  const busy = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
  return [...spent, /** @type {const} */ (['idle: waits for the line', SPAN_MS - busy])].map(
    ([name, ms]) => /** @type {const} */ ([`main thread: ${name}`, ms]),
  );
}

/** The events of the thread that styles and lays out most: the page's main one. @param {readonly TraceEvent[]} events */
function busiestThread(events) {
  const threads = byThread(events);
  /** @param {readonly TraceEvent[]} all */
  const layout = (all) =>
    all.reduce((sum, { name, dur = 0 }) => sum + (/^(UpdateLayoutTree|Layout)$/.test(name) ? dur : 0), 0);
  return [...threads.values()].toSorted((a, b) => layout(b) - layout(a))[0] ?? [];
}

/** @param {readonly TraceEvent[]} events */
function byThread(events) {
  /** @type {Map<string, TraceEvent[]>} */
  const threads = new Map();
  for (const event of events) {
    const key = `${event.pid}:${event.tid}`;
    const thread = threads.get(key);
    if (thread) thread.push(event);
    else threads.set(key, [event]);
  }
  return threads;
}

/** @param {Record<string, unknown>} args */
function isOfMainFrame({ data }) {
  return typeof data === 'object' && data !== null && Reflect.get(data, 'isOutermostMainFrame') === true;
}
