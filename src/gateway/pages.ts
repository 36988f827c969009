import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../contracts/assumptions.ts';
import { PAGE_HEADERS } from './headers.ts';

/** Serves the built dashboard. */
export interface Pages {
  /** @param path of the request, as it came: nothing in it is decoded or resolved */
  serve(path: string): Response;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/**
 * Reads every file of the directory once. A request is looked up by its exact path, so nothing else can be served.
 *
 * @throws when the directory or its index.html cannot be read
 */
export function createPages(directory: string): Pages {
  const files = new Map<string, { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(directory.length).split(sep).join('/').replace(/^\/*/, '/');
    const headers = {
      ...PAGE_HEADERS,
      'content-type': TYPES.get(extname(file)) ?? 'application/octet-stream',
      'cache-control': cacheControl(path),
    };
    files.set(path, { body: new Uint8Array(readFileSync(file)), headers });
  }
  const index = files.get('/index.html');
  if (!index) throw new Error('The built dashboard has no index.html: run `npm run build`.');
  files.delete('/index.html');

  return {
    serve(path) {
      const file = files.get(path);
      if (file) return new Response(file.body, { headers: file.headers });
      if (path.startsWith('/assets/')) {
        const headers = {
          ...PAGE_HEADERS,
          'content-type': 'text/plain; charset=utf-8',
          'cache-control': 'no-store',
        };
        return new Response('There is no such file. Reload the page.\n', { status: 404, headers });
      }
      // An unknown page is the app's own "not found" view, under an honest status.
      return new Response(index.body, { status: isPage(path) ? 200 : 404, headers: index.headers });
    },
  };
}

/** File names under /assets/ hold a hash of their content; a page names the current ones. */
function cacheControl(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  return path === '/index.html' ? 'no-cache' : 'public, max-age=3600';
}

function isPage(path: string): boolean {
  if (['/', '/isos', '/support'].includes(path)) return true;
  const [, section, id = '', rest, ...more] = path.split('/');
  if (more.length > 0) return false;
  if (section === 'vps') return rest === 'iso' && ASSUMED_HOSTUP_VPS_ID.test(id);
  return section === 'isos' && rest === undefined && ASSUMED_VPSBG_ISO_ID.test(id);
}
