import { expect, test } from 'vitest';
import { DownloadDrafts } from './download-drafts.ts';
import { EMPTY_DRAFT, withUrl } from './download-field.ts';
import { KEPT_DOWNLOADS } from './download-job.ts';

const A = withUrl(EMPTY_DRAFT, 'https://example.com/a.iso?token=secret');
const B = withUrl(EMPTY_DRAFT, 'https://example.com/b.iso.gz');
const started = (draft = A) => {
  const drafts = new DownloadDrafts();
  drafts.write(draft);
  drafts.started('key', draft);
  return drafts;
};

test('a started download leaves the form empty, and comes back whole to be edited', () => {
  const drafts = started();
  expect(drafts.current()).toEqual(EMPTY_DRAFT);
  drafts.edit({ key: 'key', filename: 'a.iso' });
  expect(drafts.current()).toEqual({ ...A, replaces: 'key' });
});

test('what was typed while it was sent stays', () => {
  const drafts = new DownloadDrafts();
  drafts.write(A);
  drafts.write(B);
  drafts.started('key', A);
  expect(drafts.current()).toBe(B);
});

test('what stands in the form is put aside, can be fetched, and comes back by itself', () => {
  const drafts = started();
  drafts.write(B);
  drafts.edit({ key: 'key', filename: 'a.iso' });
  expect(drafts.current()).toMatchObject({ url: A.url, aside: B });
  drafts.swap();
  expect(drafts.current()).toMatchObject({ url: B.url, aside: { url: A.url, replaces: 'key' } });
  drafts.swap();
  const retry = drafts.current();
  drafts.started('again', retry);
  expect(drafts.current()).toEqual(B);
});

test('pressed once more, nothing that was edited is lost', () => {
  const drafts = started();
  drafts.edit({ key: 'key', filename: 'a.iso' });
  drafts.write({ ...drafts.current(), filename: 'mine.iso', filenameTyped: true });
  drafts.edit({ key: 'key', filename: 'a.iso' });
  expect(drafts.current().filename).toBe('mine.iso');
});

test('after a reload the name is there, and the URL is not: it may hold a secret', () => {
  const drafts = new DownloadDrafts();
  drafts.edit({ key: 'key', filename: 'a.iso' });
  expect(drafts.current()).toMatchObject({ url: '', filename: 'a.iso', replaces: 'key' });
  // Another URL does not take the name away.
  expect(withUrl(drafts.current(), 'https://example.com/other.iso').filename).toBe('a.iso');
});

test('as many downloads can be edited as are listed', () => {
  const drafts = new DownloadDrafts();
  for (let n = 0; n <= KEPT_DOWNLOADS; n += 1) drafts.started(`${n}`, A);
  drafts.edit({ key: '0', filename: 'a.iso' });
  expect(drafts.current().url).toBe('');
  drafts.edit({ key: '1', filename: 'a.iso' });
  expect(drafts.current().url).toBe(A.url);
});

test.each([
  ['nothing', EMPTY_DRAFT, false],
  ['spaces', { ...EMPTY_DRAFT, url: ' ', filename: ' ' }, false],
  ['a URL alone', { ...EMPTY_DRAFT, url: 'h' }, true],
  ['a file name alone', { ...EMPTY_DRAFT, filename: 'a' }, true],
])('where %s stands in the form, it is put aside: %s', (_, typed, isKept) => {
  const drafts = started();
  drafts.write(typed);
  drafts.edit({ key: 'key', filename: 'a.iso' });
  expect('aside' in drafts.current()).toBe(isKept);
});

test('where nothing was put aside, nothing is swapped; an empty form is not put aside', () => {
  const drafts = new DownloadDrafts();
  drafts.write(A);
  drafts.swap();
  expect(drafts.current()).toBe(A);
  drafts.write({ ...EMPTY_DRAFT, aside: B });
  drafts.swap();
  expect(drafts.current()).toEqual(B);
});
