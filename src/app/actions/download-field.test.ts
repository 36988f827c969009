import { describe, expect, test } from 'vitest';
import { draftErrors, EMPTY_DRAFT, isBeginning, refusedFields, withUrl } from './download-field.ts';

describe('file name and compression proposed from a URL', () => {
  test.each([
    ['https://example.com/iso/alpine.iso', 'alpine.iso', 'none'],
    ['https://example.com/alpine.iso.gz', 'alpine.iso', 'gzip'],
    ['https://example.com/alpine.ISO.ZST?x=1#y', 'alpine.ISO', 'zstd'],
    ['https://example.com/a%20b.img.bz2', 'a b.img', 'bzip2'],
    ['https://example.com/a%2Fb.iso', 'ab.iso', 'none'],
    ['https://example.com/%E0%A4%A.iso', '%E0%A4%A.iso', 'none'],
    ['https://example.com/', '', 'none'],
    ['not a URL', '', 'none'],
  ])('%s', (url, filename, decompress) => {
    expect(withUrl(EMPTY_DRAFT, url)).toMatchObject({ filename, decompress });
  });

  test('what a person set stays', () => {
    const own = { ...EMPTY_DRAFT, filename: 'mine.iso', filenameTyped: true, decompressChosen: true };
    expect(withUrl(own, 'https://example.com/a.iso.gz')).toMatchObject({
      filename: 'mine.iso',
      decompress: 'none',
    });
  });
});

describe('what is wrong with a draft', () => {
  test.each([
    ['https://example.com/a.iso', {}],
    ['ftp://example.com/a.iso', { url: 'must begin with http:// or https://' }],
    ['https://user:pass@example.com/a.iso', { url: 'must not contain a user name or password' }],
    ['https://example.com/a b.iso', { url: 'must be a URL without spaces; encode other characters with %' }],
  ])('%s', (url, errors) => {
    expect(draftErrors({ ...EMPTY_DRAFT, url, filename: 'a.iso' })).toEqual(errors);
  });

  test('a file name with a slash', () => {
    const draft = { ...EMPTY_DRAFT, url: 'https://example.com/a.iso', filename: 'a/b.iso' };
    expect(draftErrors(draft)).toEqual({ filename: 'must not contain slashes or control characters' });
  });

  test('while the scheme is typed, nothing yet', () => {
    expect(['', 'h', 'https:/', 'HTTP'].map(isBeginning)).toEqual([true, true, true, true]);
    expect(['ftp', 'https://e'].map(isBeginning)).toEqual([false, false]);
  });
});

test('errors of the provider stand at their field', () => {
  const upstream = {
    status: 422,
    code: 'invalid_request',
    title: null,
    detail: null,
    instance: null,
    requestId: null,
    timestamp: null,
    errors: [
      { pointer: '/url', detail: 'The URL redirects.', code: 'redirect' },
      { pointer: '/other', detail: 'x', code: null },
      null,
    ],
  };
  const problem = {
    type: '',
    title: '',
    status: 502,
    detail: '',
    code: 'upstream_rejected',
    instance: '',
    requestId: '',
    timestamp: '',
    upstream,
  };
  expect(refusedFields(problem)).toEqual({ url: 'The URL redirects.' });
  expect(refusedFields(undefined)).toEqual({});
});
