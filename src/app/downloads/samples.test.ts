import { expect, test } from 'vitest';
import { GAP_MS, MAX_SAMPLES, observe, type Observation, type Series } from './samples.ts';
import { speedOf } from './speed.ts';
import { stalledMinutes, STALL_MS } from './stall.ts';

const seen = (at: number, bytes: number | null, more: Partial<Observation> = {}): Observation => ({
  at,
  bytes,
  size: 1_000_000,
  status: 'downloading',
  createdAt: '2025-02-03T10:58:19.000000Z',
  ...more,
});

function series(...observations: Observation[]): Series {
  const [first, ...others] = observations;
  if (!first) throw new Error('A series begins with an observation.');
  let all = observe(undefined, first);
  for (const one of others) all = observe(all, one);
  return all;
}

test('a gap begins a new watch but keeps the samples for the plot', () => {
  expect(series(seen(0, 10), seen(GAP_MS, 10))).toMatchObject({ grewAt: 0 });
  const broken = series(seen(0, 10), seen(GAP_MS + 1, 10));
  expect(broken).toMatchObject({ grewAt: GAP_MS + 1 });
  expect(broken.samples).toHaveLength(2);
  expect(broken.gaps).toEqual([{ from: 0, to: GAP_MS + 1 }]);
});

test('a lagging reading is held back, and forgotten once the count goes on', () => {
  const held = series(seen(0, 500), seen(3_000, 400), seen(6_000, 400));
  expect(held).toMatchObject({ high: 500, lower: 2, restarts: 0 });
  expect(observe(held, seen(9_000, 510))).toMatchObject({ high: 510, lower: 0, restarts: 0 });
  expect(observe(held, seen(9_000, 450))).toMatchObject({ high: 450, lower: 0, restarts: 1 });
});

test('a creation time or size that goes missing for a while is no new life cycle', () => {
  const all = series(
    seen(0, 500),
    seen(3_000, 510, { size: null, createdAt: null }),
    seen(6_000, 520, { size: 0 }),
    seen(9_000, 530),
  );
  expect(all).toMatchObject({ high: 530, restarts: 0 });
  expect(all.samples).toHaveLength(4);
});

test('a restart keeps the life cycle before it, of two restarts the nearer one', () => {
  const fall = (at: number, bytes: number) => [
    seen(at, bytes),
    seen(at + 1_000, bytes),
    seen(at + 2_000, bytes),
  ];
  const once = series(seen(0, 500), ...fall(1_000, 100));
  expect(once).toMatchObject({ restarts: 1, earlier: { samples: [{ at: 0, bytes: 500 }] } });
  const twice = series(seen(0, 500), ...fall(1_000, 100), ...fall(9_000, 10));
  expect(twice).toMatchObject({ restarts: 2, earlier: { samples: [{ at: 3_000, bytes: 100 }] } });
});

test('a size put right so that percent rises is no restart', () => {
  expect(series(seen(0, 500), seen(3_000, 510, { size: 500_000 })).restarts).toBe(0);
  expect(series(seen(0, 500), seen(3_000, 510, { size: 5_000_000 })).restarts).toBe(1);
});

test('many samples are thinned in the older half only', () => {
  const all = series(...Array.from({ length: MAX_SAMPLES + 1 }, (_, index) => seen(index * 3_000, index)));
  const newest = all.samples.slice(-50).map((sample) => sample.bytes);
  expect(newest).toEqual(Array.from({ length: 50 }, (_, index) => MAX_SAMPLES - 49 + index));
  expect(all.samples.length).toBeLessThan(MAX_SAMPLES);
  expect(all.samples[0]?.bytes).toBe(0);
});

test('an even download has exactly its speed, over the last minute', () => {
  const all = series(...Array.from({ length: 60 }, (_, index) => seen(index * 3_000, index * 6_000)));
  expect(speedOf(all)).toEqual({ bytesPerSecond: 2_000, overMs: 60_000 });
});

test('only what was watched without a break counts for the speed', () => {
  const before = [0, 3_000, 6_000, 9_000].map((at) => seen(at, at));
  const back = series(
    ...before,
    seen(3_600_000, 900_000),
    seen(3_603_000, 903_000),
    seen(3_606_000, 906_000),
  );
  expect(speedOf(back)).toBeNull();
  expect(speedOf(observe(back, seen(3_609_000, 909_000)))?.bytesPerSecond).toBe(1_000);
});

test('samples too close together tell no speed', () => {
  expect(speedOf(series(seen(0, 0), seen(900, 10), seen(1_800, 20), seen(2_700, 30)))).toBeNull();
  expect(speedOf(series(seen(0, 0), seen(1_000, 10), seen(2_000, 20), seen(3_000, 30)))).not.toBeNull();
});

test('a stall is counted from the last growth, in whole minutes', () => {
  const still = (until: number) => {
    const all = [seen(0, 1), seen(15_000, 2)];
    for (let at = 30_000; at <= until; at += 15_000) all.push(seen(at, 2));
    return stalledMinutes(series(...all));
  };
  expect(still(STALL_MS)).toBeNull();
  expect(still(STALL_MS + 15_000)).toBe(3);
  expect(still(STALL_MS + 60_000)).toBe(3);
  expect(still(STALL_MS + 75_000)).toBe(4);
});
