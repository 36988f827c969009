import { Buffer } from 'node:buffer';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page, Response } from '@playwright/test';

/** Read in each frame; a test may have blocked its storage. */
const WEB_STORAGE =
  "(() => { try { return JSON.stringify([{ ...localStorage }, { ...sessionStorage }]); } catch { return ''; } })()";

/** Of a text body so much is read. */
const MAX_BODY = 2_000_000;
/** So long the bodies of the last responses may take, ms. One that is not read by then may hold a key. */
const LAST_BODIES_MS = 20_000;

/**
 * Watches everything a browser context gets and keeps for the providers' keys, in whatever common spelling.
 * The bundle's files are left out: they are searched once, on disk.
 *
 * @returns ends the watch; resolves to the places where a key was found; expect an empty list
 */
export function watchForKeys(context: BrowserContext, keys: readonly string[]): () => Promise<string[]> {
  const found = new Set<string>();
  const reading = new Map<Promise<void>, string>();
  const look = (where: string, text: string) => {
    if (holdsKey(text, keys)) found.add(where);
  };
  const read = async (response: Response) => {
    const where = new URL(response.url()).pathname;
    look(`response headers of ${where}`, JSON.stringify(await response.headersArray()));
    if (!isText(response.headers()['content-type'] ?? '')) return;
    look(`response body of ${where}`, (await response.text()).slice(0, MAX_BODY));
  };
  context.on('request', (request) => look('a request URL', request.url()));
  context.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/assets/')) return;
    // A body is gone once its page has moved on.
    const done = read(response).catch(() => {});
    reading.set(done, new URL(response.url()).pathname);
    void done.then(() => reading.delete(done));
  });
  context.on('console', (message) => look('the console', message.text()));
  context.on('weberror', (error) => look('a page error', String(error.error())));
  const watchPage = (page: Page) =>
    page.on('framenavigated', (frame) => look('an address in the history', frame.url()));
  for (const page of context.pages()) watchPage(page);
  context.on('page', watchPage);

  return async () => {
    await Promise.race([Promise.all(reading.keys()), setTimeout(LAST_BODIES_MS, undefined, { ref: false })]);
    for (const path of reading.values()) found.add(`nothing: the body of ${path} was not read in time`);
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

/** Whether a text holds one of the keys: as it is, percent-encoded, or in Base64 at any of its three offsets. */
export function holdsKey(text: string, keys: readonly string[]): boolean {
  return keys.flatMap(spellings).some((spelling) => text.includes(spelling));
}

const spelled = new Map<string, string[]>();

function spellings(key: string): string[] {
  const known = spelled.get(key);
  if (known) return known;
  const encoded = [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)]);
    // The first and the last characters also depend on what stands beside the key.
    const inner = bytes.toString('base64').slice(4, 4 * Math.floor(bytes.length / 3));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const percent = [...Buffer.from(key)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const all = [...new Set([key, encodeURIComponent(key), percent, percent.toUpperCase(), ...encoded])];
  spelled.set(key, all);
  return all;
}

function isText(type: string): boolean {
  return /^text\/|json|javascript|xml/.test(type);
}
