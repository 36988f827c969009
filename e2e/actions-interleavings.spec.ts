import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { bay, calls, expect, library, test } from './acting.ts';

// The small browser's side of scripts/proofs/action-interleavings.test.ts: two tabs in random order, with double clicks.
// INTERLEAVING_RUNS=50 INTERLEAVING_SEED=7 npm run e2e -- e2e/actions-interleavings.spec.ts

const RUNS = Number(process.env['INTERLEAVING_RUNS'] ?? 1);
const SEED = Number(process.env['INTERLEAVING_SEED'] ?? 1);
const STEPS = 4;
test.describe.configure({ timeout: 90_000 });
// A drive that the other tab has changed meanwhile: 409.
test.use({ expectFailedRequests: true });

const provided = v.object({
  mounted: v.array(v.object({ device: v.string(), isoId: v.nullable(v.string()), mounted: v.boolean() })),
});

/** The same numbers for the same seed, from 0 to below `below`. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

for (let run = 0; run < RUNS; run += 1) {
  test(`two tabs in random order (seed ${SEED + run}): one call for each intent, and both show what HostUp has`, async ({
    page,
    context,
    vps,
    sandbox,
  }) => {
    test.info().annotations.push({ type: 'seed', description: String(SEED + run) });
    const random = randomOf(SEED + run);
    const id = vps('ubuntu');
    const other = await context.newPage();
    const tabs = [page, other] as const;
    await Promise.all(
      tabs.map(async (tab) => {
        await tab.goto(`/vps/${id}/iso`);
        // Buttons are looked for without waiting: they are there with the data.
        await expect(library(tab).getByRole('button', { name: /^Mount…/ })).not.toHaveCount(0);
      }),
    );
    let intents = 0;
    for (let step = 0; step < STEPS; step += 1) {
      const tab = tabs[random(2)] ?? page;
      /* eslint-disable no-await-in-loop -- one step after the other */
      intents += await oneIntent(tab, random);
      // Sometimes the other tab goes on at once. HostUp confirms the action, or refuses it: the other tab was first.
      if (random(2) === 0) await expect(inProgress(tab)).toHaveCount(0);
      /* eslint-enable no-await-in-loop */
    }
    const path = `/api/v2/vps/${id}/iso/actions`;
    const [mounts, unmounts] = await Promise.all([
      calls(sandbox, `${path}/mount`),
      calls(sandbox, `${path}/unmount`),
    ]);
    expect(mounts + unmounts).toBeLessThanOrEqual(intents);
    expect(mounts + unmounts).toBeGreaterThan(0);
    for (const tab of tabs) {
      /* eslint-disable no-await-in-loop -- one tab after the other */
      await expect(async () => {
        await tab.getByRole('button', { name: 'Refresh HostUp' }).click();
        expect(await drivesIn(tab)).toEqual(
          await drivesAt(sandbox.hostupUrl, sandbox.keys('default').hostup, id),
        );
      }).toPass({ timeout: 10_000, intervals: [300] });
      /* eslint-enable no-await-in-loop */
    }
    await other.close();
  });
}

/** Presses a button that may be pressed, sometimes twice. @returns how many intents that is */
async function oneIntent(tab: Page, random: (below: number) => number): Promise<number> {
  const clicks = random(2) + 1;
  const unmount = tab
    .getByRole('button', { name: /^Unmount (?!again)/ })
    .and(tab.locator(':not([aria-disabled])'));
  if (random(2) === 0 && (await unmount.count()) > 0) {
    const name =
      (await unmount
        .first()
        .getByText(/^Unmount .+ from /)
        .textContent()) ?? '';
    const button = tab.getByRole('button', { name, exact: true });
    await button.click({ clickCount: clicks, timeout: 5_000 });
    return 1;
  }
  const free = bay(tab, 'CD/DVD')
    .getByRole('button', { name: /^Mount… an ISO/ })
    .and(tab.locator(':not([aria-disabled])'));
  if ((await free.count()) === 0) return 0;
  await library(tab)
    .getByRole('button', { name: /^Mount…/ })
    .first()
    .click();
  const dialog = tab.getByRole('dialog');
  const mount = dialog.getByRole('button', { name: 'Mount', exact: true });
  await mount.click({ clickCount: clicks });
  await expect(dialog.getByRole('button', { name: 'Mounting…' })).toHaveCount(0, { timeout: 25_000 });
  await tab.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return 1;
}

/** What a tab shows of actions that have not ended. */
const inProgress = (tab: Page) => tab.getByRole('button', { name: /^(Mounting|Unmounting)…/ });

/** Which drives hold a medium, as the page shows it. */
async function drivesIn(tab: Page): Promise<string[]> {
  const texts = await bay(tab, 'CD/DVD').allTextContents();
  return texts
    .filter((text) => /Unmount/.test(text))
    .flatMap((text) => /ide\d/.exec(text)?.[0] ?? [])
    .toSorted();
}

/** The same as HostUp has it. */
async function drivesAt(url: string, key: string, id: string): Promise<string[]> {
  const response = await fetch(`${url}/api/v2/vps/${id}/iso`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { mounted } = v.parse(provided, await response.json());
  return mounted.flatMap((drive) => (drive.mounted ? [drive.device] : [])).toSorted();
}
