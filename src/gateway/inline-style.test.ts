import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withInlineStyle } from './inline-style.ts';

const link = (path: string) => `<link rel="stylesheet" crossorigin href="${path}">`;
const sheets: Record<string, string> = {
  '/assets/a.css': '.a{color:red}',
  '/assets/with-files.css': '@font-face{src:url(a.woff2)}',
  '/assets/ends-itself.css': '.a{content:"</style>"}',
  '/assets/imports.css': '@import "/b.css";',
};
const style = (html: string) => withInlineStyle(html, (path) => sheets[path]);

test('a sheet stands in the page, and its hash is what the policy must name', () => {
  const { html, sources } = style(`<head>${link('/assets/a.css')}</head>`);
  expect(html).toContain('<style>.a{color:red}</style>');
  const hash = createHash('sha256').update('.a{color:red}').digest('base64');
  expect(sources).toEqual([`'sha256-${hash}'`]);
});

test('its link stays, but is not followed', () => {
  const { html } = style(link('/assets/a.css'));
  expect(html).toContain('<link disabled rel="stylesheet" crossorigin href="/assets/a.css">');
});

test.each([
  '/assets/with-files.css',
  '/assets/ends-itself.css',
  '/assets/imports.css',
  '/assets/unknown.css',
])('%s stays linked', (path) => {
  expect(style(link(path))).toEqual({ html: link(path), sources: [] });
});
