import { expect, test } from 'vitest';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import type { Download } from '../tracking/download.ts';
import { nearestToDone } from './nearest-to-done.ts';

const NOW = Date.UTC(2025, 1, 3, 12);
const NONE = { percent: null, until: Infinity };
const justNow = () => NOW - 3_000;

function download(percent: number, fields: Partial<Download> = {}): Download {
  const bytes = percent * 1_000;
  const iso = { ...sample, status: 'downloading', size: 100_000, downloaded: bytes };
  return {
    iso,
    bytes,
    restarts: 0,
    speed: null,
    timeLeftMs: null,
    restartedAt: null,
    isAverage: false,
    quietMs: null,
    vanished: false,
    missingFrom: null,
    ...fields,
  };
}

test('the highest percent of those that move', () => {
  expect(nearestToDone([download(12), download(62), download(40)], justNow, NOW)).toEqual({
    percent: 62,
    until: NOW + 177_000,
  });
});

test.each([
  ['stalled', download(80, { quietMs: 180_000 })],
  ['no longer there', download(80, { vanished: true })],
  [
    'downloaded',
    download(100, { iso: { ...sample, status: 'downloaded', size: 100_000, downloaded: 100_000 } }),
  ],
  ['of an unknown size', download(80, { iso: { ...sample, status: 'downloading', size: 0 } })],
  ['of an undocumented status', download(80, { iso: { ...sample, status: 'failed', size: 100_000 } })],
])('what is %s does not count', (_what, one) => {
  expect(nearestToDone([one], justNow, NOW)).toEqual(NONE);
});

test('what was not read for three minutes does not count', () => {
  expect(nearestToDone([download(62)], () => NOW - 181_000, NOW)).toEqual(NONE);
  expect(nearestToDone([download(62)], () => undefined, NOW)).toEqual(NONE);
});

test('all bytes and still downloading is 99', () => {
  expect(nearestToDone([download(100)], justNow, NOW)).toMatchObject({ percent: 99 });
});
