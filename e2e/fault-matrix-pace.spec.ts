import { expect, test } from './drivebay.ts';
import { openSteppedWorld } from './stepped-world.ts';

const MINUTE = 60_000;

test('V06, V19 what no longer grows is polled every 15 s, what grows every 3 s', async ({ page }) => {
  test.setTimeout(180_000);
  let ids: string[] = [];
  const world = await openSteppedWorld(page, (sandbox) => {
    ids = ['finishing', 'stalled', 'slow'].map((scenario) => sandbox.isoId(scenario, 1));
    return `/vps/vps_ubuntu/iso?isos=${ids.join(',')}`;
  });
  const calls = () => Promise.all(ids.map(async (id) => (await world.sandbox.log(`/v1/isos/${id}`)).count));
  /** Calls for each of them while so many minutes pass. */
  const callsIn = async (minutes: number) => {
    const before = await calls();
    await world.run(minutes * MINUTE);
    return (await calls()).map((count, index) => count - (before[index] ?? 0));
  };
  const downloads = page.getByRole('region', { name: 'Downloads' }).getByRole('listitem');
  await expect(downloads).toHaveCount(3);
  const finishing = downloads.filter({ hasText: 'Finishing' });
  await expect(finishing).toHaveCount(1);

  // Once all three have been polled in step.
  await world.run(9_000);
  expect(await callsIn(1.5)).toEqual([30, 30, 30]);
  await world.run(MINUTE);
  expect(await callsIn(12)).toEqual([48, 48, 240]);
  await expect(finishing).not.toContainText(/100 %/);
  await expect(downloads.first()).toContainText(/Stalled, no data for 1[45] min/);
  await expect(downloads.filter({ hasText: /Stalled|Waiting for data/ })).toHaveCount(1);
  await world.stop();
});
