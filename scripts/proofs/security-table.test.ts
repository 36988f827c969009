import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The rows of the ASVS table: item, level, its requirement, and the tests or the reason that cover it. */
const document = readFileSync(fromRoot('docs/security.md'), 'utf8');
const rows = document
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.replace(/^\| | \|$/g, '').split(' | '));

/** Items that the design sets; the table may have more. */
const SET = (
  '1.2.2 1.3.6 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.7 3.4.8 3.5.1 3.5.2 3.5.3 ' +
  '3.5.4 3.5.5 3.5.8 3.7.2 8.2.2 9.1.1 9.1.2 9.1.3 9.2.1 9.2.2 9.2.3 9.2.4 13.2.4 13.2.5 13.3.1 14.2.1 14.3.3 ' +
  '6.8.1 6.8.2 6.8.4 7.1.1 7.2.1 7.2.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.5 7.6.1 10.1.1 10.1.2 10.2.1 10.2.2 10.5.1 ' +
  '10.5.2 10.5.3 10.5.4 10.5.5 16.2.5 16.5.2 16.5.3'
).split(' ');

const REASON = /^\*\*(Documented|Does not apply|In part|Not met)\.\*\* \S.{15}/;

/** A test as the table names it: its file and its title, each in backticks. */
const namedIn = (text: string) =>
  Array.from(text.matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)` `([^`]+)`/g), ([, file = '', title = '']) => ({
    file,
    title,
  }));

test('the table has every item that is set, none twice, in order', () => {
  const items = rows.map(([item = '']) => item);
  expect(items.filter((item) => !/^\d+\.\d+\.\d+$/.test(item))).toEqual([]);
  expect(SET.filter((item) => !items.includes(item))).toEqual([]);
  expect(items).toEqual([...new Set(items)].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
});

test('every item has a test or a reason', () => {
  const wrong = rows.filter(
    ([, level = '', requirement, evidence = '', ...more]) =>
      !/^[123]$/.test(level) ||
      !requirement ||
      more.length > 0 ||
      (namedIn(evidence).length === 0 && !REASON.test(evidence)),
  );
  expect(wrong).toEqual([]);
});

test('each of the ten rules for staff has a test', () => {
  const [, section = ''] = /\n## Staff\n(.*?)\n## /s.exec(document) ?? [];
  const rules = section.split('\n').filter((line) => /^\| (?!Rule |-)/.test(line));
  expect(rules.length).toBe(10);
  expect(rules.filter((rule) => namedIn(rule).length === 0)).toEqual([]);
});

test('every test that is named is there under its title', () => {
  // In the table and outside it.
  const named = namedIn(document);
  expect(named.length).toBeGreaterThan(60);
  const missing = named.filter(({ file, title }) => {
    const path = fromRoot(file);
    if (!existsSync(path)) return true;
    const source = readFileSync(path, 'utf8');
    // As the first argument of a call: `test('title', …)`, or after the rows of `test.each`.
    return !['"', "'", '`'].some((quote) =>
      source.replaceAll(/\(\s+/g, '(').includes(`(${quote}${title}${quote},`),
    );
  });
  expect(missing).toEqual([]);
});
