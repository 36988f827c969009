import { expect, test } from './embed.ts';
import { statusOf } from './provider-status.ts';

test('in a frame the first requests are sent before the app is there, and none twice', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('leftin');
  await panel.open(`/vps/${id}/iso`, await places.mint({ hostup: { vps: [id] }, vpsbg: { isos: [1] } }));
  await expect(statusOf(panel.frame)).toContainText('checked');
  const requests = await panel.frame.locator('html').evaluate((_, id) => {
    const early = globalThis.drivebayEarly?.requests ?? new Map<string, unknown>();
    return ['/api/session', `/api/hostup/vps/${id}/iso`].map((path) => ({
      early: early.has(path),
      sent: performance.getEntriesByName(new URL(path, location.href).href).length,
    }));
  }, id);
  expect(requests).toEqual([
    { early: true, sent: 1 },
    { early: true, sent: 1 },
  ]);
});
