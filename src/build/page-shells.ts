import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { runnerImport, type Plugin } from 'vite';
import { LOCALES } from '../contracts/locales.ts';
import { messages } from './messages.ts';
import { startNoteIn } from './start-note.ts';

const ROOT = '<div id="root">';

/**
 * Vite plugin: writes `shells/*.html`, each page in each language as it looks while nothing is known yet (src/app/page-shell.tsx),
 * and `index.html` in each language. The gateway sends them, and the app then takes their place.
 */
export function pageShells(): Plugin {
  return {
    name: 'drivebay:page-shells',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle: {
      order: 'post',
      async handler({ dir }) {
        if (dir === undefined) return;
        const index = await readFile(join(dir, 'index.html'), 'utf8');
        if (!index.includes(ROOT)) throw new Error(`index.html has no ${ROOT} for the page shells.`);
        const { module } = await runnerImport<typeof import('../app/page-shell.tsx')>(
          './src/app/page-shell.tsx',
          {
            mode: 'production',
            logLevel: 'error',
            plugins: [react({ jsxImportSource: '#own-text' }), messages()],
          },
        );
        const shells = join(dir, 'shells');
        await mkdir(shells, { recursive: true });
        // With nothing drawn in it: for an address without a page, and for frames.
        for (const locale of LOCALES.slice(1))
          await writeFile(join(shells, `index.${locale}.html`), startNoteIn(locale, index));
        for (const { kind, locale, html } of module.pageShells) {
          const page = startNoteIn(locale, index);
          const name = locale === 'en' ? `${kind}.html` : `${kind}.${locale}.html`;
          await writeFile(
            join(shells, name),
            page.replace(ROOT, () => `${ROOT}${html}`),
          );
        }
      },
    },
  };
}
