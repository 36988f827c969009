import { expect, test } from 'vitest';
import { CLOCK_STEP_MS } from '../../http/snapshot.ts';
import {
  GAP_MS,
  isUsableSize,
  MAX_GAPS,
  MAX_SAMPLES,
  observe,
  type Observation,
  type Series,
} from './samples.ts';
import { speedOf } from './speed.ts';
import { isStalled, shownQuiet, STALL_MS, WAIT_MS } from './stall.ts';

const seen = (at: number, bytes: number | null, more: Partial<Observation> = {}): Observation => ({
  at,
  bytes,
  size: 1_000_000,
  status: 'downloading',
  createdAt: '2025-02-03T10:58:19.000000Z',
  ...more,
});

function series(...downloadStore: Observation[]): Series {
  const [first, ...others] = downloadStore;
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

test('a lagging reading is ignored, and forgotten once the count goes on', () => {
  const lagging = series(seen(0, 500), seen(3_000, 400), seen(6_000, 400));
  expect(lagging).toMatchObject({ high: 500, lower: 2, restarts: 0 });
  expect(observe(lagging, seen(9_000, 510))).toMatchObject({ high: 510, lower: 0, restarts: 0 });
  expect(observe(lagging, seen(9_000, 450))).toMatchObject({ high: 450, lower: 0, restarts: 1 });
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

const LATER = '2025-03-01T00:00:00.000000Z';

// prettier-ignore
test.each<[about: string, readings: Observation[], restarts: number, high: number | null]>([
  ['a new creation time', [seen(0, 500), seen(3_000, 900, { createdAt: LATER })], 1, 900],
  ['a creation time that was missing at first', [seen(0, 500, { createdAt: null }), seen(3_000, 510)], 0, 510],
  ['a new creation time after one without', [seen(0, 5), seen(3_000, 6, { createdAt: null }), seen(6_000, 7, { createdAt: LATER })], 1, 7],
  ['a size that was missing at first', [seen(0, 500, { size: null }), seen(3_000, 510)], 0, 510],
  ['a smaller part after a reading without size', [seen(0, 5), seen(3_000, 6, { size: null }), seen(6_000, 7, { size: 5_000_000 })], 1, 7],
  ['another size, the same part', [seen(0, 500), seen(3_000, 1_000, { size: 2_000_000 })], 0, 1_000],
  ['another size, no count', [seen(0, 500), seen(3_000, null, { size: 2_000_000 })], 1, null],
  ['another size before any count', [seen(0, null), seen(3_000, 10, { size: 2_000_000 })], 0, 10],
  ['downloading after it was downloaded', [seen(0, 500, { status: 'downloaded' }), seen(3_000, 500)], 1, 500],
  ['downloading after it was downloaded and then deleted', [seen(0, 500, { status: 'downloaded' }), seen(3_000, 500, { status: 'deleted' }), seen(6_000, 500)], 1, 500],
  ['another size after it was downloaded', [seen(0, 500, { status: 'downloaded' }), seen(3_000, 900, { status: 'downloaded', size: 900 })], 1, 900],
  ['downloading after a later reading was downloaded', [seen(0, 500), seen(3_000, 500, { status: 'downloaded' }), seen(6_000, 500)], 1, 500],
  ['deleted after it was downloaded', [seen(0, 500, { status: 'downloaded' }), seen(3_000, 500, { status: 'deleted' })], 0, 500],
  ['deleted after it was downloading', [seen(0, 500), seen(3_000, 500, { status: 'deleted' }), seen(6_000, 500)], 0, 500],
])('%s: restarts', (_, readings, restarts, high) => {
  expect(series(...readings)).toMatchObject({ restarts, high });
});

test('a new life cycle that is no restart keeps the count and the track of those before', () => {
  const restarted = series(seen(0, 500), seen(3_000, 400, { createdAt: LATER }));
  const resized = observe(restarted, seen(6_000, 500, { createdAt: LATER, size: 500_000 }));
  expect(resized).toMatchObject({ restarts: 1, earlier: { samples: [{ at: 0, bytes: 500 }], gaps: [] } });
  expect(resized.samples).toEqual([{ at: 6_000, bytes: 500 }]);
});

test('a reading of the same moment, or an older one, changes nothing', () => {
  const one = series(seen(3_000, 500));
  expect(observe(one, seen(3_000, 900))).toBe(one);
  expect(observe(one, seen(2_999, 900))).toBe(one);
});

test('after the clock was set back the bytes count on, and the times start over', () => {
  const start = 10 * CLOCK_STEP_MS;
  const before = series(
    seen(start, 500),
    seen(start + GAP_MS + 1, 300, { createdAt: LATER }),
    seen(start + 2 * GAP_MS + 2, 310, { createdAt: LATER }),
  );
  expect([before.restartedAt, before.gaps.length, before.earlier?.gaps.length]).toEqual([
    start + GAP_MS + 1,
    1,
    1,
  ]);
  const late = before.lastAt - CLOCK_STEP_MS;
  expect(observe(before, seen(late, 320, { createdAt: LATER }))).toBe(before);
  const back = late - 1;
  const times = { samples: [{ at: back, bytes: 310 }], gaps: [], earlier: null, restartedAt: null };
  expect(observe(before, seen(back, 310, { createdAt: LATER }))).toMatchObject({
    ...times,
    high: 310,
    restarts: 1,
    lastAt: back,
    grewAt: back - 1,
  });
  expect(observe(before, seen(back, 320, { createdAt: LATER }))).toMatchObject({ high: 320, grewAt: back });
});

test.each<[about: string, readings: Observation[], sinceCreated: boolean]>([
  ['a download as it began', [seen(0, 500)], true],
  ['after a fall', [seen(0, 500), seen(1, 10), seen(2, 10), seen(3, 10)], false],
  [
    'after a fall, later created anew',
    [seen(0, 500), seen(1, 10), seen(2, 10), seen(3, 10, { createdAt: LATER })],
    true,
  ],
  ['created anew', [seen(0, 500), seen(3_000, 10, { createdAt: LATER })], true],
  ['begun again, same creation time', [seen(0, 500, { status: 'downloaded' }), seen(3_000, 10)], false],
  [
    'begun again, creation time not sent',
    [seen(0, 500, { status: 'downloaded' }), seen(3_000, 10, { createdAt: null })],
    false,
  ],
])('%s: whether all bytes came since it was created', (_, readings, sinceCreated) => {
  expect(series(...readings)).toMatchObject({ sinceCreated });
});

test('it grew when there was more than before, or when there was a first count', () => {
  expect(series(seen(0, 5), seen(3_000, 5)).grewAt).toBe(0);
  expect(series(seen(0, 5), seen(3_000, 6)).grewAt).toBe(3_000);
  expect(series(seen(0, null), seen(3_000, 0)).grewAt).toBe(3_000);
  expect(series(seen(0, 5), seen(3_000, null)).grewAt).toBe(0);
});

test('a first reading without numbers is kept as one', () => {
  expect(series(seen(7, -1, { size: 0 }))).toMatchObject({
    high: null,
    size: null,
    samples: [],
    gaps: [],
    lower: 0,
  });
  expect([null, 0, -1, 1].map(isUsableSize)).toEqual([false, false, false, true]);
});

test('of too many gaps the oldest goes, with the samples before it', () => {
  const step = GAP_MS + 1;
  const all = Array.from({ length: MAX_GAPS + 2 }, (_, n) => seen(n * step, n));
  const full = series(...all.slice(0, -1));
  expect([full.gaps.length, full.samples[0]?.at]).toEqual([MAX_GAPS, 0]);
  const over = series(...all);
  expect(over.gaps).toHaveLength(MAX_GAPS);
  expect(over.gaps[0]).toEqual({ from: step, to: 2 * step });
  expect(over.samples[0]?.at).toBe(step);
});

test('many samples are thinned in the older half only', () => {
  const most = series(...Array.from({ length: MAX_SAMPLES }, (_, index) => seen(index * 3_000, index)));
  expect(most.samples).toHaveLength(MAX_SAMPLES);
  const all = series(...Array.from({ length: MAX_SAMPLES + 1 }, (_, index) => seen(index * 3_000, index)));
  const newest = all.samples.slice(-50).map((sample) => sample.bytes);
  expect(newest).toEqual(Array.from({ length: 50 }, (_, index) => MAX_SAMPLES - 49 + index));
  expect(all.samples.length).toBeLessThan(MAX_SAMPLES);
  expect(all.samples.slice(0, 3).map(({ bytes }) => bytes)).toEqual([0, 2, 4]);
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

test('samples too close together give no speed', () => {
  expect(speedOf(series(seen(0, 0), seen(900, 10), seen(1_800, 20), seen(2_700, 30)))).toBeNull();
  expect(speedOf(series(seen(0, 0), seen(1_000, 10), seen(2_000, 20), seen(3_000, 30)))).not.toBeNull();
});

test('silence is shown from 20 s on in steps of 10 s, and from 3 min on as a stall in minutes', () => {
  const still = (until: number) => {
    const all = [seen(0, 1), seen(15_000, 2)];
    for (let at = 30_000; at < until; at += 15_000) all.push(seen(at, 2));
    return shownQuiet(series(...all, seen(until, 2)));
  };
  expect(still(15_000 + WAIT_MS - 1)).toBeNull();
  expect(still(15_000 + WAIT_MS)).toBe(20_000);
  expect(still(15_000 + 40_900)).toBe(40_000);
  expect(still(15_000 + STALL_MS - 1)).toBe(170_000);
  expect(still(15_000 + STALL_MS)).toBe(180_000);
  expect(still(15_000 + STALL_MS + 59_999)).toBe(180_000);
  expect(still(15_000 + STALL_MS + 60_000)).toBe(240_000);
  expect([null, 179_000, 180_000].map((quietMs) => isStalled({ quietMs }))).toEqual([false, false, true]);
});
