import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { LOCALES } from '../contracts/locales.ts';
import { PAGE_HEADERS, frameHeaders } from '../gateway/headers.ts';
import { START_NOTE_SOURCE } from '../gateway/start-note.ts';
import { startNoteIn, withStartNote } from './start-note.ts';

const HTML = '<!doctype html><html lang="en"><head></head><body><div id="root"></div></body></html>';

test.each(LOCALES)(
  'in %s the note stands in the root element, which the app takes over, and states what is needed',
  (locale) => {
    const html = startNoteIn(locale, withStartNote(HTML));
    expect(html).toContain(`<html lang="${locale}" dir="ltr">`);
    const [, inRoot = ''] = /<div id="root">(.*)<\/div>/.exec(html) ?? [];
    const [, inNoScript = ''] = /<noscript>(.*)<\/noscript>/.exec(html) ?? [];
    for (const note of [inRoot, inNoScript]) {
      expect(note).toContain('JavaScript');
      expect(note).toContain('<code>sandbox</code>');
      expect(note).toContain('<code>allow-scripts allow-same-origin</code>');
    }
    expect(inRoot).toMatch(/<a href="">[^<]+<\/a>/);
    expect(html).toMatch(/<meta name="description" content="[^"<>&]+" \/>/);
  },
);

test('nothing of the English note is left in another language', () => {
  const sentences = (html: string) => [
    ...Array.from(html.matchAll(/<(?:span|a href="")>([^<]*[a-zа-я][^<]*)</gi), ([, text]) => text),
    /name="description" content="([^"]*)"/.exec(html)?.[1],
  ];
  const page = withStartNote(HTML);
  const english = sentences(page);
  expect(english.length).toBeGreaterThan(5);
  for (const locale of LOCALES.slice(1)) {
    const left = sentences(startNoteIn(locale, page)).filter((text) => english.includes(text));
    expect({ locale, left }).toEqual({ locale, left: [] });
  }
});

test('every page’s policy allows its style', () => {
  const [, style = ''] = /<style>(.*)<\/style>/.exec(withStartNote(HTML)) ?? [];
  expect(START_NOTE_SOURCE).toBe(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  for (const headers of [PAGE_HEADERS, frameHeaders(['https://panel.example'], {})])
    expect(headers['content-security-policy']).toContain(`style-src 'self' ${START_NOTE_SOURCE};`);
});

test('a page without a place for it is a mistake', () => {
  expect(() => withStartNote('<html><head></head></html>')).toThrow('no <div id="root">');
  expect(() => startNoteIn('sv', HTML)).toThrow('for the note');
});
