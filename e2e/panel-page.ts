import type { Page } from '@playwright/test';

/** Mounts by the plain script. The tokens are `token-1.b.c` and on; the second is being fetched until it fails. */
export async function mount(page: Page, origin: string, where = 'here') {
  await page.evaluate(
    ({ origin, where }) => {
      const element = document.getElementById(where);
      if (!element) throw new Error('no place for the frame');
      globalThis.fetches = 0;
      globalThis.reports = [];
      globalThis.panel = DrivebayPanel.mount(element, {
        origin,
        tenant: 'acme',
        vpsId: 'vps_1',
        fetchToken: async () => {
          fetches += 1;
          if (fetches === 2) await new Promise((_, reject) => (globalThis.fail = reject));
          return `token-${fetches}.b.c`;
        },
        theme: 'dark',
        locale: 'sv-SE',
        onStatus: (status) => reports.push(`status ${status}`),
        onEscape: () => reports.push('escape'),
        onError: (error) => reports.push(error.message),
      });
    },
    { origin, where },
  );
}

/** The frame's own side, once the page in it has loaded. */
export async function frameOf(page: Page) {
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the iframe has no frame');
  await frame.waitForFunction(() => 'got' in globalThis);
  return {
    got: () => frame.evaluate(() => got),
    sendOnPort: (...messages: unknown[]) =>
      frame.evaluate((messages) => messages.forEach((one) => sendOnPort(one)), messages),
    greet: () => frame.evaluate(() => greet()),
    height: () => frame.evaluate(() => innerHeight),
    frame,
  };
}

export const reportsOf = (page: Page) => page.evaluate(() => globalThis.reports);

export const fetchesOf = (page: Page) => page.evaluate(() => globalThis.fetches);

export async function failSecond(page: Page) {
  await page.waitForFunction(() => fetches === 2);
  await page.evaluate(() => fail(new Error('the backend is down')));
}

/** How many things listen for messages at the page's window. */
export async function listeners(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
  return listeners.filter(({ type }) => type === 'message').length;
}
