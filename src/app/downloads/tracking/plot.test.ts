import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plotWords } from '../plot-words.ts';
import { plotOf, type Plot } from './plot.ts';
import { MAX_GAPS } from './samples.ts';
import { AT, every3s, seriesOf, type Reading } from './series.fixture.ts';

const BOX = { width: 600, height: 64 };

function drawn(readings: readonly Reading[], lookedAt = 0): Plot {
  const plot = plotOf(seriesOf(readings), (readings.at(-1)?.at ?? 0) + lookedAt * 1_000, BOX);
  if (!plot) throw new Error('Nothing was drawn.');
  return plot;
}

/** The points of path data, stretch by stretch. */
function points(path: string): [x: number, y: number][][] {
  return path
    .split('M')
    .slice(1)
    .map((stretch) =>
      stretch.split('L').map((point): [number, number] => {
        const [x = Number.NaN, y = Number.NaN] = point.split(' ').map(Number);
        return [x, y];
      }),
    );
}

test('one reading is no plot', () => {
  expect(plotOf(seriesOf([{ at: AT, bytes: 1 }]), AT + 5_000, BOX)).toBeNull();
});

const TWO = [
  { at: 4_000, bytes: 500, size: 1_000 },
  { at: 6_000, bytes: 750, size: 1_000 },
];

test('the size fills the height, from the creation to now; what nobody saw is a line of its own', () => {
  expect(plotOf(seriesOf(TWO), 8_000, BOX, 0)).toMatchObject({
    unseen: 'M0 64L300 32',
    line: 'M300 32L450 16',
    high: 1_000,
    spanMs: 8_000,
    fromCreation: true,
    gaps: [],
  });
});

test('a crawl looks like one, however short it was watched', () => {
  const plot = plotOf(seriesOf(TWO.map((one) => ({ ...one, bytes: one.bytes / 100 }))), 8_000, BOX, 0);
  for (const [, y] of points(plot?.line ?? '').flat()) expect(y).toBeGreaterThan(BOX.height * 0.9);
});

test('with a creation one reading is a plot', () => {
  expect(plotOf(seriesOf(TWO.slice(0, 1)), 4_000, BOX, 0)).toMatchObject({ unseen: 'M0 64L600 32' });
});

test('without a creation, or with one after the first reading, it begins with that', () => {
  for (const createdAt of [null, 5_000]) {
    const plot = plotOf(seriesOf(TWO), 8_000, BOX, createdAt);
    expect(plot).toMatchObject({ unseen: '', line: 'M0 32L300 16', spanMs: 4_000, fromCreation: false });
  }
});

test('without a size the most bytes seen are the height', () => {
  const plot = plotOf(seriesOf(TWO.map((one) => ({ ...one, size: null }))), 8_000, BOX);
  expect(plot).toMatchObject({ high: 750, line: 'M0 21.3L300 0' });
});

test('a gap is left out of the line and marked', () => {
  const plot = drawn([...every3s(0, 100, 110), ...every3s(103, 300, 310)]);
  expect(points(plot.line).map((stretch) => stretch.length)).toEqual([2, 2]);
  expect(plot.gaps).toHaveLength(1);
  expect(plot.gaps[0]?.x).toBe(points(plot.line)[0]?.at(-1)?.[0]);
});

test('thinned samples are no gaps', () => {
  const mb = Array.from({ length: 1_000 }, (_, index) => 1 + index);
  expect(points(drawn(every3s(0, ...mb)).line)).toHaveLength(1);
});

test('a restart keeps what came before it, and is marked', () => {
  const plot = drawn(every3s(0, 540, 560, 50, 52, 54, 80));
  expect(points(plot.earlier)).toHaveLength(1);
  expect(points(plot.line)).toHaveLength(1);
  expect(plot.restartX).toBe(points(plot.line)[0]?.[0]?.[0]);
});

test('of more gaps than are kept, the oldest go with what came before them', () => {
  const readings = Array.from({ length: MAX_GAPS + 3 }, (_, index) => ({
    at: AT + index * 100_000,
    bytes: index,
  }));
  const series = seriesOf(readings);
  expect(series.gaps).toHaveLength(MAX_GAPS);
  expect(points(drawn(readings).line).every((stretch) => new Set(stretch.map(([x]) => x)).size === 1)).toBe(
    true,
  );
});

const reading = fc.record({
  after: fc.oneof(fc.constant(3_000), fc.integer({ min: -1_000, max: 5_000_000 })),
  bytes: fc.oneof(fc.nat(1_000), fc.double(), fc.constantFrom(null, -1, 2 ** 64, 0, Number.NaN)),
  size: fc.constantFrom(null, 0, 1_000, 1_000, 1_000, 2_000, -5, Number.NaN),
  status: fc.constantFrom('downloading', 'downloading', 'downloading', 'downloaded', null),
});

test('every drawing stays in its box, goes forward in time, and contains numbers only', () => {
  fc.assert(
    fc.property(
      fc.array(reading, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: -100_000, max: 90_000_000 }),
      (polls, late) => {
        let at = AT;
        const series = seriesOf(polls.map(({ after, ...rest }) => ({ ...rest, at: (at += after) })));
        const plot = plotOf(series, at + late, BOX);
        if (!plot) return;
        expect(`${plot.line}${plot.earlier}`).toMatch(/^[MLe\d. +-]*$/);
        expect(plotWords(series, at + late)).not.toMatch(/NaN|undefined|null|Infinity|unknown|-\d/);
        for (const path of [plot.earlier, plot.line]) {
          let lastX = 0;
          for (const [x, y] of points(path).flat()) {
            expect(x).toBeGreaterThanOrEqual(lastX);
            expect(x).toBeLessThanOrEqual(BOX.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(BOX.height);
            lastX = x;
          }
        }
        for (const { x, width } of plot.gaps) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(BOX.width + 0.1);
        }
      },
    ),
    { numRuns: 500 },
  );
});
