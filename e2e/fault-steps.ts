import type { Dialog, Locator, Page } from '@playwright/test';
import { expect, PUBLISHED_ISO } from './drivebay.ts';
import { PLACES, type FaultRow, type Place, type StaticRow } from './fault-matrix.ts';
import { WAIT } from './fault-rows.ts';
import type { SandboxControl } from './sandbox-control.ts';
import { checkedAt, refreshOf, statusOf } from './provider-status.ts';

/** What one test has to itself. */
export interface Lab {
  page: Page;
  sandbox: SandboxControl;
  /** Its own where a provider requires a wait: that holds for a whole gateway. */
  gateway: string;
  /** A number no other case of this sandbox has. */
  copy: number;
}

export function setsClock({ clockOff = 0, mended }: FaultRow): boolean {
  return clockOff !== 0 || mended === 'by hand';
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
export async function look(
  { page, sandbox, gateway, copy }: Lab,
  row: StaticRow,
  place: Place,
): Promise<void> {
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

/** How long the sandbox's waits are, ms. */
const WAIT_MS = 7_000;
/** The gateway reports whole seconds, and a busy machine's timers lag. The exact figures are the unit tests' matter. */
const SLACK_MS = 5_000;

/** So long nothing is polled where only a person can mend it, ms of the page's clock. */
const BY_HAND_MS = 3 * 60_000;

/** Good, broken, good again: the last good data and its time stay, and fresh data is there within 20 s. */
export async function breakAndMend(
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
  // A rate limit is a routine wait, which the status line counts down: no notice.
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
  if (row.wait === undefined) return;

  const next = (await sandbox.log(path)).times.find((at) => at > failedAt) ?? 0;
  expect(next - failedAt, 'ms of quiet after the refusal').toBeGreaterThanOrEqual(1_000);
  if (row.wait === 'unnamed') return;
  // An HTTP date is cut to whole seconds.
  expect(next - brokenAt, 'ms until the next request').toBeGreaterThanOrEqual(
    WAIT_MS - 1_000 * Number(row.fault === 'ratelimitdate'),
  );
  expect(next - brokenAt, 'ms until the next request').toBeLessThanOrEqual(WAIT_MS * 1.1 + SLACK_MS);
}
