import type { Page } from '@playwright/test';
import { test as panelTest } from './panel-rig.ts';

/** A panel's page that notes what it mounts and what is reported to it. */
export const test = panelTest.extend({
  expectComplaints: true,
  page: async ({ page }, provide) => {
    await page.evaluate(() =>
      Object.assign(globalThis, { fetches: 0, reports: [], panels: [], entries: history.length }),
    );
    await provide(page);
  },
});

interface Mount {
  origin: string;
  tenant?: string;
  vpsId?: string;
  /** Id of the element to mount into; without it, an element outside the document. */
  where?: string;
  /** How each call of `fetchToken` ends: `settle` with a token, `reject`, or `hang` until `comeLate`. The last one repeats. */
  tokens?: readonly ('settle' | 'reject' | 'hang')[];
  /** What `onStatus` and `onError` throw. */
  throws?: string;
  /** Whether theme, locale and refresh come in the task that mounts it, before the frame can greet. */
  atOnce?: boolean;
}

/** Mounts one more panel and adds it to `panels`. Tokens are `{vpsId}.1.c` and on. */
export async function mount(page: Page, options: Mount) {
  await page.evaluate(
    ({ origin, tenant = 'acme', vpsId = 'vps_1', where = 'here', tokens = ['settle'], throws, atOnce }) => {
      const element = document.getElementById(where) ?? document.createElement('div');
      const report = (text: string) => {
        reports.push(text);
        if (throws !== undefined) throw new Error(throws);
      };
      let calls = 0;
      const panel = DrivebayPanel.mount(element, {
        origin,
        tenant,
        vpsId,
        fetchToken: async () => {
          fetches += 1;
          calls += 1;
          const how = tokens[Math.min(calls, tokens.length) - 1];
          if (how === 'reject') throw new Error('the backend is down');
          if (how === 'hang') await new Promise<void>((resolve) => (globalThis.comeLate = resolve));
          return `${vpsId}.${calls}.c`;
        },
        onStatus: (status) => report(`status ${status}`),
        onError: ({ code }) => report(code),
      });
      panels.push(panel);
      if (atOnce) {
        panel.setTheme('dark');
        panel.setLocale('bg');
        panel.refresh();
      }
      return Object.assign(globalThis, { element, panel });
    },
    options,
  );
}

export const reportsOf = (page: Page) => page.evaluate(() => globalThis.reports);
export const fetchesOf = (page: Page) => page.evaluate(() => globalThis.fetches);

/** What each frame of the page received, in the order of the document; of one whose page is being replaced, nothing. */
export async function received(page: Page) {
  const handles = await page.locator('iframe').elementHandles();
  return Promise.all(
    handles.map(async (handle) => {
      try {
        return await (await handle.contentFrame())?.evaluate(() => globalThis.got ?? []);
      } catch {
        return undefined;
      }
    }),
  );
}

export const tokensOf = async (page: Page) =>
  (await received(page)).map((messages) => messages?.map((message) => message['token'] ?? message.t));
