import { expect, test } from 'vitest';
import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import { downloadOf } from './download.ts';
import { observe, type Series } from './samples.ts';

const CREATED = Date.UTC(2025, 1, 3, 10, 58, 19);
const HOUR = 3_600_000;
const SIZE = 1_000_000_000;

const sample: Iso = {
  id: 1,
  status: 'downloading',
  name: 'one.iso',
  size: SIZE,
  downloaded: 0,
  created_at: new Date(CREATED).toISOString(),
  deletion_at: new Date(CREATED + 48 * HOUR).toISOString(),
};

/** The row after polls every 3 s with these bytes, the first one an hour after the creation. */
function after(...bytes: number[]) {
  let series: Series | undefined;
  let iso = sample;
  for (const [index, downloaded] of bytes.entries()) {
    iso = { ...sample, downloaded };
    series = observe(series, {
      at: CREATED + HOUR + index * 3_000,
      bytes: downloaded,
      size: iso.size,
      status: iso.status,
      createdAt: iso.created_at,
    });
  }
  if (!series) throw new Error('A row has at least one poll.');
  return downloadOf(iso, series);
}

const MB = 1_000_000;

test.each([
  ['one reading', [400 * MB], true],
  ['two readings', [400 * MB, 401 * MB], true],
  ['a steady speed', [400, 410, 420, 430, 440, 450].map((mb) => mb * MB), false],
  ['a jump, which is no steady speed', [400, 401, 402, 403, 800, 990].map((mb) => mb * MB), true],
  ['a crawl that began a moment ago', [0, 1, 2, 3, 4, 5].map((kb) => 1_000 * (kb + 1)), true],
])('%s: time left and speed have one basis', (_, bytes, isAverage) => {
  const { speed, timeLeftMs, ...row } = after(...bytes);
  expect(row.isAverage).toBe(isAverage);
  const remaining = SIZE - (bytes.at(-1) ?? 0);
  expect(timeLeftMs).toBeCloseTo((remaining / (speed ?? NaN)) * 1_000, 3);
});
