import type { Page } from '@playwright/test';
import { expect, opens, test } from './embed.ts';

/** Counts the requests for a VPS's media, at the page: the gateway holds a response for 2 s, and the clock runs faster here. */
function countPolls(page: Page, id: string): () => number {
  let polls = 0;
  page.on('request', (request) => {
    if (request.url().endsWith(`/api/hostup/vps/${id}/iso`)) polls += 1;
  });
  return () => polls;
}

test('a frame that is not rendered does not poll: hidden from load, or right after it was shown', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('leftin');
  const polls = countPolls(panel.page, id);
  const style = (display: string) =>
    panel.run(`document.querySelector("iframe").style.display = "${display}"`);
  await panel.page.clock.install();
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)), { style: 'display:none' });
  await expect(panel.frame.getByRole('region', { name: 'Next start', includeHidden: true })).toContainText(
    'Ubuntu 24.04 LTS',
  );
  await panel.page.clock.runFor(60_000);
  expect(polls()).toBe(1);
  // For a moment only.
  await panel.run(
    'const { style } = document.querySelector("iframe"); style.display = ""; document.body.offsetHeight; style.display = "none"',
  );
  await panel.page.clock.runFor(60_000);
  expect(polls()).toBeLessThan(3);
  const hidden = polls();
  await style('');
  await expect.poll(polls).toBe(hidden + 1);
  await panel.page.clock.runFor(31_000);
  await expect.poll(polls).toBeGreaterThan(hidden + 1);
  await style('none');
  await expect(panel.frame.getByText('out of view', { exact: false }).first()).toBeAttached();
  const before = polls();
  await panel.page.clock.runFor(60_000);
  expect(polls()).toBe(before);
});

for (const [width, height] of [
  [0, 0],
  [600, 0],
  [0, 400],
] as const) {
  test(`a frame of ${width} x ${height} px does not poll until it has a size`, async ({
    panel,
    places,
    vps,
  }) => {
    const id = vps('leftin');
    const polls = countPolls(panel.page, id);
    await panel.page.clock.install();
    await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)), { width, height });
    await expect(panel.frame.getByRole('region', { name: 'Next start', includeHidden: true })).toContainText(
      'Ubuntu 24.04 LTS',
    );
    await panel.page.clock.runFor(60_000);
    expect(polls()).toBe(1);
    await panel.run('Object.assign(document.querySelector("iframe"), { width: "600", height: "400" })');
    await expect.poll(polls).toBe(2);
  });
}

test('a frame that the panel’s styles hide does not poll while the panel reports so', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('leftin');
  const polls = countPolls(panel.page, id);
  await panel.page.clock.install();
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)));
  await expect(panel.frame.getByRole('region', { name: 'Next start' })).toContainText('Ubuntu 24.04 LTS');
  const style = (visibility: string) =>
    panel.run(`document.querySelector("iframe").style.visibility = "${visibility}"`);
  await style('hidden');
  await panel.send({ t: 'visibility', visible: false });
  await expect(panel.frame.getByText('out of view', { exact: false }).first()).toBeAttached();
  const before = polls();
  await panel.page.clock.runFor(60_000);
  expect(polls()).toBe(before);
  await style('');
  await panel.send({ t: 'visibility', visible: true });
  await expect.poll(polls).toBeGreaterThan(before);
});
