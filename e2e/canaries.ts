import type { BrowserContext, Page } from '@playwright/test';
import { holdsKey } from './spelled-keys.mjs';

/** Read in each frame; a test may have blocked its storage. */
const WEB_STORAGE =
  "(() => { try { return JSON.stringify([{ ...localStorage }, { ...sessionStorage }]); } catch { return ''; } })()";

/**
 * Watches what a browser context requests, prints and keeps for the providers' keys, in whatever common spelling.
 * What the gateway sends, search-responses.mjs searches.
 *
 * @returns ends the watch; resolves to the places where a key was found; expect an empty list
 */
export function watchForKeys(context: BrowserContext, keys: readonly string[]): () => Promise<string[]> {
  const found = new Set<string>();
  const look = (where: string, text: string) => {
    if (holdsKey(text, keys)) found.add(where);
  };
  context.on('request', (request) => look('a request URL', request.url()));
  context.on('console', (message) => look('the console', message.text()));
  context.on('weberror', (error) => look('a page error', String(error.error())));
  const watchPage = (page: Page) =>
    page.on('framenavigated', (frame) => look('an address in the history', frame.url()));
  for (const page of context.pages()) watchPage(page);
  context.on('page', watchPage);

  return async () => {
    // Not `storageState`: for each origin that no page shows any more it opens one, which may never come to its end.
    look('cookies', JSON.stringify(await context.cookies()));
    for (const page of context.pages().filter((page) => !page.isClosed() && page.url().startsWith('http'))) {
      look('the DOM', await page.content());
      for (const frame of page.frames().filter((frame) => frame.url().startsWith('http')))
        look('localStorage and sessionStorage', await frame.evaluate(WEB_STORAGE).then(String));
    }
    return [...found];
  };
}
