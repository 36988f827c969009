import { expect, test } from './panel-rig.ts';

const MANAGE = 'https://panel.example.com/servers?tab=iso';

test("mount and the element hand the server's name and the address on", async ({ page, rig }) => {
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
  test(`mount refuses the address ${wrong}, with what it must be`, async ({ page, rig }) => {
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
