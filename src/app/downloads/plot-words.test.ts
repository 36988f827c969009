import { expect, test } from 'vitest';
import { plotWords } from './plot-words.ts';
import { every3s, seriesOf, type Reading } from './tracking/series.fixture.ts';

/** What a plot of these readings says, so many seconds after the last one. */
function said(readings: readonly Reading[], lookedAt = 0): string {
  return plotWords(seriesOf(readings), (readings.at(-1)?.at ?? 0) + lookedAt * 1_000);
}

const words: [about: string, actual: string, expected: string][] = [
  [
    'it moves',
    said(every3s(0, ...Array.from({ length: 121 }, (_, index) => 420 + 2 * index))),
    'From 420 MB to 660 MB in the last 6 min, as seen in this tab.',
  ],
  [
    'a few seconds',
    said(every3s(0, 420, 430)),
    'From 420 MB to 430 MB in the last 3 s, as seen in this tab.',
  ],
  [
    'a sleep of 3 min',
    said([...every3s(0, 420, 430), ...every3s(183, 640, 652)]),
    'From 420 MB to 652 MB in the last 3 min, as seen in this tab; no data for 3 min.',
  ],
  [
    'nothing was read since',
    said(every3s(0, 420, 430), 125),
    'From 420 MB to 430 MB in the last 2 min, as seen in this tab; no data for 2 min.',
  ],
  [
    'it stands still',
    said(every3s(0, ...Array.from({ length: 61 }, () => 40))),
    'At 40.0 MB for the last 3 min, as seen in this tab.',
  ],
  [
    'it restarted',
    said(every3s(0, 540, 560, 50, 52, 54, 80)),
    'Restarted 3 s ago, after 560 MB. From 54.0 MB to 80.0 MB in the last 3 s, as seen in this tab.',
  ],
];

test.each(words)('%s', (_about, actual, expected) => {
  expect(actual).toBe(expected);
});
