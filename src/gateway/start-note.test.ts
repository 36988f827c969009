import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PAGE_HEADERS, frameHeaders } from './headers.ts';
import { START_NOTE_SOURCE, withStartNote } from './start-note.ts';

const HTML = '<!doctype html><html><head></head><body><div id="root"></div></body></html>';

test('the note stands in the root element, which the app takes over, and states what is needed', () => {
  const html = withStartNote(HTML);
  const [, inRoot = ''] = /<div id="root">(.*)<\/div>/.exec(html) ?? [];
  const [, inNoScript = ''] = /<noscript>(.*)<\/noscript>/.exec(html) ?? [];
  for (const note of [inRoot, inNoScript]) {
    expect(note).toContain('JavaScript');
    expect(note).toContain('allow-scripts allow-same-origin');
  }
});

test('every page’s policy allows its style', () => {
  const [, style = ''] = /<style>(.*)<\/style>/.exec(withStartNote(HTML)) ?? [];
  expect(START_NOTE_SOURCE).toBe(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  for (const headers of [PAGE_HEADERS, frameHeaders(['https://panel.example'], {})])
    expect(headers['content-security-policy']).toContain(`style-src 'self' ${START_NOTE_SOURCE};`);
});

test('a page without a place for it is a mistake', () => {
  expect(() => withStartNote('<html></html>')).toThrow('no <div id="root">');
});
