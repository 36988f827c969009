import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { PAGE_HEADERS } from '../gateway/headers.ts';

/**
 * The gateway's Content-Security-Policy as far as a `<meta>` can hold it: browsers pass over `frame-ancestors` there.
 * https://www.w3.org/TR/CSP3/#meta-element
 */
const META_POLICY = (PAGE_HEADERS['content-security-policy'] ?? '')
  .split('; ')
  .filter((directive) => !directive.startsWith('frame-ancestors'))
  .join('; ');

/**
 * Vite plugin for the static build: puts the policy into `index.html` and writes, beside it, `vps.html`, the same page
 * for addresses two folders further down, and `drivebay.json`.
 *
 * @param basePath path that a host serves the files under, `/iso/`
 */
export function staticPages(basePath: string): Plugin {
  return {
    name: 'drivebay:static-pages',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY },
        injectTo: 'head-prepend',
      },
    ],
    writeBundle: {
      order: 'post',
      async handler({ dir }) {
        if (dir === undefined) return;
        const index = await readFile(join(dir, 'index.html'), 'utf8');
        await writeFile(join(dir, 'vps.html'), index.replaceAll(/(href|src)="\.\//g, '$1="../../'));
        const config = { basePath, apiBaseUrl: '' };
        await writeFile(join(dir, 'drivebay.json'), `${JSON.stringify(config, null, 2)}\n`);
      },
    },
  };
}
