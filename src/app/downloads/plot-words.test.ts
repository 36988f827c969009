import { expect, test } from 'vitest';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { plotWords } from './plot-words.ts';
import { every3s, seriesOf, type Reading } from './tracking/series.fixture.ts';

/** What a plot of these readings says in each language, so many seconds after the last one. */
function said(readings: readonly Reading[], lookedAt = 0): string[] {
  const words = () => plotWords(seriesOf(readings), (readings.at(-1)?.at ?? 0) + lookedAt * 1_000);
  return SPOKEN.map((language) => inLanguage(language, words));
}

const words: [about: string, actual: string[], expected: string[]][] = [
  [
    'it moves',
    said(every3s(0, ...Array.from({ length: 121 }, (_, index) => 420 + 2 * index))),
    [
      'From 420 MB to 660 MB in the last 6 min, as seen in this tab.',
      'Från 420 MB till 660 MB på 6 min, enligt den här fliken.',
      'От 420 MB до 660 MB за 6 мин, по данни от този раздел.',
    ],
  ],
  [
    'a few seconds',
    said(every3s(0, 420, 430)),
    [
      'From 420 MB to 430 MB in the last 3 s, as seen in this tab.',
      'Från 420 MB till 430 MB på 3 s, enligt den här fliken.',
      'От 420 MB до 430 MB за 3 сек, по данни от този раздел.',
    ],
  ],
  [
    'a sleep of 3 min',
    said([...every3s(0, 420, 430), ...every3s(183, 640, 652)]),
    [
      'From 420 MB to 652 MB in the last 3 min, as seen in this tab; no data for 3 min.',
      'Från 420 MB till 652 MB på 3 min, enligt den här fliken; inga data på 3 min.',
      'От 420 MB до 652 MB за 3 мин, по данни от този раздел; няма данни от 3 мин.',
    ],
  ],
  [
    'nothing was read since',
    said(every3s(0, 420, 430), 125),
    [
      'From 420 MB to 430 MB in the last 2 min, as seen in this tab; no data for 2 min.',
      'Från 420 MB till 430 MB på 2 min, enligt den här fliken; inga data på 2 min.',
      'От 420 MB до 430 MB за 2 мин, по данни от този раздел; няма данни от 2 мин.',
    ],
  ],
  [
    'it stands still',
    said(every3s(0, ...Array.from({ length: 61 }, () => 40))),
    [
      'At 40.0 MB for the last 3 min, as seen in this tab.',
      'Oförändrat 40,0 MB i 3 min, enligt den här fliken.',
      '40,0 MB, без промяна за 3 мин, по данни от този раздел.',
    ],
  ],
  [
    'it restarted',
    said(every3s(0, 540, 560, 50, 52, 54, 80)),
    [
      'Restarted 3 s ago, after 560 MB. From 54.0 MB to 80.0 MB in the last 3 s, as seen in this tab.',
      'Började om för 3 s sedan, efter 560 MB. Från 54,0 MB till 80,0 MB på 3 s, enligt den här fliken.',
      'Започна отначало преди 3 сек, след 560 MB. От 54,0 MB до 80,0 MB за 3 сек, по данни от този раздел.',
    ],
  ],
];

test.each(words)('%s', (_about, actual, expected) => {
  expect(actual).toEqual(expected);
});
