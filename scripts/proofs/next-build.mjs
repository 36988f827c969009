import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Renames every script of a copied build, as the next build would: no script keeps its name.
 *
 * @param {string} build a copy of `dist`
 */
export function renameScripts(build) {
  const app = join(build, 'app');
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((name) => name.endsWith('.js')).map((name) => basename(name));
  /** @param {string} name */
  const renamed = (name) => name.replace(/\.js$/, '-next.js');
  for (const file of files.map((name) => join(app, name))) {
    if (/\.js\.(br|gz)$/.test(file)) rmSync(file);
    if (!/\.(html|js|json)$/.test(file)) continue;
    const text = scripts.reduce(
      (text, name) => text.replaceAll(name, renamed(name)),
      readFileSync(file, 'utf8'),
    );
    writeFileSync(file.endsWith('.js') ? renamed(file) : file, text);
    if (file.endsWith('.js')) rmSync(file);
  }
}
