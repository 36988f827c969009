import type { Page, Response } from '@playwright/test';
import { renameScripts } from '../scripts/proofs/next-build.mjs';
import { buildWithout, copyOfBuild } from './builds.ts';
import { expect, startGateway, test } from './drivebay.ts';

const drives = (page: Page) => page.getByRole('region', { name: 'Next start' });

/** The same app as the next build would name it: no script has the name it had. */
function nextBuild(): string {
  const build = copyOfBuild();
  renameScripts(build);
  return build;
}

/** How often a document was loaded in this page. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
  return () => loads;
}

/** The response by which the app knows which build is served. */
function isBuildCheck(response: Response): boolean {
  return response.request().resourceType() === 'fetch' && new URL(response.url()).pathname === '/';
}

/** Goes to a page of the app as a link does, without a pointer that would load it beforehand. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), path);
}

test.describe('with a request that fails', () => {
  test.use({ expectFailedRequests: true });

  test('L01 another build is deployed while a page is open: one reload, and the page that was opened is there', async ({
    context,
    sandbox,
    vps,
  }) => {
    // A page of its own: the error that precedes the reload may reach the console.
    const page = await context.newPage();
    const loads = countLoads(page);
    const gateway = await startGateway(sandbox);
    await page.goto(gateway.url);
    await expect(page.getByRole('region', { name: 'ISO downloads' })).toContainText('.iso');
    await gateway.stop();
    const { port } = new URL(gateway.url);
    const next = await startGateway(sandbox, 'default', { PORT: port }, nextBuild());
    await follow(page, `/vps/${vps('leftin')}/iso`);
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    await follow(page, '/isos');
    await expect(page.getByRole('heading', { level: 1, name: 'Downloads' })).toBeVisible();
    expect(loads()).toBe(2);
    await next.stop();
  });

  test('L01 the scripts of parts that a page is whole without are gone: it is whole without them', async ({
    context,
    sandbox,
    vps,
  }) => {
    const page = await context.newPage();
    const parts = /^(announcer|details-drawer|copy-diagnostics)-/;
    const gateway = await startGateway(sandbox, 'default', {}, buildWithout(parts));
    await page.goto(new URL(`/vps/${vps('leftin')}/iso?details=1`, gateway.url).href);
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details).toContainText('This panel could not be drawn');
    await page.getByRole('link', { name: 'Hide details' }).click();
    await expect(details).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Copy diagnostics' })).toHaveAccessibleDescription(
      /could not be loaded/,
    );
    await expect(drives(page)).toContainText('Ubuntu 24.04 LTS');
    await gateway.stop();
  });

  for (const [what, script, path, words] of [
    ['page', /^vps\._vpsId/, (id: string) => `/vps/${id}/iso`, 'A part of Drivebay could not be loaded'],
    ['panel', /^long-library/, (id: string) => `/vps/${id}/iso`, 'This panel could not be drawn'],
  ] as const) {
    test(`L01 the script of a ${what} is gone from the build that is served: no reload, and explained in words`, async ({
      context,
      sandbox,
      vps,
    }) => {
      const page = await context.newPage();
      const loads = countLoads(page);
      const gateway = await startGateway(sandbox, 'default', {}, buildWithout(script));
      await page.goto(gateway.url);
      await expect(page.getByRole('region', { name: 'ISO downloads' })).toContainText('.iso');
      const checked = page.waitForResponse(isBuildCheck);
      await follow(page, path(vps('library5000')));
      await checked;
      await expect(page.getByRole('main')).toContainText(words);
      const checkedAgain = page.waitForResponse(isBuildCheck);
      await page.getByRole('button', { name: 'Retry' }).click();
      await checkedAgain;
      await expect(page.getByRole('main')).toContainText(words);

      await gateway.stop();
      const { port } = new URL(gateway.url);
      const whole = await startGateway(sandbox, 'default', { PORT: port });
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect(page.getByRole('region', { name: 'ISO library' })).toContainText(
        '5,000 images this server can mount',
      );
      expect(loads()).toBe(1);
      await whole.stop();
    });
  }
});
