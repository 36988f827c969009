import type { Browser, Dialog, Locator, Page } from '@playwright/test';
import { watchForKeys } from './canaries.ts';
import { DOWNLOAD_ROWS } from './download-rows.ts';
import { expect, PUBLISHED_ISO, startGateway, test, watch } from './drivebay.ts';
import { PLACES, type FaultRow, type Place, type Row, type StaticRow } from './fault-matrix.ts';
import { FAULT_ROWS, WAIT } from './fault-rows.ts';
import { MEDIA_ROWS } from './media-rows.ts';
import type { SandboxControl } from './sandbox-control.ts';
import { TEXT_ROWS } from './text-rows.ts';
import { checkedAt, refreshOf, statusOf } from './provider-status.ts';

/** What one test has to itself. */
interface Lab {
  page: Page;
  sandbox: SandboxControl;
  /** Its own where a provider requires a wait: that holds for a whole gateway. */
  gateway: string;
  /** A number no other case of this sandbox has. */
  copy: number;
}

/** One row at one place. */
export interface Case {
  title: string;
  row: Row;
  place: Place;
  /** Whether the provider requires a wait, which then holds for all of its resources. */
  waits: boolean;
  /** Whether it sets the clock of its page, which no other case can use then. */
  setsClock: boolean;
  run: (lab: Lab) => Promise<void>;
}

/** After a failure the whole batch is tried again for the tests left. */
const IN_A_BATCH = 18;

/** The rows of what is odd from the start. */
export const ODD_ROWS: readonly (readonly StaticRow[])[] = [MEDIA_ROWS, DOWNLOAD_ROWS, TEXT_ROWS];

/** The first fault of each kind: what the page says where it requests again by itself, and how long it waits. */
export const KINDS_OF_FAULTS: readonly FaultRow[] = [
  ...new Map(FAULT_ROWS.toReversed().map((row) => [kindOf(row), row])).values(),
];

/** Each row at each of its places. */
export const EVERY_CASE: readonly Case[] = [FAULT_ROWS, ...ODD_ROWS]
  .flat()
  .flatMap((row) => row.on.map((place) => caseOf(row, place)));

/**
 * Each odd response and each kind of fault once, at the one of its places that the rows before it in its list have least,
 * the last of several: few rows name those.
 * The lists are dealt evenly: a fault is mostly waiting, an odd response mostly work, and side by side both cost less.
 */
export const EACH_ONCE: readonly Case[] = [KINDS_OF_FAULTS, ...ODD_ROWS]
  .flatMap((rows: readonly Row[]) => {
    const used: Place[] = [];
    const uses = (place: Place) => used.filter((one) => one === place).length;
    return rows.flatMap((row, index) => {
      const place = row.on.toReversed().toSorted((a, b) => uses(a) - uses(b))[0];
      if (place === undefined) return [];
      used.push(place);
      return { one: caseOf(row, place), at: (index + 0.5) / rows.length };
    });
  })
  .toSorted((a, b) => a.at - b.at)
  .map(({ one }) => one);

/**
 * Declares a test for each case.
 *
 * @param atOnce so many are tried at the same time: most of a case with a fault is waiting
 */
export function tryCases(cases: readonly Case[], atOnce: number): void {
  for (let start = 0; start < cases.length; start += IN_A_BATCH) {
    const batch = cases.slice(start, start + IN_A_BATCH);
    test.describe(`batch ${start / IN_A_BATCH + 1}`, () => {
      test.describe.configure({ mode: 'default' });
      let outcomes: ReadonlyMap<Case, PromiseSettledResult<void>> = new Map();

      test.beforeAll(async ({ browser, sandbox }) => {
        test.setTimeout(240_000);
        outcomes = await tryBatch(batch, atOnce, 900_000 + start, browser, sandbox);
      });

      for (const one of batch) {
        test(one.title, () => {
          const outcome = outcomes.get(one);
          if (outcome?.status !== 'fulfilled') throw outcome?.reason ?? new Error('The case was not run.');
        });
      }
    });
  }
}

/** @param firstCopy the first of as many numbers as there are cases */
async function tryBatch(
  batch: readonly Case[],
  atOnce: number,
  firstCopy: number,
  browser: Browser,
  sandbox: SandboxControl,
): Promise<Map<Case, PromiseSettledResult<void>>> {
  const outcomes = new Map<Case, PromiseSettledResult<void>>();
  const shared = await startGateway(sandbox);
  const left = batch.map((one, index) => ({ one, copy: firstCopy + index }));

  const attempt = async (one: Case, copy: number, { page, placesOfKeys }: Window) => {
    const complaints = watch(page, true);
    const gateway = one.waits ? await startGateway(sandbox) : shared;
    await one.run({ page, sandbox, gateway: gateway.url, copy });
    expect(complaints(), 'console, page errors and policy violations').toEqual([]);
    expect(await placesOfKeys(), 'places where a key of a provider was seen').toEqual([]);
    if (gateway !== shared) await gateway.stop();
  };
  const settle = async (one: Case, copy: number, window: Window) => {
    const [outcome] = await Promise.allSettled([attempt(one, copy, window)]);
    outcomes.set(one, outcome);
  };
  const settleInOwnWindow = async (one: Case, copy: number) => {
    const window = await openWindow(browser, sandbox);
    await settle(one, copy, window);
    await window.close();
  };
  let lastOfList: Promise<void> = Promise.resolve();
  const takeTurns = async () => {
    let common: Window | undefined;
    for (let next = left.shift(); next; next = left.shift()) {
      const { one, copy } = next;
      if (PLACES[one.place].isList) {
        // A list of the account is one for all: one case at a time may break it.
        lastOfList = lastOfList.then(() => settleInOwnWindow(one, copy));
        await lastOfList;
      } else if (one.setsClock) await settleInOwnWindow(one, copy);
      else await settle(one, copy, (common ??= await openWindow(browser, sandbox)));
    }
    await common?.close();
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  await shared.stop();
  return outcomes;
}

/** A page in a browser context of its own. */
interface Window {
  page: Page;
  placesOfKeys: () => Promise<string[]>;
  close: () => Promise<void>;
}

async function openWindow(browser: Browser, sandbox: SandboxControl): Promise<Window> {
  const context = await browser.newContext();
  const placesOfKeys = watchForKeys(context, sandbox.allKeys);
  const page = await context.newPage();
  return { page, placesOfKeys, close: () => context.close() };
}

function caseOf(row: Row, place: Place): Case {
  return {
    title: `${row.id} ${row.about}, ${place}`,
    row,
    place,
    waits: 'fault' in row && row.wait !== undefined,
    setsClock: 'fault' in row && setsClock(row),
    run: (lab) => ('fault' in row ? breakAndMend(lab, row, place) : look(lab, row, place)),
  };
}

interface Target {
  page: Page;
  gateway: string;
  place: Place;
  /** A VPS id or an ISO id. */
  id: string;
}

/** Opens a place; what it must show beside the row's own data stands in the same page. */
async function open({ page, gateway, place, id }: Target): Promise<Locator> {
  const path = {
    'VPS page': `/vps/${id}/iso?isos=${PUBLISHED_ISO}`,
    'ISO page': `/isos/${id}`,
    'picked download': `/vps/vps_ubuntu/iso?isos=${id},${PUBLISHED_ISO}`,
    overview: '/',
    'ISO list': '/isos',
  }[place];
  await page.goto(new URL(path, gateway).href);
  const region = page.getByRole('region', { name: PLACES[place].region, exact: true });
  await expect(region).toBeVisible();
  return region;
}

/** What no page may ever show, whatever came. */
async function expectSound(page: Page): Promise<void> {
  const main = page.getByRole('main');
  const text = await main.innerText();
  expect(text).not.toMatch(/\bNaN\b|\bundefined\b|Invalid Date|\[object|Infinity/);
  expect(text, 'no negative duration').not.toMatch(/(^|\s)[-−]\d+ (s|min|h|days?)\b/);
  expect(text, 'no panel broke').not.toContain('could not be drawn');
  const planted = 'img, script, iframe, [onerror], [onload], a[href^="javascript:"], a[href^="data:"]';
  await expect(main.locator(planted)).toHaveCount(0);
  await expect(main.locator('a[href*="evil.example"]')).toHaveCount(0);
}

/** The other provider's data on the same page is as good as ever. */
async function expectOthersUnharmed(page: Page, place: Place): Promise<void> {
  if (place === 'VPS page' || place === 'picked download') {
    await expect(page.getByRole('region', { name: 'Downloads', exact: true })).toContainText(
      'AlmaLinux-9.5-x86_64-boot.iso',
    );
  }
  if (place === 'picked download') {
    await expect(page.getByRole('region', { name: 'Next start' })).toContainText('Ubuntu 24.04 LTS');
  }
}

/** The path at the provider. */
function upstreamPath(place: Place, id: string): string {
  if (place === 'overview') return '/api/v2/vps';
  if (place === 'ISO list') return '/v1/isos';
  return place === 'VPS page' ? `/api/v2/vps/${id}/iso` : `/v1/isos/${id}`;
}

/** An odd response: the right words in the right place, and nothing else harmed. */
async function look({ page, sandbox, gateway, copy }: Lab, row: StaticRow, place: Place): Promise<void> {
  const dialogs: string[] = [];
  const dismiss = (dialog: Dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  };
  page.on('dialog', dismiss);
  const { provider, good } = PLACES[place];
  const id = provider === 'hostup' ? `vps_${row.scenario}${copy}` : sandbox.isoId(row.scenario, copy);
  const region = await open({ page, gateway, place, id });
  if (row.says.length === 0) await expect(region).toContainText(good);
  for (const [name, words] of row.says) {
    const where = name === 'main' ? page.getByRole('main') : page.getByRole('region', { name, exact: true });
    await expect(where).toContainText(words, { useInnerText: true });
  }
  await expectOthersUnharmed(page, place);
  await expectSound(page);
  if (row.never) {
    const itsRow = page.getByRole('listitem').filter({ has: page.locator(`a[href^="/isos/${id}"]`) });
    const own = place === 'picked download' ? itsRow : page.getByRole('main');
    expect(await own.innerText()).not.toMatch(row.never);
  }
  page.off('dialog', dismiss);
  expect(dialogs).toEqual([]);
}

function kindOf({ says, wait, mended, clockOff }: FaultRow): string {
  return [mended ?? says, wait, clockOff].join(' ');
}

function setsClock({ clockOff = 0, mended }: FaultRow): boolean {
  return clockOff !== 0 || mended === 'by hand';
}

/** How long the sandbox's waits are, ms. */
const WAIT_MS = 7_000;
/** The gateway reports whole seconds, and a busy machine's timers lag. The exact figures are the unit tests' matter. */
const SLACK_MS = 5_000;

/** So long nothing is polled where only a person can mend it, ms of the page's clock. */
const BY_HAND_MS = 3 * 60_000;

/** Good, broken, good again: the last good data and its time stay, and fresh data is there within 20 s. */
async function breakAndMend(
  { page, sandbox, gateway, copy }: Lab,
  row: FaultRow,
  place: Place,
): Promise<void> {
  const { clockOff = 0 } = row;
  if (setsClock(row)) await page.clock.install({ time: Date.now() + clockOff });
  const { provider, good, isList } = PLACES[place];
  const id = provider === 'hostup' ? `vps_ubuntu${copy}` : sandbox.isoId('slow', copy);
  const region = await open({ page, gateway, place, id });
  await expect(region).toContainText(good);
  const switched = isList ? 'list' : id;
  const path = upstreamPath(place, id);
  const who = provider === 'hostup' ? 'HostUp' : 'VPSBG';
  const [main, status, refresh] = [page.getByRole('main'), statusOf(page, who), refreshOf(page, who)];
  // A request limit is a routine wait, which the status line counts down: no notice.
  const failing = row.says === WAIT ? /next update/i : /update failed|could not load/i;
  // In the head of a panel the line has no room for the reason: its button has it.
  const mentions = row.says === WAIT && place === 'picked download' ? 0 : 1;
  const armed: { from: number; to: number }[] = [];
  // The gateway caches a response for 2 s, and a silent provider is given 10 s: refresh until the fault is met.
  let [broken, checked] = ['', ''];
  await expect(async () => {
    expect(await region.innerText(), 'last good data').toMatch(good);
    // Again each time: a fault that names its end must not be over before a busy machine has met it.
    const from = Date.now();
    await sandbox.breakDown(provider, switched, row.fault);
    armed.push({ from, to: Date.now() });
    // A moving download is polled often enough.
    if (provider === 'hostup' && (await refresh.getAttribute('aria-disabled')) !== 'true')
      await refresh.click({ force: true });
    await expect(status).toContainText(failing, { timeout: 1_500 });
    [broken, checked] = [await main.innerText(), await checkedAt(page, who)];
    expect(broken).toMatch(failing);
    if (mentions > 0) expect(broken).toMatch(row.says);
  }).toPass({ timeout: 25_000, intervals: [100] });
  const { count, times } = await sandbox.log(path);
  // The last one: the first since the fault was set may have come just before it took effect.
  const failedAt = times.at(-1) ?? 0;
  const brokenAt = armed.findLast(({ to }) => to <= failedAt)?.from ?? armed[0]?.from ?? 0;

  // One look: all of it must stand there at the same time.
  expect(broken.match(new RegExp(row.says, 'g')) ?? [], 'the page says it once').toHaveLength(mentions);
  expect(broken).toMatch(good);
  expect(checked).not.toBe('');
  if (row.mended === undefined)
    expect(broken, 'it requests again by itself').toMatch(/retrying|next update/i);
  await expectOthersUnharmed(page, place);
  await expectSound(page);
  expect(await sandbox.followed(), 'a redirect is never followed').toBe(0);

  if (row.wait !== 'named') await sandbox.mend(provider, switched);
  if (row.mended === 'by hand') {
    await expect(main).not.toContainText(/(retrying|next update) in/i);
    await page.clock.runFor(BY_HAND_MS);
    expect((await sandbox.log(path)).count, 'nothing is polled').toBe(count);
    // The gateway holds a failure for 2 s, too.
    await expect(async () => {
      await refresh.click();
      await expect(status).not.toContainText(failing, { timeout: 1_000 });
    }).toPass({ timeout: 20_000, intervals: [500] });
  }
  await expect(status).not.toContainText(failing, { timeout: 20_000 });
  await expect(region).toContainText(good);
  // Of several picked downloads the oldest check counts: there only the call itself counts.
  if (place === 'picked download')
    expect((await sandbox.log(path)).times.at(-1), 'a newer call').toBeGreaterThan(failedAt);
  else expect(await checkedAt(page, who), 'a newer check').not.toBe(checked);
  await expectSound(page);
  await sandbox.mend(provider, switched);
  // Of a list the other gateways' calls are in the log, too.
  if (row.wait === undefined || isList) return;

  const next = (await sandbox.log(path)).times.find((at) => at > failedAt) ?? 0;
  expect(next - failedAt, 'ms of quiet after the refusal').toBeGreaterThanOrEqual(1_000);
  if (row.wait === 'unnamed') return;
  // An HTTP date is cut to whole seconds.
  expect(next - brokenAt, 'ms until the next request').toBeGreaterThanOrEqual(
    WAIT_MS - 1_000 * Number(row.fault === 'ratelimitdate'),
  );
  expect(next - brokenAt, 'ms until the next request').toBeLessThanOrEqual(WAIT_MS * 1.1 + SLACK_MS);
}
