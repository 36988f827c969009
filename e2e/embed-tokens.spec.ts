import type { Request } from '@playwright/test';
import { expect, opens, test } from './embed.ts';
import { refreshOf, statusOf } from './provider-status.ts';

test('the longest token that the claims allow opens its pages', async ({ panel, places, vps }) => {
  const id = vps('leftin');
  const filler = Array.from({ length: 99 }, (_, n) => `vps_${String(n).padStart(40, '0')}`);
  const isos = Array.from({ length: 500 }, (_, n) => 999_999_999_999_999 - n);
  await panel.open(
    `/vps/${id}/iso`,
    await places.mint({ hostup: { vps: [id, ...filler] }, vpsbg: { isos } }),
  );
  await expect(statusOf(panel.frame)).toContainText('checked');
});

test.describe('with refusals on purpose', () => {
  test.use({ expectFailedRequests: true });

  test('a refused token is renewed once, and the page goes on', async ({ panel, places, vps }) => {
    const id = vps('leftin');
    const good = await places.mint(opens(id));
    const bad = await places.mint(opens(id, { iss: 'nobody' }));
    await panel.open(`/vps/${id}/iso`, bad, { host: { tokens: [good] } });
    await expect(statusOf(panel.frame)).toContainText('checked');
    expect(await panel.received('needToken')).toEqual([{ t: 'needToken', reason: 'rejected' }]);
  });

  test('a refused token is named to the panel’s code and the console, not to the customer', async ({
    panel,
    places,
    vps,
  }) => {
    const id = vps('leftin');
    const notes: string[] = [];
    panel.page.on('console', (message) => notes.push(message.text()));
    await panel.open(`/vps/${id}/iso`, await places.mint(opens(id, { aud: `${places.gateway}/` })));
    await expect
      .poll(() => panel.received('tokenProblem'))
      .toMatchObject([
        { code: 'token_invalid', claim: 'aud', detail: expect.stringContaining(`"${places.gateway}/"`) },
      ]);
    expect(notes.filter((note) => note.startsWith('Drivebay: ')).join('\n')).toContain('`aud`');
    await expect(panel.frame.getByRole('main')).not.toContainText('aud');
    expect(await panel.received('status')).toEqual([]);
  });

  for (const [name, claims, claim] of [
    ['a sub that is a number', { sub: 4711 }, 'sub'],
    ['vpsbg null', { vpsbg: null }, 'vpsbg'],
    ['ISO ids as text', { vpsbg: { isos: ['1'] } }, 'vpsbg.isos.0'],
  ] as const) {
    test(`${name} is named without a request, in one calm sentence`, async ({ panel, places, vps }) => {
      const id = vps('leftin');
      await panel.open(`/vps/${id}/iso`, await places.mint({ ...opens(id), ...claims }));
      await expect(panel.frame.getByText('gave a token that cannot be used')).toBeVisible();
      await expect
        .poll(() => panel.received('tokenProblem'))
        .toMatchObject([{ code: 'token_invalid', claim }]);
      await expect(panel.frame.locator('body')).not.toContainText(claim);
    });
  }

  test('a token over the limit is named as too long, by frame and panel', async ({ panel, vps }) => {
    const id = vps('leftin');
    await panel.open(`/vps/${id}/iso`, 'a'.repeat(30_000));
    await expect(panel.frame.getByText('gave a token that cannot be used')).toBeVisible();
    await expect
      .poll(() => panel.received('tokenProblem'))
      .toMatchObject([
        { code: 'token_invalid', claim: null, detail: expect.stringContaining('more than 24000 characters') },
      ]);
    expect(await panel.hellos()).toBe(1);
  });

  test('refused again and again: status error, and three requests', async ({ panel, places, vps }) => {
    const id = vps('leftin');
    const bad = await Promise.all(Array.from({ length: 5 }, () => places.mint(opens(id, { iss: 'nobody' }))));
    const [first = '', ...tokens] = bad;
    await panel.page.clock.install();
    await panel.open(`/vps/${id}/iso`, first, { host: { tokens } });
    // After the second refusal each request for a token waits until 10 s after the one before.
    for (const refusals of [2, 3]) {
      await expect.poll(async () => (await panel.received('tokenProblem')).length).toBe(refusals);
      await panel.page.clock.fastForward(10_000);
    }
    await expect.poll(() => panel.received('status')).toEqual([{ t: 'status', level: 'error' }]);
    await expect(panel.frame.getByText('The control panel’s access has ended')).toBeVisible();
    expect(await panel.received('needToken')).toHaveLength(3);
    expect(await panel.received('tokenProblem')).toHaveLength(4);
  });

  test('a token made for another page is not sent', async ({ panel, places, vps }) => {
    const id = vps('leftin');
    const calls: string[] = [];
    panel.page.on('request', (request) => {
      if (request.url().includes('/api/')) calls.push(request.url());
    });
    await panel.open(`/vps/${id}/iso`, await places.mint(opens(id, { parent: places.stranger })));
    await expect(panel.frame.getByText('made for another page')).toBeVisible();
    expect(calls).toEqual([]);
    await expect
      .poll(() => panel.received('tokenProblem'))
      .toMatchObject([{ code: 'token_invalid', claim: 'parent' }]);
    await expect.poll(() => panel.received('status')).toEqual([{ t: 'status', level: 'error' }]);
  });

  test('the same expired token three times: it stops requesting and explains it', async ({
    panel,
    places,
    vps,
  }) => {
    test.setTimeout(60_000);
    const id = vps('leftin');
    const now = Math.floor(Date.now() / 1_000);
    const expired = await places.mint(opens(id, { iat: now - 400, exp: now - 100 }));
    await panel.page.clock.install();
    await panel.open(`/vps/${id}/iso`, expired, { host: { tokens: [expired, expired, expired, expired] } });
    await expect.poll(async () => (await panel.received('needToken')).length).toBe(1);
    for (let n = 0; n < 6; n += 1) {
      await panel.page.clock.runFor(10_000);
      await panel.run(
        'new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); })',
      );
    }
    await expect(panel.frame.getByText('The control panel’s access has ended')).toBeVisible();
    await expect(panel.frame.locator('body')).toContainText('contact your control panel’s support');
    expect(await panel.received('needToken')).toHaveLength(3);
  });
});

test('a token for someone else: all that was shown goes first', async ({ panel, places, sandbox, vps }) => {
  const id = vps('leftin');
  const path = `/api/v2/vps/${id}/iso`;
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)));
  const drives = panel.frame.getByRole('region', { name: 'Next start' });
  await expect(drives).toContainText('Ubuntu');
  // HostUp does not respond any more. The gateway holds a response for 2 s: refresh until it has none.
  await sandbox.breakDown('hostup', id, 'silence');
  const open = async () => (await sandbox.log(path)).open;
  await expect(async () => {
    await refreshOf(panel.frame).click();
    // While a request is in progress the button takes no click: leave this one the time to arrive.
    await expect.poll(open, { timeout: 1_000 }).toBe(1);
  }).toPass();
  await panel.send({ t: 'token', token: await places.mint(opens(id, { sub: 'customer-8' })) });
  await expect(statusOf(panel.frame)).toContainText('Loading');
  await expect(panel.frame.getByRole('list', { name: 'Drives and boot order' })).toHaveCount(0);
  await expect(panel.frame.getByRole('main')).not.toContainText('Ubuntu');
  // Requested anew for the other person, HostUp has not responded yet.
  await expect.poll(open).toBe(1);
});

test('a token for servers alone: the page shows no downloads and requests none', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('leftin');
  const requested: string[] = [];
  panel.page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await panel.open(`/vps/${id}/iso?isos=1`, await places.mint({ hostup: { vps: [id] } }));
  // What comes after the first response is there too.
  await expect(panel.frame.getByRole('region', { name: 'ISO library' })).toContainText('Ubuntu');
  await expect(panel.frame.getByRole('region', { name: 'Downloads' })).toHaveCount(0);
  await expect.poll(() => panel.received('status')).toEqual([{ t: 'status', level: 'ok' }]);
  expect(requested.filter((path) => path.startsWith('/api/vpsbg'))).toEqual([]);
});

test('a token of the same person keeps what is shown', async ({ panel, places, vps }) => {
  const id = vps('wholelibrary');
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)));
  await panel.frame.getByRole('searchbox', { name: 'Search the ISO library' }).fill('deb');
  const next = await places.mint(opens(id));
  await panel.send({ t: 'token', token: next });
  const requested = panel.page.waitForRequest(
    (request: Request) => request.headers()['authorization'] === `Bearer ${next}`,
  );
  await refreshOf(panel.frame).click();
  await requested;
  await expect(panel.frame.getByRole('searchbox', { name: 'Search the ISO library' })).toHaveValue('deb');
});

test('a token in the address is removed, not used, and support sees a note', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('leftin');
  const inUrl = await places.mint(opens(id, { sub: 'in-the-url' }));
  const token = await places.mint(opens(id, { role: 'support' }));
  const sent = new Set<string>();
  panel.page.on('request', (request) => sent.add(request.headers()['authorization'] ?? ''));
  await panel.open(`/vps/${id}/iso?token=${inUrl}`, token);
  await expect(panel.frame.getByText('A token was in the address of this frame')).toBeVisible();
  expect(panel.inside.url()).not.toContain('token=');
  expect(sent).not.toContain(`Bearer ${inUrl}`);
  // Support can hand on the diagnostics, and open the responses behind each panel.
  await expect(panel.frame.getByRole('button', { name: 'Copy diagnostics' })).toBeVisible();
  const open = panel.frame.getByRole('button', { name: 'Details of Next start' });
  await open.click();
  const details = panel.frame.getByRole('dialog', { name: 'Details' });
  await expect(details.getByRole('treeitem', { name: /^mounted: \[/ })).toBeInViewport();
  await panel.page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(open).toBeFocused();
});
