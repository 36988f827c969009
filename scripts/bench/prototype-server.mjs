import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { serve } from '../serve.mjs';

/** Where the built prototypes are, each in a folder of its name. */
const PROTOTYPES = fileURLToPath(new URL('../../dist/bench/', import.meta.url));

/**
 * How a prototype is sent.
 *
 * @typedef {object} Sent
 * @property {string} entry
 * @property {boolean} [chunks] whether the HTML preloads the chunks of the route
 * @property {boolean} [data] whether the HTML preloads the response of the API
 * @property {boolean} [shell] whether the HTML holds the frame of the page
 */

/** @typedef {Record<string, { file: string, isEntry?: boolean, isDynamicEntry?: boolean, css?: string[] }>} Manifest */

const DATA = '/api/data';

/**
 * Serves one built prototype, brotli over HTTP/1.1, with one API path.
 *
 * @param {Sent} sent
 * @param {() => string} data the API's response, as JSON
 */
export async function servePrototype(sent, data) {
  const folder = join(PROTOTYPES, sent.entry);
  const page = compress(
    htmlOf(sent, JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'))),
    11,
  );
  /** @type {Map<string, Buffer>} */
  const assets = new Map();
  let served = '';
  let body = compress('', 4);
  let etag = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
    } else if (path.startsWith('/assets/')) {
      const asset = assets.get(path) ?? compress(readFileSync(join(folder, path)), 11);
      assets.set(path, asset);
      const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.writeHead(200, headers(type, 'public, max-age=31536000, immutable')).end(asset);
    } else if (path === DATA) {
      const now = data();
      if (now !== served) {
        served = now;
        body = compress(now, 4);
        etag = `"${createHash('sha256').update(now).digest('base64url')}"`;
      }
      if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { ...headers('application/json', 'no-cache'), etag }).end(body);
    } else {
      response.writeHead(200, headers('text/html; charset=utf-8', 'no-cache')).end(page);
    }
  });
  return serve(server);
}

/**
 * @param {string} type
 * @param {string} cache
 */
function headers(type, cache) {
  return { 'content-type': type, 'content-encoding': 'br', 'cache-control': cache };
}

/**
 * @param {string | Buffer} content
 * @param {4 | 11} quality
 */
function compress(content, quality) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}

/**
 * @param {Sent} sent
 * @param {Manifest} manifest
 */
function htmlOf({ chunks, data, shell }, manifest) {
  const all = Object.values(manifest);
  const entry = all.find((chunk) => chunk.isEntry);
  const links = [
    ...all.flatMap(({ css = [] }) => css).map((file) => `<link rel="stylesheet" href="/${file}">`),
    `<script type="module" src="/${entry?.file}"></script>`,
    ...(chunks ? all.filter((chunk) => !chunk.isEntry && chunk.file.endsWith('.js')) : []).map(
      ({ file }) => `<link rel="modulepreload" href="/${file}">`,
    ),
    ...(data ? [`<link rel="preload" as="fetch" crossorigin href="${DATA}">`] : []),
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Prototype</title>${links.join('')}</head><body><div id="root">${shell ? SHELL : ''}</div></body></html>`;
}

const BAR = '<div style="height:72px;margin:8px 0;border-radius:6px;background:#e2e5ea"></div>';
const SHELL = `<header style="padding:12px 16px;border-bottom:1px solid #e2e5ea">Prototype</header><main style="padding:16px"><h1>ISO media</h1>${BAR.repeat(6)}</main>`;
