import { expect, test } from './embed.ts';
import { accessibilityFaults } from './axe.ts';
import { statusOf } from './provider-status.ts';

test.use({ expectFailedRequests: true });

const SIZES = [
  { width: 280, height: 150 },
  { width: 320, height: 500 },
  { width: 768, height: 700 },
  { width: 1100, height: 800 },
];

interface State {
  name: string;
  scenario: string;
  /** What is then to be seen. */
  seen: string;
  role?: string;
  /** Whether the panel responds to the hello. */
  responds?: boolean;
  /** Ms that go by first. */
  wait?: number;
  claims?: object;
}

const STATES: readonly State[] = [
  { name: 'a VPS', scenario: 'leftin', seen: 'checked' },
  { name: 'hostile text', scenario: 'hostiletext', seen: 'checked' },
  { name: 'a VPS for support', scenario: 'leftin', seen: 'Copy diagnostics', role: 'support' },
  { name: 'a VPS that fails', scenario: 'servererror', seen: 'HostUp returned an error (500)' },
  { name: 'no response yet', scenario: 'leftin', seen: 'Connecting', responds: false },
  { name: 'no response', scenario: 'leftin', seen: 'Waiting for the control', responds: false, wait: 16_000 },
  {
    name: 'a wrong token',
    scenario: 'leftin',
    seen: 'another page',
    claims: { parent: 'https://a.example' },
  },
];

for (const state of STATES) {
  for (const theme of ['light', 'dark']) {
    test(`${state.name}, ${theme}: axe finds nothing, and one scrolls one way`, async ({
      panel,
      places,
      vps,
    }) => {
      test.setTimeout(60_000);
      const id = vps(state.scenario);
      const { role = 'customer', responds = true, wait = 0, claims = {} } = state;
      const token = await places.mint({ hostup: { vps: [id] }, vpsbg: { isos: [1] }, role, ...claims });
      await panel.page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
      if (wait > 0) await panel.page.clock.install();
      await panel.open(`/vps/${id}/iso`, token, { host: { responds, options: { theme } } });
      if (wait > 0) {
        await expect(panel.frame.getByText('Connecting')).toBeVisible();
        await panel.page.clock.runFor(wait);
      }
      await expect(panel.frame.getByText(state.seen).first()).toBeVisible();
      for (const { width, height } of SIZES) {
        await panel.run(
          `Object.assign(document.querySelector('iframe'), { width: ${width}, height: ${height} })`,
        );
        const { inside } = panel;
        await expect.poll(() => inside.evaluate('innerWidth')).toBe(width);
        const overflow = () => inside.evaluate('document.documentElement.scrollWidth - innerWidth');
        await expect.poll(overflow, `px wider than the frame at ${width}`).toBeLessThanOrEqual(0);
        expect(await accessibilityFaults(inside), `at ${width} px`).toEqual([]);
      }
    });
  }
}

test('at 280 x 150 px every control is reached and stands within the frame', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('leftin');
  const size = { width: 280, height: 150 };
  await panel.open(
    `/vps/${id}/iso`,
    await places.mint({ hostup: { vps: [id] }, vpsbg: { isos: [1] } }),
    size,
  );
  await expect(statusOf(panel.frame)).toContainText('checked');
  const controls = panel.frame.locator('button, a[href], input, select, [tabindex="0"]');
  for (let n = 0; n < (await controls.count()); n += 1) {
    const control = controls.nth(n);
    if (!(await control.isVisible())) continue;
    await control.scrollIntoViewIfNeeded();
    const box = await control.evaluate((element) => {
      const { left, right, top } = element.getBoundingClientRect();
      return { left, right: innerWidth - right, top, below: innerHeight - top };
    });
    expect(Math.min(...Object.values(box)), await control.innerText()).toBeGreaterThanOrEqual(0);
  }
});
