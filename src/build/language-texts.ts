import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LOCALES, TEST_LOCALE } from '../contracts/locales.ts';
import { reachedFrom } from './reached.ts';

/** What loads each language's texts, as src/app/locale imports it; and the texts: `virtual:texts/sv`, `virtual:texts/sv-later`. */
export const TEXTS_MODULE = /^virtual:texts(?:\/(?<language>[\w-]+?)(?<later>-later)?)?$/;

/** What is loaded before a page is drawn, beside its route. Staff sign in elsewhere than customers, on pages of their own. */
const STARTS = ['main.tsx', 'frame-app.tsx', 'static-app.tsx', 'staff-app.tsx'];

/**
 * Code of a module of texts. A language is two chunks: what a page has from its first view on, and what parts show that are
 * loaded later.
 *
 * @param app folder of the app
 * @param id as `TEXTS_MODULE` matches it
 */
export function textsModule(app: string, id: string): string {
  const { language, later } = TEXTS_MODULE.exec(id)?.groups ?? {};
  if (language === undefined) return loaders();
  const { first, rest } = catalogues(app);
  const files = later === undefined ? first : rest;
  const imports = files.map((file, at) => `import t${at} from ${JSON.stringify(fileOf(file, language))};`);
  const entries = files.map((file, at) => `${JSON.stringify(nameOf(app, file))}: t${at}`);
  return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };\n`;
}

function loaders(): string {
  const entries = [...LOCALES.slice(1), TEST_LOCALE].map(
    (locale) =>
      `${JSON.stringify(locale)}: [() => import('virtual:texts/${locale}'), () => import('virtual:texts/${locale}-later')]`,
  );
  return `export default { ${entries.join(', ')} };\n`;
}

/** Files of English messages: those that each page has from its first view on, and the others. */
function catalogues(app: string): { first: string[]; rest: string[] } {
  const routes = readdirSync(join(app, 'routes')).map((name) => join('routes', name));
  const atOnce = reachedFrom([...STARTS, ...routes].map((file) => join(app, file)));
  const all = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/messages\/[\w-]+\.en\.ts$/.test(file))
    .map((file) => join(app, file))
    .toSorted();
  return { first: all.filter((file) => atOnce.has(file)), rest: all.filter((file) => !atOnce.has(file)) };
}

/** A catalogue's name as the app knows it: `downloads/messages/rows`. */
export function nameOf(app: string, file: string): string {
  return relative(app, file).replace(/\.[\w-]+\.ts$/, '');
}

function fileOf(english: string, language: string): string {
  return language === TEST_LOCALE ? `${english}?pseudo` : english.replace(/\.en\.ts$/, `.${language}.ts`);
}
