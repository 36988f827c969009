import { expect, test } from 'vitest';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import { pollingPace } from './polling-pace.ts';

const iso = (id: number, status: string | null) => ({ ...sample, id, status });
const isQuiet = (id: number) => id >= 10;

test.each([
  ['nothing there', [], 60_000],
  ['nothing readable', [null], 60_000],
  ['all done', [iso(1, 'downloaded'), iso(2, 'deleted')], 60_000],
  ['statuses that are not documented', [iso(1, 'failed'), iso(2, null)], 60_000],
  ['one moves', [iso(1, 'downloading'), iso(2, 'downloaded')], 3_000],
  ['one moves, one is quiet', [iso(1, 'downloading'), iso(10, 'downloading')], 3_000],
  ['all that download are quiet', [iso(10, 'downloading'), iso(2, 'downloaded'), null], 15_000],
])('%s', (_about, isos, ms) => {
  expect(pollingPace(isos, isQuiet)).toBe(ms);
  expect(pollingPace(isos, isQuiet, true)).toBe(60_000);
});
