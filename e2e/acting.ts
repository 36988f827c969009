import type { Page } from '@playwright/test';
import { expect, startGateway, test as base } from './drivebay.ts';
import type { SandboxControl } from './sandbox-control.ts';

/** A gateway that may act, on the sandbox of the worker. */
export const test = base.extend<object, { owner: string }>({
  owner: [
    async ({ sandbox }, provide) => {
      const gateway = await startGateway(sandbox, 'default', {
        ALLOW_ACTIONS: 'mount,unmount,download,delete,restart',
        HOSTUP_WRITE_KEY: sandbox.keys('default').hostupWrite,
      });
      await provide(gateway.url);
      await gateway.stop();
    },
    { scope: 'worker' },
  ],
});

export { expect };

const bays = (page: Page) => page.getByRole('list', { name: 'Drives and boot order' });
export const bay = (page: Page, device: string) =>
  bays(page).getByRole('listitem').filter({ hasText: device });
export const library = (page: Page) => page.getByRole('region', { name: 'ISO library' });
export const confirms = (page: Page, words: string) =>
  page.getByRole('region', { name: 'Next start' }).getByText(words).first();
export const can = (page: Page) => page.getByRole('region', { name: 'What you can do' });

/** How often HostUp was called at a path. */
export async function calls(sandbox: SandboxControl, path: string): Promise<number> {
  return (await sandbox.log(path)).count;
}

export async function startDownload(page: Page, url: string) {
  await page.getByRole('textbox', { name: 'Download from URL' }).fill(url);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
}

/** Chooses the first image that is not in a drive, for `device`, and mounts it. */
export async function mountIn(page: Page, device: string) {
  await bay(page, device)
    .getByRole('button', { name: /^Mount…/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Image' }).selectOption({ index: 2 });
  await dialog.getByRole('button', { name: 'Mount' }).click();
  return dialog;
}

export async function unmountFrom(page: Page, device: string) {
  await bay(page, device)
    .getByRole('button', { name: /^Unmount/ })
    .click();
}
