import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { MEDIA_DEFAULTS, mediaSearch } from './media-search.ts';

test.each([
  [{}, {}],
  [
    { q: 'ubuntu', sort: '-size', isos: '12,15' },
    { q: 'ubuntu', sort: '-size', isos: '12,15' },
  ],
  [{ sort: 'colour', other: 'x' }, {}],
  [{ q: ['a'], sort: 7, isos: null }, {}],
  [{ q: 'x'.repeat(201) }, {}],
])('%j', (search, read) => {
  expect(v.parse(mediaSearch, search)).toEqual({ ...MEDIA_DEFAULTS, ...read });
});

test('no search breaks the page', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('q', 'sort', 'isos', '__proto__'), fc.anything()), (search) => {
      expect(v.safeParse(mediaSearch, search).success).toBe(true);
    }),
  );
});
