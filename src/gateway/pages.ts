import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { LOCALES } from '../contracts/locales.ts';
import { STAFF_META } from '../contracts/gateway/staff-page.ts';
import { PAGE_KINDS, PAGES, pageAt, type PageKind } from '../contracts/pages.ts';
import { pageAtBase } from './base-path.ts';
import { PAGE_HEADERS, styledPageHeaders } from './headers.ts';
import { FRAME_START } from './frame-start.ts';
import { withInlineStyle, type StyledPage } from './inline-style.ts';
import { payloadOf, readyPayload, respond, type Bytes, type Payload, type Wanted } from './payload.ts';
import { routeChunks, withChunks } from './route-chunks.ts';

/** Serves the built dashboard. */
export interface Pages {
  /**
   * @param path of the request, as it came: nothing in it is decoded or resolved
   */
  serve(path: string, wanted?: Wanted, how?: Served): Promise<Response>;
  /** A page for frames: with the scripts of its route and of frames, and nothing drawn in it: a frame has no chrome. */
  framed(kind: PageKind, language?: string): FramedPage;
  /** What is below `/assets/`, by name, with what was compressed beforehand. */
  readonly assets: ReadonlyMap<string, Bytes>;
}

/** How a page is served. */
interface Served {
  /** For its `Link` header. */
  link?: string | undefined;
  /** By a gateway where people sign in: the page says so to the app. */
  toStaff?: boolean;
  /** That the page is written in, as far as the build wrote it in that. */
  language?: string;
}

interface FramedPage extends StyledPage {
  /** What is to run first in it; empty where the build made none. */
  firstScript: string;
}

interface Sent {
  payload: Payload;
  headers: Readonly<Record<string, string>>;
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

/** Whose names hold a hash of their content. */
const ASSETS = '/assets/';

/** What a frame's page runs beside its route, by source. */
const FRAME_PARTS = ['src/app/frame-app.tsx'];

/** What a page runs beside its route where people sign in, by source. */
const STAFF_PARTS = ['src/app/staff-app.tsx'];

/** Written by the build for the gateway, not for browsers. */
const MANIFEST = '/.vite/manifest.json';

/**
 * Reads every file of the directory once. A request is looked up by its exact path, so nothing else can be served.
 *
 * @param base what stands before every path in a page: nothing, or such as `/iso`
 * @throws when the directory or its index.html cannot be read
 */
export function createPages(directory: string, base = ''): Pages {
  const contents = readContents(directory);
  const index = contents.get('/index.html');
  if (!index) throw new Error('The built dashboard has no index.html: run `npm run build`.');
  const decoder = new TextDecoder();
  const manifest = contents.get(MANIFEST);
  const textOf = (html: Bytes) => pageAtBase('', decoder.decode(html));
  const withScripts = (html: Bytes, kind: PageKind, beside: readonly string[] = []): string => {
    const text = textOf(html);
    if (!manifest) return text;
    return withChunks(text, routeChunks(decoder.decode(manifest), PAGES[kind].route, beside));
  };
  const firstScript = contents.get(`/${FRAME_START}`);
  const sheetAt = (path: string) => {
    const sheet = contents.get(path);
    return sheet && decoder.decode(sheet);
  };
  const languages = LOCALES.filter((locale) => contents.has(shellIn(locale, 'overview')));
  const indexIn = (language: string) => contents.get(shellIn(language, 'index')) ?? index;
  const html = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    ...(languages.length > 1 && { vary: 'Accept-Language' }),
  };
  const pageOf = (kind: PageKind, language: string, toStaff = false): Sent => {
    const shell = contents.get(shellIn(language, kind)) ?? contents.get(shellIn('en', kind)) ?? index;
    const page = withScripts(shell, kind, toStaff ? STAFF_PARTS : []);
    const styled = withInlineStyle(toStaff ? forStaff(page) : page, sheetAt);
    return {
      payload: payloadOf(pageAtBase(base, styled.html), 11),
      headers: { ...styledPageHeaders(styled.sources), ...html },
    };
  };
  const pages = new Map<string, Sent>(PAGE_KINDS.map((kind) => [`${kind} en`, pageOf(kind, 'en')]));
  const unknownOf = (language: string, toStaff: boolean): Sent => {
    const page = textOf(indexIn(language));
    return {
      payload: payloadOf(pageAtBase(base, toStaff ? forStaff(page) : page), 11),
      headers: { ...PAGE_HEADERS, ...html },
    };
  };
  /** No page of the table is `index`: for an address without one. In other languages, and where people sign in: made when one is served. */
  const pageFor = (kind: PageKind | 'index', wanted: string, toStaff: boolean): Sent => {
    const language = languages.find((each) => each === wanted) ?? 'en';
    const key = toStaff ? `${kind} ${language} staff` : `${kind} ${language}`;
    const sent =
      pages.get(key) ?? (kind === 'index' ? unknownOf(language, toStaff) : pageOf(kind, language, toStaff));
    pages.set(key, sent);
    return sent;
  };
  const files = new Map<string, Sent>();
  for (const [path, bytes] of contents) {
    if (/\.(br|gz|html)$/.test(path) || path.startsWith(MANIFEST)) continue;
    const payload = readyPayload(bytes, { br: contents.get(`${path}.br`), gzip: contents.get(`${path}.gz`) });
    files.set(path, { payload, headers: fileHeaders(path) });
  }
  const plain = { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  const gone = payloadOf('There is no such file. Reload the page.\n', 4);

  return {
    async serve(path, wanted = {}, { link, toStaff = false, language = 'en' } = {}) {
      const file = files.get(path);
      if (file) return respond(file.payload, wanted, file.headers);
      if (path.startsWith(ASSETS)) return respond(gone, wanted, plain, { status: 404 });
      const page = pageAt(path);
      // An unknown page is the app's own "not found" view, under an honest status.
      const { payload, headers } = pageFor(page?.kind ?? 'index', language, toStaff);
      if (!page) return respond(payload, wanted, headers, { status: 404 });
      return respond(payload, wanted, link === undefined ? headers : { ...headers, link });
    },
    framed: (kind, language = 'en') => {
      const content = withScripts(indexIn(language), kind, FRAME_PARTS);
      const { html: page, sources } = withInlineStyle(content, sheetAt);
      return {
        html: pageAtBase(base, page),
        sources,
        firstScript: firstScript ? decoder.decode(firstScript) : '',
      };
    },
    assets: new Map(
      [...contents].flatMap(([path, bytes]) =>
        path.startsWith(ASSETS) ? [[path.slice(ASSETS.length), bytes] as const] : [],
      ),
    ),
  };
}

/**
 * The address of a page for one that has a slash too many at its end, by itself and in a tenant's frame; `undefined` for any
 * other path. Nothing of another site can come out of it: the address is one of the page table, or one behind `/embed/`.
 *
 * @param path as it came
 */
export function withoutLastSlash(path: string): string | undefined {
  const [, address, inFrame] = /^((?:\/embed\/[^/]+)?(\/.+))\/$/.exec(path) ?? [];
  return inFrame !== undefined && pageAt(inFrame) ? address : undefined;
}

/** Where the build wrote how a page looks before anything is known. */
function shellIn(language: string, kind: PageKind | 'index'): string {
  return language === 'en' ? `/shells/${kind}.html` : `/shells/${kind}.${language}.html`;
}

function forStaff(html: string): string {
  return html.replace('</head>', () => `<meta name="${STAFF_META}" content="1" /></head>`);
}

/** The headers of a file at this path. */
export function fileHeaders(path: string): Record<string, string> {
  const type = TYPES.get(extname(path)) ?? 'application/octet-stream';
  return { ...PAGE_HEADERS, 'content-type': type, 'cache-control': cacheControl(path) };
}

function readContents(directory: string): Map<string, Bytes> {
  const contents = new Map<string, Bytes>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(directory.length).split(sep).join('/').replace(/^\/*/, '/');
    contents.set(path, new Uint8Array(readFileSync(file)));
  }
  return contents;
}

/** File names under /assets/ hold a hash of their content; a page names the current ones. */
function cacheControl(path: string): string {
  return path.startsWith(ASSETS) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}
