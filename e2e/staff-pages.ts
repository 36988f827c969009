import type { Page } from '@playwright/test';
import { test as base } from './drivebay.ts';
import { startDesk } from './staff-rig.ts';

/** A gateway that staff sign in to, with a real identity provider: oidc-provider. */
export const test = base.extend<object, { desk: Awaited<ReturnType<typeof startDesk>> }>({
  desk: [
    async ({ sandbox }, provide) => {
      const desk = await startDesk(sandbox);
      await provide(desk);
      await desk.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ desk }, provide) => provide(desk.origin),
  expectFailedRequests: true,
});

/** Opens a page, and signs in at the identity provider. @param person the name on its button */
export async function signIn(page: Page, path: string, person: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: person }).click();
}

/** Opens the menu with the accounts. */
export async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account / }).click();
}

/** Chooses an item of the menu with the accounts. */
export async function choose(page: Page, item: RegExp): Promise<void> {
  await openMenu(page);
  await page.getByRole('menuitem', { name: item }).click();
}
