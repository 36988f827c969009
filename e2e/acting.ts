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

const ACTION_PATHS = {
  mount: 'iso/actions/mount',
  download: 'iso/actions/from-url',
  restart: 'actions/restart',
  start: 'actions/start',
};

/** Waits until HostUp has got an action: only then does `advance` let its time pass. */
export async function arrival(
  sandbox: SandboxControl,
  vpsId: string,
  action: keyof typeof ACTION_PATHS,
): Promise<void> {
  const path = `/api/v2/vps/${vpsId}/${ACTION_PATHS[action]}`;
  await expect.poll(() => calls(sandbox, path)).toBeGreaterThan(0);
}

/** Notes from now on what the page's live region says, each time it speaks. @returns how often these words were among it */
export async function notedAnnouncements(page: Page): Promise<(words: string) => Promise<number>> {
  const said = await page.getByRole('status', { name: 'Announcements' }).evaluateHandle((region) => {
    const texts: string[] = [];
    let before = '';
    new MutationObserver(() => {
      const text = region.textContent;
      // What comes right after another is appended to it. The same text again is news again.
      if (text !== '') texts.push(before && text.startsWith(`${before} `) ? text.slice(before.length) : text);
      before = text;
    }).observe(region, { childList: true, subtree: true, characterData: true });
    return texts;
  });
  return async (words) => (await said.jsonValue()).filter((text) => text.includes(words)).length;
}

/** The rows of downloads from a URL. */
export const downloadRows = (page: Page) =>
  page.getByRole('list', { name: 'Downloads into the library' }).getByRole('listitem');

/** Starts a download on the page of a VPS. @returns its row, where it is the only one */
export async function startDownload(page: Page, url: string) {
  await page.getByRole('textbox', { name: 'Download from URL' }).fill(url);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  return downloadRows(page);
}

/** Opens the question whether to delete the image whose name begins so. */
export async function askToDelete(page: Page, image: string) {
  await library(page)
    .getByRole('button', { name: new RegExp(`^More for ${image}`) })
    .click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  return page.getByRole('alertdialog', { name: new RegExp(`^Delete ${image}`) });
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
