import { expect, test } from 'vitest';
import { idTail, shortId } from './short-id.ts';

test.each([
  ['vps_01hxa3b4c5d6e7f8g9h0j1k2m3', 'vps_01hxa3b4…1k2m3', '…1k2m3'],
  ['vps_leftin', 'vps_leftin', '…eftin'],
  ['vps_1', 'vps_1', 'vps_1'],
])('%s', (id, short, tail) => {
  expect([shortId(id), idTail(id)]).toEqual([short, tail]);
});
