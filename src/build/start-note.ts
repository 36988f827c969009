import { join } from 'node:path';
import type { Plugin } from 'vite';
import { directionOf, type Locale } from '../contracts/locales.ts';
import { START_NOTE_STYLE } from '../gateway/start-note.ts';
import { readEnglish, readTranslation, type Catalogue } from './catalogue.ts';

const ROOT = '<div id="root">';
const HTML = '<html lang="en">';

const CODES: Readonly<Record<string, string>> = {
  attribute: '<code>sandbox</code>',
  values: '<code>allow-scripts allow-same-origin</code>',
};

/** Vite plugin: puts the note on what the page needs into `index.html`, as the last of all, so that its hash holds. */
export function startNote(): Plugin {
  return {
    name: 'drivebay:start-note',
    transformIndexHtml: { order: 'post', handler: withStartNote },
  };
}

/**
 * The page with the note that shows while no script has run: at once where scripts are not allowed, after 3 s where one was
 * blocked or did not come. The app takes the place of the second as it starts.
 *
 * @throws when the page has no root element, or no head
 */
export function withStartNote(html: string): string {
  const { about, noScript, note } = wordsIn('en');
  return put(
    put(html, '</head>', `${about}<style>${START_NOTE_STYLE}</style></head>`),
    ROOT,
    `${noScript}${ROOT}${note}`,
  );
}

/**
 * The page in another language: what stands in it before the app has started.
 *
 * @param html as `withStartNote` made it
 * @throws when it is another page
 */
export function startNoteIn(locale: Locale, html: string): string {
  const [english, words] = [wordsIn('en'), wordsIn(locale)];
  let page = put(html, HTML, `<html lang="${locale}" dir="${directionOf(locale)}">`);
  for (const part of ['about', 'noScript', 'note'] as const) page = put(page, english[part], words[part]);
  return page;
}

function put(html: string, before: string, after: string): string {
  if (!html.includes(before)) throw new Error(`The page has no ${before} for the note on what it needs.`);
  return html.replace(before, () => after);
}

/** HTML of what a page says in a language before the app has started. */
function wordsIn(locale: Locale) {
  const english = readEnglish(fileOf('en'));
  const texts = locale === 'en' ? english : readTranslation(fileOf(locale), english);
  const inFrame = htmlOf(texts, 'inFrame', CODES);
  const link = `<a href="">${textOf(texts, 'reload')}</a>`;
  const slow = htmlOf(texts, 'slowNetwork', { link });
  return {
    about: `<meta name="description" content="${textOf(texts, 'about')}" />`,
    noScript: `<noscript>${htmlOf(texts, 'noScript')}${BLANK}${inFrame}</noscript>`,
    note: `<p id="start-note">${htmlOf(texts, 'notStarted')}${BLANK}${inFrame}${BLANK}${slow}</p>`,
  };
}

// Each text is alone in its element: a browser's page translation replaces texts, and React later removes what it knows.
const BLANK = '<span> </span>';

/** @param elements HTML that stands in the place of an argument */
function htmlOf(texts: Catalogue, name: string, elements: Readonly<Record<string, string>> = {}): string {
  const parts = texts.get(name) ?? [];
  return parts
    .map((part) =>
      part.type === 'content'
        ? `<span>${part.value}</span>`
        : 'arg' in part
          ? (elements[part.arg] ?? '')
          : '',
    )
    .join('');
}

function textOf(texts: Catalogue, name: string): string {
  return (texts.get(name) ?? []).map((part) => (part.type === 'content' ? part.value : '')).join('');
}

function fileOf(locale: string): string {
  return join(import.meta.dirname, `messages/start-note.${locale}.ts`);
}
