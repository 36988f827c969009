import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { isPageOf, PAGE_KINDS, PAGES } from '../contracts/pages.ts';
import { PAGE_HEADERS } from '../gateway/headers.ts';

/**
 * The gateway's Content-Security-Policy as far as a `<meta>` can hold it: browsers ignore `frame-ancestors` there.
 * https://www.w3.org/TR/CSP3/#meta-element
 */
const META_POLICY = (PAGE_HEADERS['content-security-policy'] ?? '')
  .split('; ')
  .filter((directive) => !directive.startsWith('frame-ancestors'))
  .join('; ');

/**
 * Vite plugin for the static build: puts the policy into `index.html` and writes, beside it, `drivebay.json` and the same
 * page for addresses in folders, one file for each such page of the table: `vps.html`.
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
        for (const kind of PAGE_KINDS.filter((each) => isPageOf('static', each))) {
          const folders = PAGES[kind].path.split('/').length - 2;
          if (folders === 0) continue;
          const html = index.replaceAll(/(href|src)="\.\//g, `$1="${'../'.repeat(folders)}`);
          await writeFile(join(dir, `${kind}.html`), html);
        }
        const config = { basePath, apiBaseUrl: '' };
        await writeFile(join(dir, 'drivebay.json'), `${JSON.stringify(config, null, 2)}\n`);
      },
    },
  };
}
