import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  compressionOf,
  COMPRESSIONS,
  draftErrors,
  EMPTY_DRAFT,
  isBeginning,
  refusedFields,
  withUrl,
} from './download-field.ts';

describe('file name and compression proposed from a URL', () => {
  test.each([
    ['https://example.com/iso/alpine.iso', 'alpine.iso', 'none'],
    ['https://example.com/alpine.iso.gz', 'alpine.iso', 'gzip'],
    ['https://example.com/alpine.ISO.ZST?x=1#y', 'alpine.ISO', 'zstd'],
    ['https://example.com/a%20b.img.bz2', 'a b.img', 'bzip2'],
    ['https://example.com/a%2Fb.iso', 'ab.iso', 'none'],
    ['https://example.com/%E0%A4%A.iso', '%E0%A4%A.iso', 'none'],
    ['https://example.com/a.iso.gzip', 'a.iso', 'gzip'],
    ['https://example.com/a.iso.zstd', 'a.iso', 'zstd'],
    ['https://example.com/a.iso.lzo', 'a.iso', 'lzo'],
    ['https://example.com/a.gz.iso', 'a.gz.iso', 'none'],
    ['https://example.com/a.7z', 'a.7z', 'none'],
    [' https://example.com/a.iso.gz ', 'a.iso', 'gzip'],
    ['https://example.com/..%20a.b.iso', 'a.b.iso', 'none'],
    ['https://example.com/a%5Cb%00.iso', 'ab.iso', 'none'],
    [`https://example.com/${'a'.repeat(300)}`, 'a'.repeat(255), 'none'],
    ['https://example.com/dir/', '', 'none'],
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
    [' https://example.com/a.iso ', {}],
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

  test('each field has its own error; spaces around are none', () => {
    expect(draftErrors({ ...EMPTY_DRAFT, url: 'ftp://example.com/a.iso', filename: ' ' })).toEqual({
      url: 'must begin with http:// or https://',
      filename: 'must not be empty',
    });
    expect(draftErrors({ ...EMPTY_DRAFT, url: 'https://example.com/a.iso', filename: ' a.iso ' })).toEqual(
      {},
    );
  });

  test('while the scheme is typed, nothing yet', () => {
    expect(['', ' ', 'h', 'http://', 'https:/', ' HTTP '].every(isBeginning)).toBe(true);
    expect(['ftp', 'https://e', 'ttp'].some(isBeginning)).toBe(false);
  });
});

test('what is sent is what was typed, without spaces around; a compression only where there is one', () => {
  const draft = { ...EMPTY_DRAFT, url: ' https://example.com/a.gz ', filename: ' a ' };
  const sent = { url: 'https://example.com/a.gz', filename: 'a' };
  expect(bodyOf(draft)).toEqual(sent);
  expect(bodyOf({ ...draft, decompress: 'gzip' })).toEqual({ ...sent, decompress: 'gzip' });
});

test('each compression can be chosen by its name', () => {
  expect(COMPRESSIONS.map(({ value, label }) => [compressionOf(value), label()])).toEqual([
    ['none', 'Not compressed'],
    ['gzip', 'gzip (.gz)'],
    ['bzip2', 'bzip2 (.bz2)'],
    ['zstd', 'zstd (.zst)'],
    ['lzo', 'lzo (.lzo)'],
  ]);
  expect(compressionOf('rar')).toBe('none');
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
      { pointer: null, detail: 'Somewhere.', code: null },
      { pointer: '/filename', detail: null, code: null },
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
  // The gateway's own come first, and of two for one field the first.
  const errors = [
    { pointer: 'filename', detail: 'Too long.' },
    { pointer: '/url', detail: 'Not allowed.' },
    { pointer: '/decompress', detail: 'Not known.' },
    { pointer: '/filename', detail: 'Taken.' },
  ];
  expect(refusedFields({ ...problem, errors })).toEqual({
    filename: 'Too long.',
    url: 'Not allowed.',
    decompress: 'Not known.',
  });
});
