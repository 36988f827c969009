import { test as base } from '@playwright/test';
import { watch } from './drivebay.ts';
import { expect, test } from './embed.ts';
import { startRig } from './panel-rig.ts';

/** A name that would end an element, reorder its line and break it. */
const HOSTILE = '<b>web\u202E-01\n</b>';
const MANAGE = 'https://panel.example.com/servers?tab=iso';

test("the frame shows the panel's name of the server and its link, and requests no list for either", async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('ubuntu');
  const requests: string[] = [];
  panel.page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const options = { serverName: 'web-01', manageUrl: MANAGE };
  await panel.open(`/vps/${id}/iso`, await places.mint({ hostup: { vps: [id] }, vpsbg: { isos: [1] } }), {
    host: { options },
  });
  await expect(panel.frame.getByRole('heading', { level: 1 })).toHaveText('web-01');
  const link = panel.frame.getByRole('link', { name: /^Open control panel/ });
  await expect(link).toHaveAttribute('href', MANAGE);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(panel.frame.getByRole('button', { name: 'Copy server ID' })).toBeVisible();
  await expect(panel.frame.getByRole('navigation', { name: 'Breadcrumb' })).toHaveCount(0);
  expect(requests).not.toContain('/api/hostup/vps');
});

test("a name in the token goes before the panel's, and hides nothing", async ({ panel, places, vps }) => {
  const id = vps('ubuntu');
  const token = await places.mint({
    hostup: { vps: [id], names: { [id]: HOSTILE } },
    vpsbg: { isos: [1] },
  });
  const options = { serverName: 'another' };
  await panel.open(`/vps/${id}/iso`, token, { host: { options } });
  await expect(panel.frame.getByRole('heading', { level: 1 })).toHaveText(
    String.raw`<b>web\u{202E}-01\n</b>`,
  );
});

test('without a name it is the id; without an address there is no link, and a wrong one is no address', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('ubuntu');
  const options = { serverName: 7, manageUrl: 'javascript:alert(1)' };
  await panel.open(`/vps/${id}/iso`, await places.mint({ hostup: { vps: [id] }, vpsbg: { isos: [1] } }), {
    host: { options },
  });
  await expect(panel.frame.getByRole('heading', { level: 1 })).toHaveText(id);
  await expect(panel.frame.getByRole('region', { name: 'What you can do' })).toContainText('control panel');
  await expect(panel.frame.getByRole('link', { name: /^Open/ })).toHaveCount(0);
});

const sdk = base.extend<object, { rig: Awaited<ReturnType<typeof startRig>> }>({
  rig: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    async ({}, provide) => {
      const rig = await startRig();
      await provide(rig);
      await rig.stop();
    },
    { scope: 'worker' },
  ],
  page: async ({ page, rig }, provide) => {
    const complaints = watch(page, false);
    await page.goto(rig.host);
    await provide(page);
    expect(complaints(), 'console, page errors and policy violations').toEqual([]);
  },
});

sdk("mount and the element hand the server's name and the address on", async ({ page, rig }) => {
  await page.evaluate(
    ({ origin, manageUrl }) => {
      const place = document.getElementById('here');
      if (!place) throw new Error('no place for the frame');
      const fetchToken = () => Promise.resolve('token-1.b.c');
      const options = { origin, tenant: 'acme', vpsId: 'vps_1', fetchToken, serverName: 'web-01', manageUrl };
      globalThis.panel = DrivebayPanel.mount(place, options);
      const element = document.createElement('drivebay-panel');
      const given = { origin, tenant: 'acme', 'vps-id': 'vps_1', 'server-name': 'web-02' };
      for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
      element.fetchToken = fetchToken;
      document.getElementById('there')?.append(element);
    },
    { origin: rig.frameOrigin, manageUrl: MANAGE },
  );
  const initOf = (place: string) => async () => {
    const frame = await (await page.locator(`#${place} iframe`).elementHandle())?.contentFrame();
    // On its way to its page it has nothing to say yet.
    return frame?.evaluate(() => ('got' in globalThis ? got[0] : undefined)).catch(() => undefined);
  };
  await expect.poll(initOf('here')).toMatchObject({ serverName: 'web-01', manageUrl: MANAGE });
  await expect.poll(initOf('there')).toMatchObject({ serverName: 'web-02', manageUrl: '' });
});

for (const wrong of [
  'http://panel.example.com/',
  'javascript:alert(1)',
  'panel',
  'https://a:b@panel.example/',
]) {
  sdk(`mount refuses the address ${wrong}, with what it must be`, async ({ page, rig }) => {
    const refusal = page.evaluate(
      ({ origin, manageUrl }) => {
        const fetchToken = () => Promise.resolve('token-1.b.c');
        const options = { origin, tenant: 'acme', vpsId: 'vps_1', fetchToken, manageUrl };
        DrivebayPanel.mount(document.body, options);
      },
      { origin: rig.frameOrigin, manageUrl: wrong },
    );
    await expect(refusal).rejects.toThrow('manageUrl must be an https URL');
  });
}
