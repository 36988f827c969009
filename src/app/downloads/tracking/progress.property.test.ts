import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { iso as isoSchema, type Iso } from '../../../contracts/vpsbg/iso.ts';
import { CLOCK_STEP_MS } from '../../http/snapshot.ts';
import { downloadOf, type Download } from './download.ts';
import { expiryOf, finishVerdict } from './expiry.ts';
import { barOf, isRemoved, progressOf } from './progress.ts';
import { observe, MAX_SAMPLES, type Series } from './samples.ts';
import { amountWords, percentWords, progressWords, valueWords } from '../amount-words.ts';
import { downloadFacts } from '../download-facts.ts';
import { standingOf } from '../standing.ts';
import { speedCell, timeCell } from '../table-words.ts';
import { expiryWords, leadWords, leftWords, noteWords, paceWords } from '../words.ts';

const NONSENSE = /NaN|undefined|null|Infinity|Invalid Date|\[object|-\d/;

/** Numbers as a wire may bring them: usable, odd, huge, not numbers. */
const bytes = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 1_000 }) },
  fc.integer({ min: 0, max: 5_000_000_000 }),
  fc.double(),
  fc.constantFrom(null, 0, -1, 0.5, 2 ** 53 + 2, 1e300, '12', '', 'NaN', true, {}),
);
const size = fc.oneof(
  { weight: 6, arbitrary: fc.constant(1_000) },
  { weight: 2, arbitrary: fc.constant(2_000) },
  bytes,
);
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant('downloading') },
  fc.constantFrom('downloaded', 'deleted', 'failed', '', null, 'Infinity?', 7),
);
const time = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    '2025-02-03T10:58:19.000000Z',
    '2025-02-05T10:58:19.000000Z',
    '2035-02-05T10:58:19+03:00',
    '0000-00-00 00:00:00',
    '2025-02-30T00:00:00Z',
    '',
    null,
    1_738_580_299,
  ),
);
/** What one poll brings: the body, and how long after the poll before. */
const poll = fc.record({
  after: fc.oneof({ weight: 8, arbitrary: fc.constant(3_000) }, fc.integer({ min: -5_000, max: 40_000_000 })),
  body: fc.record(
    {
      id: fc.constant(12),
      status,
      name: fc.constant('a.iso'),
      size,
      downloaded: bytes,
      created_at: fc.oneof({ weight: 4, arbitrary: fc.constant('2025-02-03T10:58:19.000000Z') }, time),
      deletion_at: time,
    },
    { requiredKeys: ['id'] },
  ),
});
const clock = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });

interface Shown {
  iso: Iso;
  series: Series;
  download: Download;
  now: number;
}

/** Plays the polls through the whole chain and hands out what is on the screen after each that brought something new. */
function play(polls: readonly { after: number; body: unknown }[], from: number): Shown[] {
  let series: Series | undefined;
  let now = from;
  return polls.flatMap(({ after, body }) => {
    now += after;
    const iso = v.parse(isoSchema, body);
    const before = series;
    series = observe(before, {
      at: now,
      bytes: iso.downloaded,
      size: iso.size,
      status: iso.status,
      createdAt: iso.created_at,
    });
    // As in `DownloadStore`: a reading that is not newer never reaches the screen.
    return series === before ? [] : [{ iso, series, download: downloadOf(iso, series), now }];
  });
}

const watch = fc.tuple(fc.array(poll, { minLength: 1, maxLength: 30 }), clock);
const runs = { numRuns: 300 };

test('no word ever contains NaN, undefined, Invalid Date, an object or a negative number', () => {
  fc.assert(
    fc.property(watch, fc.boolean(), ([polls, from], vanished) => {
      for (const { iso, download: seen, now } of play(polls, from)) {
        const download = { ...seen, vanished };
        const expiry = expiryOf(iso, now);
        const standing = standingOf(download, expiry, { now, lastReading: now });
        const { progress } = standing;
        const words = [
          leadWords(standing).text,
          progressWords(progress),
          speedCell(standing)?.text ?? '',
          timeCell(standing).text,
          ...Object.values(downloadFacts([standing], now)).flatMap(({ value, detail }) => [
            value,
            detail ?? '',
          ]),
          amountWords(progress),
          percentWords(progress) ?? '',
          valueWords(progress),
          paceWords(standing)?.text ?? '',
          ...noteWords(standing).map(({ text }) => text),
          leftWords(expiry).text,
          expiryWords(expiry, isRemoved(progress)).text.replace(/sent “.*”/, ''),
        ];
        for (const text of words) expect(text.replace('Infinity?', '')).not.toMatch(NONSENSE);
      }
    }),
    runs,
  );
});

test('percent is whole, 0 to 100, and 100 only once the status is downloaded', () => {
  fc.assert(
    fc.property(watch, ([polls, from]) => {
      const wrong = play(polls, from).filter(({ iso, download, now }) => {
        const { percent, size } = progressOf(download, expiryOf(iso, now).state === 'due');
        const top = iso.status === 'downloaded' ? 100 : 99;
        const right = Number.isInteger(percent) && Number(percent) >= 0 && Number(percent) <= top;
        return percent !== null && (!right || size === null);
      });
      expect(wrong).toEqual([]);
    }),
    runs,
  );
});

test('the bar is within 0 to 100 or has no value', () => {
  fc.assert(
    fc.property(watch, ([polls, from]) => {
      for (const { iso, download, now } of play(polls, from)) {
        const bar = barOf(progressOf(download, expiryOf(iso, now).state === 'due'));
        expect(bar === 'indeterminate' || bar === 'none' || (bar >= 0 && bar <= 100)).toBe(true);
      }
    }),
    runs,
  );
});

test('percent never falls without the word "restarted"', () => {
  fc.assert(
    fc.property(watch, ([polls, from]) => {
      const percents = play(polls, from).flatMap(({ iso, download, now }) => {
        const { percent, restarted } = progressOf(download, expiryOf(iso, now).state === 'due');
        return percent === null ? [] : [{ percent, restarted }];
      });
      const fell = percents.filter(
        ({ percent, restarted }, index) => !restarted && percent < (percents[index - 1]?.percent ?? 0),
      );
      expect(fell).toEqual([]);
    }),
    runs,
  );
});

test('speed and time left are absent or finite and positive', () => {
  fc.assert(
    fc.property(watch, ([polls, from]) => {
      const numbers = play(polls, from).flatMap(({ download }) => [download.speed, download.timeLeftMs]);
      expect(numbers.filter((number) => number !== null && !(number > 0 && number < Infinity))).toEqual([]);
    }),
    runs,
  );
});

test('without a time left there is no verdict about the deletion', () => {
  fc.assert(
    fc.property(time, time, clock, (created_at, deletion_at, now) => {
      const dates = v.parse(isoSchema, { id: 1, created_at, deletion_at });
      expect(finishVerdict(null, expiryOf(dates, now))).toBeNull();
    }),
    runs,
  );
});

test('the kept samples rise, in time and in bytes, and stay few', () => {
  fc.assert(
    fc.property(watch, ([polls, from]) => {
      for (const { series } of play(polls, from)) {
        expect(series.samples.length).toBeLessThanOrEqual(MAX_SAMPLES);
        let last = { at: -Infinity, bytes: 0 };
        for (const sample of series.samples) {
          expect(sample.at).toBeGreaterThan(last.at);
          expect(sample.bytes).toBeGreaterThanOrEqual(last.bytes);
          last = sample;
        }
      }
    }),
    runs,
  );
});

test('a reading that comes late changes nothing', () => {
  fc.assert(
    fc.property(watch, poll, fc.nat(CLOCK_STEP_MS), ([polls, from], late, by) => {
      const series = play(polls, from).at(-1)?.series;
      if (!series) return;
      const iso = v.parse(isoSchema, late.body);
      const observation = {
        at: series.lastAt - by,
        bytes: iso.downloaded,
        size: iso.size,
        status: iso.status,
        createdAt: iso.created_at,
      };
      expect(observe(series, observation)).toBe(series);
    }),
    runs,
  );
});
