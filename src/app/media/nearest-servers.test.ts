import { expect, test } from 'vitest';
import { nearestServers } from './nearest-servers.ts';
import { bareVps } from './vps.fixture.ts';

const LIST = [
  bareVps('vps_01hxa3b4c5d6e7f8g9h0j1k2m3'),
  null,
  bareVps('vps_01hxa3b4c5d6e7f8g9h0j1k2zz'),
  bareVps('vps_ubuntu'),
];

test.each([
  [
    'one wrong character',
    'vps_01hxa3b4c5d6e7f8g9h0j1k2m4',
    ['vps_01hxa3b4c5d6e7f8g9h0j1k2m3', 'vps_01hxa3b4c5d6e7f8g9h0j1k2zz'],
  ],
  [
    'one character too few',
    'vps_01hxa3b4c5d6e7f8g9h0j1k2m',
    ['vps_01hxa3b4c5d6e7f8g9h0j1k2m3', 'vps_01hxa3b4c5d6e7f8g9h0j1k2zz'],
  ],
  ['capitals', 'VPS_UBUNTU', ['vps_ubuntu']],
  [
    'an id that was cut',
    'vps_01hxa3b4',
    ['vps_01hxa3b4c5d6e7f8g9h0j1k2m3', 'vps_01hxa3b4c5d6e7f8g9h0j1k2zz'],
  ],
  ['something else', 'vps_windows', []],
  ['a short part', 'vps_', []],
])('%s: %s', (_, id, expected) => {
  expect(nearestServers(id, LIST).map((vps) => vps.id)).toEqual(expected);
});
