import { expect, opens, test, type Panel } from './embed.ts';
import { refreshOf, statusOf } from './provider-status.ts';

/** Counts the messages that reach the frame's window from here on, each once the app's own listener has had it. */
async function countMessages({ inside }: Panel): Promise<() => Promise<unknown>> {
  await inside.evaluate("globalThis.heard = 0; addEventListener('message', () => void (heard += 1))");
  return () => inside.evaluate('heard');
}

test('the frame greets, gets its token and shows the VPS without chrome', async ({ panel, places, vps }) => {
  const id = vps('leftin');
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)));
  await expect(panel.frame.getByRole('heading', { level: 1, name: id })).toBeVisible();
  await expect(statusOf(panel.frame)).toContainText('checked');
  await expect(statusOf(panel.frame)).toContainText('checked');
  await expect(panel.frame.getByRole('banner')).toHaveCount(0);
  await expect(panel.frame.getByRole('contentinfo')).toHaveCount(0);
  await expect(panel.frame.getByRole('navigation')).toHaveCount(0);
  await expect(panel.frame.getByRole('link', { name: 'Show details' })).toHaveCount(0);
  expect(await panel.hellos()).toBe(1);
  await expect.poll(() => panel.received('status')).toEqual([{ t: 'status', level: 'ok' }]);
  await expect.poll(() => panel.received('navigate')).toEqual([{ t: 'navigate', view: 'vps' }]);
  await expect.poll(async () => (await panel.received('resize')).length).toBeGreaterThan(0);
  // On load the panel keeps the focus.
  expect(await panel.run('document.activeElement === document.body')).toBe(true);
});

test('a host that never responds: five hellos, words that help, no request; a late response works', async ({
  panel,
  places,
  vps,
}) => {
  test.setTimeout(60_000);
  const id = vps('leftin');
  const calls: string[] = [];
  panel.page.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(request.url());
  });
  await panel.page.clock.install();
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)), { host: { responds: false } });
  await expect(panel.frame.getByText('Connecting to the control panel…')).toBeVisible();
  await panel.page.clock.runFor(30_000);
  await expect(panel.frame.getByText('Waiting for the control panel…')).toBeVisible();
  await expect(panel.frame.getByText('contact your control panel’s support')).toBeVisible();
  expect(await panel.hellos()).toBe(5);
  expect(calls).toEqual([]);
  await panel.run('host.respond()');
  await expect(panel.frame.getByRole('heading', { level: 1, name: id })).toBeVisible();
});

test('responses that are not quite right change nothing', async ({ panel, places, vps }) => {
  const id = vps('leftin');
  const calls: string[] = [];
  panel.page.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(request.url());
  });
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)), { host: { responds: false } });
  // The app itself listens by now, not the script that greets before it.
  await expect(panel.frame.getByText('Connecting to the control panel…')).toBeVisible();
  const heard = await countMessages(panel);
  for (const change of [{ n: 'A'.repeat(22) }, { v: 2 }, { t: 'iso:hello' }, { token: 7 }, { token: '' }]) {
    await panel.run(`host.respond(${JSON.stringify(change)})`);
  }
  // The same from a sibling frame of the panel's own origin: the origin is right, the window is not.
  await panel.run(`(() => {
    const sibling = document.createElement('iframe');
    document.body.append(sibling);
    const script = sibling.contentDocument.createElement('script');
    const init = { t: 'iso:init', v: 1, n: host.hellos.at(-1).data.n, token: host.token, theme: 'light', locale: 'en' };
    script.textContent = 'const c = new MessageChannel(); parent.frames[0].postMessage(' + JSON.stringify(init) + ', "*", [c.port2])';
    sibling.contentDocument.body.append(script);
  })()`);
  await expect.poll(heard).toBe(6);
  await panel.run('document.querySelectorAll("iframe")[1].remove()');
  expect(calls).toEqual([]);
  await panel.run('host.respond()');
  await expect(panel.frame.getByRole('heading', { level: 1, name: id })).toBeVisible();
  // The frame listens on the port of the first valid response: it is the last one, by which this is sent.
  await panel.send({ t: 'theme', mode: 'dark' });
  await expect(panel.frame.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a second response with another token is not used', async ({ panel, places, vps }) => {
  const id = vps('leftin');
  const other = await places.mint(opens(vps('cloudinit'), { sub: 'attacker' }));
  const sent: string[] = [];
  panel.page.on('request', (request) => {
    const authorization = request.headers()['authorization'];
    if (authorization) sent.push(authorization);
  });
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)));
  await expect(statusOf(panel.frame)).toContainText('checked');
  const heard = await countMessages(panel);
  await panel.run(`host.respond({ token: ${JSON.stringify(other)} })`);
  await expect.poll(heard).toBe(1);
  const requested = panel.page.waitForRequest(`**/api/hostup/vps/${id}/iso`);
  await refreshOf(panel.frame).click();
  await requested;
  expect(sent.length).toBeGreaterThan(0);
  expect(sent).not.toContain(`Bearer ${other}`);
});

test('reloaded or moved, the frame greets anew', async ({ panel, places, vps }) => {
  const id = vps('leftin');
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)));
  await expect(panel.frame.getByRole('heading', { level: 1, name: id })).toBeVisible();
  await panel.run('document.body.append(document.querySelector("iframe"))');
  await expect.poll(() => panel.hellos()).toBe(2);
  await expect(statusOf(panel.frame)).toContainText('checked');
});

test.describe('in a panel whose page has Referrer-Policy: no-referrer', () => {
  // Where the browser hides who embeds, each parent is greeted, and an error logged for the one that is not there.
  test.use({ expectFailedRequests: true });

  test('the handshake works', async ({ panel, places, vps }) => {
    const id = vps('leftin');
    await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)), {
      at: `${places.panel}/no-referrer`,
      referrerPolicy: '',
    });
    await expect(panel.frame.getByRole('region', { name: 'Next start' })).toContainText('Ubuntu');
    expect(await panel.inside.evaluate('document.referrer')).toBe('');
    expect(await panel.hellos()).toBe(1);
  });
});
