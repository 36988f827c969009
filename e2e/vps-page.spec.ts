import { expect, PUBLISHED_ISO, PUBLISHED_VPS, test } from './drivebay.ts';
import { startOnOwnProvider } from './own-provider.ts';

test('every documented field of both published examples is on the page', async ({ page }) => {
  await page.goto(`/vps/${PUBLISHED_VPS}/iso?isos=${PUBLISHED_ISO}`);

  const nextStart = page.getByRole('region', { name: 'Next start' });
  await expect(nextStart).toContainText('Tries the disk first');
  await expect(nextStart).toContainText('the Ubuntu 24.04 LTS ISO in CD/DVD 3 is next.');

  const bays = page.getByRole('list', { name: 'Drives and boot order' }).getByRole('listitem');
  await expect(bays).toHaveCount(3);
  for (const [n, words] of [
    ['1', 'Disk', 'scsi0', 'Tried first'],
    ['2', 'CD/DVD 3', 'ide2', 'Ubuntu 24.04 LTS', '5.9 GB', 'ISO mounted'],
    ['CD/DVD 4', 'ide3', 'Empty', 'not in the boot order'],
  ].entries()) {
    for (const each of words) await expect(bays.nth(n)).toContainText(each);
  }

  const library = page
    .getByRole('region', { name: 'ISO library' })
    .getByRole('row')
    .filter({ hasText: 'Ubuntu' });
  for (const text of ['ubuntu-24.04-live-server-amd64.iso', '5.9 GB', 'in CD/DVD 3']) {
    await expect(library).toContainText(text);
  }

  const gates = page.getByRole('region', { name: 'What you can do' }).getByRole('listitem');
  await expect(gates).toHaveText(['Mount allowed', 'Upload allowed']);

  const download = page.getByRole('region', { name: 'Downloads' }).getByRole('listitem');
  await expect(download).toHaveCount(1);
  await expect(download).toContainText('AlmaLinux-9.5-x86_64-boot.iso');
  await expect(download).toContainText('1.11 GB');

  await download.getByRole('link', { name: 'AlmaLinux-9.5-x86_64-boot.iso' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'AlmaLinux-9.5-x86_64-boot.iso' })).toBeVisible();
  const main = page.getByRole('main');
  for (const text of [
    'downloaded',
    '1,111,998,464 bytes',
    '3 Feb 2025, 10:58 UTC',
    '5 Feb 2025, 10:58 UTC',
  ]) {
    await expect(main).toContainText(text);
  }
});

const IDENTITY = ['Running', '192.0.2.10', 'Ubuntu 24.04 LTS', '2 cores · 4 GB · 80 GB'];

test('the page says which server it is, from a cold link, after a reload and from the list', async ({
  page,
}) => {
  const name = page.getByRole('heading', { level: 1, name: 'web-01', exact: true });
  const isComplete = async () => {
    await expect(name).toBeVisible();
    const main = page.getByRole('main');
    for (const part of IDENTITY) await expect(main.getByText(part, { exact: true }).first()).toBeVisible();
    await expect(main.getByText('vps_01hxa3b4…1k2m3')).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`web-01 · ${PUBLISHED_VPS}`));
  };
  await page.goto(`/vps/${PUBLISHED_VPS}/iso`);
  await isComplete();
  await page.reload();
  await isComplete();
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Servers' }).click();
  await page.getByRole('region', { name: 'Servers' }).getByRole('link', { name: 'web-01' }).click();
  await isComplete();
});

test('the whole id of a server is copied, not its short form', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/vps/${PUBLISHED_VPS}/iso`);
  await page.getByRole('button', { name: 'Copy server ID' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  await page.goto('/support');
  const field = page.getByRole('textbox', { name: 'What the customer sent' });
  await field.focus();
  await page.keyboard.press('Control+v');
  await expect(field).toHaveValue(PUBLISHED_VPS);
});

test('what HostUp does not report of a server is left out, and a server beyond the list is its id', async ({
  page,
  vps,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'new-order' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'new-order' })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByText('Provisioning')).toBeVisible();
  await expect(main).not.toContainText(/undefined|null|not reported/);
  const id = vps('ubuntu');
  await page.goto(`/vps/${id}/iso`);
  await expect(page.getByRole('button', { name: 'Copy server ID' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(id);
  // Its power comes from its own status.
  await expect(main.getByText('Running', { exact: true })).toBeVisible();
});

test('a phone’s first screen says what starts, whether one may mount, what finishes and what is deleted next', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/vps/${PUBLISHED_VPS}/iso`);
  const glance = page.getByRole('link', {
    name: /^Downloads to check None .*\.iso .* left .*\.iso Deleted in .*(min|h)/,
  });
  await expect(glance).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('list', { name: 'Drives and boot order' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('region', { name: 'What you can do' })).toBeInViewport({ ratio: 1 });

  await glance.click();
  const downloads = page.getByRole('region', { name: 'Downloads' });
  await expect(downloads.getByRole('listitem').nth(3)).toBeInViewport();
  await expect(page.locator(':focus').getByRole('region', { name: 'Downloads' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');

  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(glance).toBeHidden();
});

test.describe('the list fails or is long', () => {
  test.use({ expectFailedRequests: true });

  test('the list is requested after the media; its failure is no news, and moves nothing', async ({
    page,
    sandbox,
  }) => {
    const order: string[] = [];
    const rig = await startOnOwnProvider(sandbox, (path) => {
      order.push(path);
      return path.endsWith('/iso') ? libraryOf(1) : undefined;
    });
    await page.goto(`${rig.url}/vps/vps_1/iso`);
    await expect(page.getByRole('button', { name: 'Copy server ID' })).toBeVisible();
    const hostUp = () => order.filter((path) => path.includes('/vps')).slice(0, 2);
    await expect
      .poll(hostUp)
      .toEqual([expect.stringMatching(/\/vps\/vps_1\/iso$/), expect.stringMatching(/\/vps$/)]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('vps_1');
    await expect(page.getByRole('status', { name: 'HostUp status' })).not.toContainText(/failed|error/i);
    await rig.stop();
  });

  test('for a name at most three pages of the list are read', async ({ page, sandbox }) => {
    let lists = 0;
    const rig = await startOnOwnProvider(sandbox, (path) => {
      if (path.endsWith('/iso')) return libraryOf(1);
      if (!path.endsWith('/vps')) return { data: [] };
      lists += 1;
      return { data: [{ id: `vps_other${lists}` }], nextCursor: `page-${lists}`, hasMore: true };
    });
    await page.goto(`${rig.url}/vps/vps_1/iso`);
    await expect(page.getByRole('button', { name: 'Copy server ID' })).toBeVisible();
    await expect.poll(() => lists).toBe(3);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('vps_1');
    expect(lists).toBe(3);
    await rig.stop();
  });
});

test('a blocked action says why, and shows its reason code', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('gateblocked')}/iso`);
  const mount = page
    .getByRole('region', { name: 'What you can do' })
    .getByRole('listitem')
    .filter({ hasText: 'Mount' });
  await expect(mount).toContainText('not allowed');
  await expect(mount).toContainText('pending_order');
  await expect(mount.getByRole('paragraph').first()).not.toBeEmpty();
});

for (const scenario of ['gatemissing', 'gatemalformed', 'gatenoreason', 'gateunknowncode', 'gatenocode']) {
  test(`${scenario}: an action that is not plainly allowed is blocked, with words`, async ({ page, vps }) => {
    await page.goto(`/vps/${vps(scenario)}/iso`);
    const mount = page
      .getByRole('region', { name: 'What you can do' })
      .getByRole('listitem')
      .filter({ hasText: 'Mount' });
    await expect(mount).toContainText('not allowed');
    await expect(mount.getByRole('paragraph').first()).toContainText(/\w+ \w+/);
  });
}

test('an ISO left in the drive is warned of', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('leftin')}/iso`);
  const nextStart = page.getByRole('region', { name: 'Next start' });
  await expect(nextStart).toContainText('Tries the Ubuntu 24.04 LTS ISO before the disk');
  await expect(nextStart).toContainText('Installation finished? Unmount it before the next start.');
});

test('what changes at HostUp changes on the page by itself', async ({ page, sandbox, vps }) => {
  await page.clock.install();
  await page.goto(`/vps/${vps('ejecting')}/iso`);
  const mounted = page.getByRole('region', { name: 'Next start' }).getByText('ISO mounted', { exact: true });
  await expect(mounted).toBeVisible();
  await sandbox.advance(61_000);
  // The gateway caches its first response for 2 s: the poll after that brings it.
  await expect(async () => {
    await page.clock.runFor(15_000);
    await expect(mounted).toHaveCount(0, { timeout: 500 });
  }).toPass();
});

test('5,000 ISOs are searched and sorted, and both stand in the URL', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('library5000')}/iso`);
  const library = page.getByRole('region', { name: 'ISO library' });
  await expect(library).toContainText('5,000');
  await library.getByRole('searchbox').fill('4321');
  await expect(page).toHaveURL(/[?&]q=4321/);
  await expect(library.getByRole('row').filter({ hasText: '4321' }).first()).toBeVisible();
  await page.reload();
  await expect(library.getByRole('searchbox')).toHaveValue('4321');
  await library.getByRole('combobox', { name: 'Sort' }).selectOption('-size');
  await expect(page).toHaveURL(/sort=-size/);
});

test('a search that is typed just before one leaves does not hold one back', async ({ page, vps }) => {
  await page.goto(`/vps/${vps('library5000')}/iso`);
  await page.getByRole('region', { name: 'ISO library' }).getByRole('searchbox').fill('4321');
  const downloads = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Downloads' });
  // The processor is busy from the click on: the URL is due before the next page is here.
  await downloads.evaluate((link: HTMLElement) => {
    link.click();
    const end = performance.now() + 500;
    while (performance.now() < end);
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
  await expect(page).toHaveURL(/\/isos$/);
});

test.describe('with a request that fails', () => {
  test.use({ expectFailedRequests: true });
  test('a picked ISO that VPSBG does not know has its own row, and the others stay', async ({ page }) => {
    await page.goto(`/vps/${PUBLISHED_VPS}/iso?isos=${PUBLISHED_ISO},999999`);
    const rows = page.getByRole('region', { name: 'Downloads' }).getByRole('listitem');
    await expect(rows).toHaveCount(2);
    await expect(rows.filter({ hasText: '999999' })).toContainText(/not know|not found/i);
    await expect(rows.filter({ hasText: 'AlmaLinux' })).toBeVisible();
  });
});

test.describe('a long library', () => {
  // The provider knows nothing but the library.
  test.use({ expectFailedRequests: true });

  for (const count of [101, 1_000]) {
    test(`${count} ISOs are all in the document, where the browser's search finds them`, async ({
      page,
      sandbox,
    }) => {
      const provider = await startOnOwnProvider(sandbox, () => libraryOf(count));
      await page.goto(`${provider.url}/vps/vps_many/iso`);
      const rows = page.getByRole('table', { name: 'ISO images' }).getByRole('row');
      await expect(rows).toHaveCount(count + 1);
      await expect(page.getByText('Your browser’s own search')).toHaveCount(0);
      await provider.stop();
    });
  }

  test('sizes fit their column at 320 and 1,280 px, and from the dark theme print is dark on white', async ({
    page,
    sandbox,
  }) => {
    const provider = await startOnOwnProvider(sandbox, () => libraryOf(5, [0.0001, 1_234.567]));
    const small = page.getByRole('cell', { name: 'less than 0.001 GB' });
    for (const width of [320, 1_280]) {
      // eslint-disable-next-line no-await-in-loop -- one width after the other
      await page.setViewportSize({ width, height: 800 });
      // eslint-disable-next-line no-await-in-loop -- as above
      await page.goto(`${provider.url}/vps/vps_many/iso`);
      for (const cell of [small, page.getByRole('cell', { name: '1,234.567 GB' })]) {
        // eslint-disable-next-line no-await-in-loop -- as above
        const beyond = await cell.evaluate((td) => {
          const text = document.createRange();
          text.selectNodeContents(td);
          const [inner, outer] = [text.getBoundingClientRect(), td.getBoundingClientRect()];
          return Math.max(outer.left - inner.left, inner.right - outer.right, outer.right - innerWidth);
        });
        expect(beyond).toBeLessThan(1);
      }
    }
    await page.getByRole('radio', { name: 'Dark theme' }).check();
    await page.emulateMedia({ media: 'print' });
    const brightness = (property: 'color' | 'backgroundColor') =>
      page.evaluate((name) => {
        const of = (element: Element) => {
          const value = getComputedStyle(element)[name];
          const [red = 0, green = 0, blue = 0, alpha = 1] = value.match(/[\d.]+/g)?.map(Number) ?? [];
          return alpha === 0 ? [] : [(red + green + blue) / 3];
        };
        return [...document.querySelectorAll('html, body, td, th, h1, h2')].flatMap(of);
      }, property);
    expect(Math.max(...(await brightness('color')))).toBeLessThan(150);
    expect(Math.min(...(await brightness('backgroundColor')))).toBeGreaterThan(230);
    await provider.stop();
  });

  test('of 1,001 ISOs the browser’s search misses some, and the page says so; on paper all are there', async ({
    page,
    sandbox,
  }) => {
    const provider = await startOnOwnProvider(sandbox, () => libraryOf(1_001));
    await page.goto(`${provider.url}/vps/vps_many/iso`);
    const rows = page.getByRole('table', { name: 'ISO images' }).getByRole('row');
    await expect(page.getByText('The search above sees all 1,001.')).toBeVisible();
    expect(await rows.count()).toBeLessThan(100);
    await page.emulateMedia({ media: 'print' });
    await expect(rows).toHaveCount(1_002);
    await page.emulateMedia({ media: null });
    await expect(page.getByText('The search above sees all 1,001.')).toBeVisible();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await rows.count()).toBe(1_002);
    await provider.stop();
  });
});

/** HostUp's response with so many ISOs. `sizes` are those of the first, in GB. */
function libraryOf(count: number, sizes: readonly number[] = []): object {
  const available = Array.from({ length: count }, (_, n) => ({
    id: `iso_${String(n).padStart(26, '0')}`,
    name: `image-${n}.iso`,
    displayName: null,
    sizeGb: sizes[n] ?? 1,
    format: 'iso',
  }));
  const gate = { allowed: true, reason: null };
  return {
    available,
    mounted: [],
    bootOrder: null,
    availableDevices: [],
    actions: { canMount: gate, canUpload: gate },
  };
}
