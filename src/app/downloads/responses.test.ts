import { expect, test } from 'vitest';
import sample from '../../contracts/vpsbg/samples/iso.json';
import { listFacts } from './responses.ts';

const extent = { complete: false, total: 9, reason: 'page_limit' } as const;

test('a list says how many entries it has, how many are unreadable and how many repeat an id', () => {
  const data = [{ ...sample, id: 1 }, null, { ...sample, id: 2 }, { ...sample, id: 1 }, { ...sample, id: 1 }];
  expect(listFacts({ data, extent })).toEqual({ extent, entries: 5, unreadable: 1, repeated: 2 });
});

test('an empty list has none', () => {
  expect(listFacts({ data: [], extent })).toEqual({ extent, entries: 0, unreadable: 0, repeated: 0 });
});
