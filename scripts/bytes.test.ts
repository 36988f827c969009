import { expect, test } from 'vitest';
import { growth } from './bytes.mjs';

test('what grew is named: its chunk, and the packages and rooms in it', () => {
  const before = {
    index: { 'react-dom': 50_000, 'src/app/http': 9_000 },
    media: { 'src/app/media': 20_000 },
  };
  const now = {
    index: { 'react-dom': 50_010, 'src/app/http': 10_900, 'src/app/text': 200 },
    media: { 'src/app/media': 19_000 },
    fresh: { undici: 3_000 },
  };
  expect(growth(before, now)).toEqual([
    'index +2.1 KB (src/app/http +1.9, src/app/text +0.2)',
    'fresh +3.0 KB (undici +3.0)',
  ]);
});
