import { expect, test } from 'vitest';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { downloadOf } from './tracking/download.ts';
import { expiryOf } from './tracking/expiry.ts';
import { isRemoved } from './tracking/progress.ts';
import { observe, type Series } from './tracking/samples.ts';
import { valueWords } from './amount-words.ts';
import { standingOf } from './standing.ts';
import { expiryWords, leadWords, noteWords, paceWords } from './words.ts';

const CREATED = Date.UTC(2025, 1, 3, 10, 58, 19);
const HOUR = 3_600_000;
const SIZE = 1_111_998_464;
const MB = 1_000_000;
/** Left to the deletion at the first poll of every scenario, unless given otherwise. */
const DELETION = '2025-02-05T10:58:19.000000Z';

const sample: Iso = {
  id: 1,
  status: 'downloading',
  name: 'AlmaLinux-9.5-x86_64-boot.iso',
  size: SIZE,
  downloaded: 0,
  created_at: '2025-02-03T10:58:19.000000Z',
  deletion_at: DELETION,
};

/** One poll: seconds since the first one, and what of the ISO differs from the sample. */
type Poll = [seconds: number, iso: Partial<Iso>];

/** What stands on the screen `later` s after the polls; the first one comes `hours` after creation, by both clocks. */
function shown(polls: Poll[], { vanished = false, hours = 1, later = 0 } = {}): string {
  let series: Series | undefined;
  let iso = sample;
  let now = 0;
  for (const [seconds, fields] of polls) {
    iso = { ...sample, ...fields };
    now = CREATED + hours * HOUR + seconds * 1_000;
    series = observe(series, {
      at: now,
      bytes: iso.downloaded,
      size: iso.size,
      status: iso.status,
      createdAt: iso.created_at,
    });
  }
  if (!series) throw new Error('A scenario has at least one poll.');
  const download = { ...downloadOf(iso, series), vanished };
  const standing = standingOf(download, expiryOf(iso, now), { now: now + later * 1_000, lastReading: now });
  return [
    leadWords(standing).text,
    valueWords(standing.progress),
    paceWords(standing)?.text,
    ...noteWords(standing).map(({ text }) => text),
    expiryWords(standing.expiry, isRemoved(standing.progress)).text,
  ]
    .filter((part) => part !== undefined)
    .join(' | ');
}

/** Polls every 3 s with so many MB each. */
const every3s = (...mb: number[]): Poll[] =>
  mb.map((many, index) => [index * 3, { downloaded: Math.round(many * MB) }]);
/** Polls every `step` s from `from` s on, while bytes stand still. */
const still = (from: number, until: number, step: number, bytes: number): Poll[] =>
  Array.from({ length: Math.floor((until - from) / step) + 1 }, (_, index) => [
    from + index * step,
    { downloaded: bytes },
  ]);

const scenarios: [about: string, actual: string, expected: string][] = [
  [
    'just begun',
    shown([[0, {}]]),
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deleted in 1 day 23 h',
  ],
  [
    'one poll gives no speed',
    shown(every3s(652)),
    'about 43 min left | 58 %, 652 MB of 1.11 GB | 181 kB/s on average | Deleted in 1 day 23 h',
  ],
  [
    'three polls are too few for a speed',
    shown(every3s(600, 610, 620)),
    'about 48 min left | 55 %, 620 MB of 1.11 GB | 172 kB/s on average | Deleted in 1 day 22 h',
  ],
  [
    'four polls give speed and time left',
    shown(every3s(600, 610, 620, 630)),
    'about 3 min left | 56 %, 630 MB of 1.11 GB | 3.33 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'less than a minute left',
    shown(every3s(1_000, 1_010, 1_020, 1_030)),
    'less than 1 min left | 92 %, 1.03 of 1.11 GB | 3.33 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'an hour and more left, in steps of five minutes',
    shown(every3s(10, 10.5, 11, 11.5)),
    'about 1 h 55 min left | 1 %, 11.5 MB of 1.11 GB | 167 kB/s | Deleted in 1 day 22 h',
  ],
  [
    'a crawl that has only begun: the average, until the speed was measured for half a minute',
    shown(every3s(1, 1.001, 1.002, 1.003)),
    'more than 24 h left | 0 %, 1.00 MB of 1.11 GB | 278 B/s on average · may be deleted before it is done | Deleted in 1 day 22 h',
  ],
  [
    'a crawl for half a minute: more than a day, too late',
    shown(every3s(...Array.from({ length: 12 }, (_, index) => 1 + index / 1_000))),
    'Deleted before it finishes | 0 %, 1.01 MB of 1.11 GB | needs more than 10 days, deleted in 1 day 22 h | Deleted in 1 day 22 h',
  ],
  [
    'close to the deletion: too close to call',
    shown(every3s(600, 600.03, 600.06, 600.09), { hours: 34 }),
    'about 15 h left | 53 %, 600 MB of 1.11 GB | 10.0 kB/s · may be deleted before it is done | Deleted in 13 h 59 min',
  ],
  [
    'a jump of 1 GB: no speed',
    shown(every3s(1, 2, 3, 1_003)),
    'about 7 min left | 90 %, 1.00 of 1.11 GB | 278 kB/s on average | Deleted in 1 day 22 h',
  ],
  [
    'a short dip keeps the mean',
    shown(every3s(600, 610, 620, 620, 630, 640)),
    'about 3 min left | 57 %, 640 MB of 1.11 GB | 2.67 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'a pause of more than 10 s: the speed before it stands',
    shown(every3s(600, 610, 620, 630, 630, 630, 630, 630)),
    'about 3 min left | 56 %, 630 MB of 1.11 GB | 3.33 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'the jump after a pause is not averaged over the pause',
    shown(every3s(600, 610, 620, 630, 630, 630, 630, 630, 700, 710, 720, 730)),
    'about 2 min left | 65 %, 730 MB of 1.11 GB | 3.33 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'after a sleep the count begins anew',
    shown([...every3s(600, 610, 620, 630), [7_200, { downloaded: 900 * MB }]]),
    'about 43 min left | 80 %, 900 MB of 1.11 GB | 83.3 kB/s on average | Deleted in 1 day 21 h',
  ],
  [
    'no new data for 2 min 59 s: not yet a stall',
    shown(still(0, 179, 1, 40 * MB)),
    'Waiting for data, 2 min 59 s | 3 %, 40.0 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'no new data for 3 min',
    shown(still(0, 180, 15, 40 * MB)),
    'Stalled, no data for 3 min | 3 %, 40.0 MB of 1.11 GB | may have failed | Deleted in 1 day 22 h',
  ],
  [
    'no new data for an hour and a quarter',
    shown(still(0, 4_500, 15, 40 * MB)),
    'Stalled, no data for 1 h 15 min | 3 %, 40.0 MB of 1.11 GB | may have failed | Deleted in 1 day 21 h',
  ],
  [
    'a sleep in the stall resets its clock',
    shown([...still(0, 170, 15, 40 * MB), [4_000, { downloaded: 40 * MB }]]),
    'more than 24 h left | 3 %, 40.0 MB of 1.11 GB | 5.26 kB/s on average · may be deleted before it is done | Deleted in 1 day 21 h',
  ],
  [
    'new data end the stall',
    shown([...still(0, 180, 15, 40 * MB), [195, { downloaded: 41 * MB }]]),
    'more than 24 h left | 3 %, 41.0 MB of 1.11 GB | 10.8 kB/s on average | Deleted in 1 day 22 h',
  ],
  [
    'size 0: bytes so far',
    shown([[0, { size: 0, downloaded: 5 * MB }]]),
    'Size unknown | 5.00 MB so far, size unknown | 1.39 kB/s on average | Deleted in 1 day 23 h',
  ],
  [
    'size 0, nothing yet',
    shown([[0, { size: 0 }]]),
    'Size unknown | 0 B so far, size unknown | measuring speed | Deleted in 1 day 23 h',
  ],
  [
    'size null with a speed, but no time left',
    shown([0, 3, 6, 9].map((at) => [at, { size: null, downloaded: at * MB }])),
    'Size unknown | 9.00 MB so far, size unknown | 1.00 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'bytes null',
    shown([[0, { downloaded: null }]]),
    'Progress unknown | Size 1.11 GB, progress unknown | Deleted in 1 day 23 h',
  ],
  [
    'neither size nor bytes',
    shown([[0, { size: null, downloaded: null }]]),
    'Progress unknown | Size and progress unknown | Deleted in 1 day 23 h',
  ],
  [
    'negative bytes',
    shown([[0, { downloaded: -5 }]]),
    'Progress unknown | Size 1.11 GB, progress unknown | Deleted in 1 day 23 h',
  ],
  [
    'half a byte',
    shown([[0, { size: 0.5, downloaded: 0.5 }]]),
    'Progress unknown | Size and progress unknown | Deleted in 1 day 23 h',
  ],
  [
    'one byte short: 99 %',
    shown([[0, { downloaded: SIZE - 1 }]]),
    'less than 1 min left | 99 %, 1.11 of 1.11 GB | 309 kB/s on average | Deleted in 1 day 23 h',
  ],
  [
    'finishing: all bytes, still downloading',
    shown([[0, { downloaded: SIZE }]]),
    'Finishing | 99 %, 1.11 of 1.11 GB | all data received, not marked as downloaded yet | Deleted in 1 day 23 h',
  ],
  [
    'finishing for ten minutes is no stall',
    shown(still(0, 600, 15, SIZE)),
    'Finishing | 99 %, 1.11 of 1.11 GB | all data received, not marked as downloaded yet | Deleted in 1 day 22 h',
  ],
  [
    'more bytes than the size',
    shown([[0, { downloaded: SIZE + 1 }]]),
    'Not complete | Not complete, 1.11 of 1.11 GB | VPSBG reports more bytes than the size, 1,111,998,465 bytes of 1,111,998,464 bytes. | Deleted in 1 day 23 h',
  ],
  [
    'downloaded',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]]),
    'Downloaded | 100 %, 1.11 GB | Deleted in 1 day 23 h',
  ],
  [
    'downloaded, size unknown',
    shown([[0, { status: 'downloaded', downloaded: SIZE, size: 0 }]]),
    'Downloaded | 1.11 GB, size unknown | Deleted in 1 day 23 h',
  ],
  [
    'downloaded with fewer bytes than the size',
    shown([[0, { status: 'downloaded', downloaded: 652 * MB }]]),
    'Check this | 58 %, 652 MB of 1.11 GB | Marked as downloaded, but VPSBG reports fewer bytes than the size, 652,000,000 bytes of 1,111,998,464 bytes. | Deleted in 1 day 23 h',
  ],
  [
    'downloaded with more bytes than the size',
    shown([[0, { status: 'downloaded', downloaded: SIZE + 36 }]]),
    'Check this | 1.11 of 1.11 GB | Marked as downloaded, but VPSBG reports more bytes than the size, 1,111,998,500 bytes of 1,111,998,464 bytes. | Deleted in 1 day 23 h',
  ],
  [
    'bytes fall: the first lower reading is ignored',
    shown(every3s(560, 50)),
    'about 1 h left | 50 %, 560 MB of 1.11 GB | 156 kB/s on average | Deleted in 1 day 22 h',
  ],
  [
    'bytes fall: the second one too',
    shown(every3s(560, 50, 52)),
    'about 1 h left | 50 %, 560 MB of 1.11 GB | 156 kB/s on average | Deleted in 1 day 22 h',
  ],
  [
    'bytes fall: the third is believed',
    shown(every3s(560, 50, 52, 54)),
    'Time left unknown | 4 %, 54.0 MB of 1.11 GB | Restarted just now | Deleted in 1 day 22 h',
  ],
  [
    'a single lower reading from a lagging replica',
    shown(every3s(560, 50, 570)),
    'about 58 min left | 51 %, 570 MB of 1.11 GB | 158 kB/s on average | Deleted in 1 day 22 h',
  ],
  [
    'a new creation time is a restart at once',
    shown([
      [0, { downloaded: 560 * MB }],
      [3, { downloaded: 1 * MB, created_at: '2025-02-03T11:58:00.000000Z' }],
    ]),
    'Time left unknown | 0 %, 1.00 MB of 1.11 GB | Restarted just now | Deleted in 1 day 22 h',
  ],
  [
    'a larger size is a restart at once',
    shown([
      [0, { downloaded: 560 * MB }],
      [3, { downloaded: 560 * MB, size: 2 * SIZE }],
    ]),
    'Time left unknown | 25 %, 560 MB of 2.22 GB | Restarted just now | Deleted in 1 day 22 h',
  ],
  [
    'a size that becomes known is no restart',
    shown([
      [0, { downloaded: 560 * MB, size: 0 }],
      [3, { downloaded: 561 * MB }],
    ]),
    'about 59 min left | 50 %, 561 MB of 1.11 GB | 156 kB/s on average | Deleted in 1 day 22 h',
  ],
  [
    'downloading again after downloaded',
    shown([
      [0, { status: 'downloaded', downloaded: SIZE }],
      [60, { downloaded: 5 * MB }],
    ]),
    'Time left unknown | 0 %, 5.00 MB of 1.11 GB | Restarted just now | Deleted in 1 day 22 h',
  ],
  [
    'an undocumented status is shown as it came',
    shown([[0, { status: 'failed', downloaded: 652 * MB }]]),
    "Status “failed” | 58 %, 652 MB of 1.11 GB | speed not measured | VPSBG's documentation does not list this status. | Deleted in 1 day 23 h",
  ],
  [
    'a hostile status cannot reorder the line',
    shown([[0, { status: '\u202Edone' }]]),
    "Status “\\u{202E}done” | 0 %, 0 B of 1.11 GB | speed not measured | VPSBG's documentation does not list this status. | Deleted in 1 day 23 h",
  ],
  [
    'an undocumented status with all bytes is not 100 %',
    shown([[0, { status: 'verifying', downloaded: SIZE }]]),
    "Status “verifying” | 1.11 of 1.11 GB | speed not measured | VPSBG's documentation does not list this status. | Deleted in 1 day 23 h",
  ],
  [
    'no status',
    shown([[0, { status: null }]]),
    'Status unknown | 0 %, 0 B of 1.11 GB | speed not measured | VPSBG sent no status. | Deleted in 1 day 23 h',
  ],
  [
    'six hours to the deletion',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]], { hours: 42 }),
    'Downloaded | 100 %, 1.11 GB | Deleted in 6 h',
  ],
  [
    'in the last hour by the minute',
    shown([[75, { status: 'downloaded', downloaded: SIZE }]], { hours: 47 }),
    'Downloaded | 100 %, 1.11 GB | Deleted in 58 min',
  ],
  [
    'the last second',
    shown([[3_599.5, { status: 'downloaded', downloaded: SIZE }]], { hours: 47 }),
    'Downloaded | 100 %, 1.11 GB | Deleted in less than 1 s',
  ],
  [
    'zero: due',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]], { hours: 48 }),
    'Deletion due | 100 %, 1.11 GB | Was due for deletion Wed, 5 Feb 2025, 10:58 UTC. VPSBG still lists it. | Deletion due, waiting for VPSBG',
  ],
  [
    'due while downloading',
    shown([[0, { downloaded: 652 * MB }]], { hours: 49 }),
    'Deletion due | 58 %, 652 MB of 1.11 GB | Was due for deletion Wed, 5 Feb 2025, 10:58 UTC. VPSBG still lists it. | Deletion due, waiting for VPSBG',
  ],
  [
    'deleted',
    shown([[0, { status: 'deleted', downloaded: SIZE }]], { hours: 49 }),
    'Deleted | 1.11 GB | Was due for deletion',
  ],
  [
    'not found before its deletion time',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]], { vanished: true }),
    'No longer there | 1.11 of 1.11 GB | VPSBG no longer has it, although its deletion time has not passed. | Was due for deletion',
  ],
  [
    'not found after its deletion time',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]], { vanished: true, hours: 48.1 }),
    'Deleted | 1.11 GB | Was due for deletion',
  ],
  [
    'no deletion time',
    shown([[0, { deletion_at: null }]]),
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deletion time unknown',
  ],
  [
    'a deletion time that is not a time',
    shown([[0, { deletion_at: '0000-00-00 00:00:00' }]]),
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deletion time unknown: VPSBG sent "0000-00-00 00:00:00"',
  ],
  [
    'a deletion time on a day that does not exist',
    shown([[0, { deletion_at: '2025-02-30T10:00:00Z' }]]),
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deletion time unknown: VPSBG sent "2025-02-30T10:00:00Z"',
  ],
  [
    'deletion before creation',
    shown([[0, { deletion_at: '2025-02-03T10:00:00.000000Z' }]]),
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deletion time is before the creation time',
  ],
  [
    'deletion in ten years',
    shown([[0, { deletion_at: '2035-02-03T11:58:19.000000Z' }]]),
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deleted in 3652 days',
  ],
  [
    'no new data for 19 s: nothing is taken off the screen',
    shown([...every3s(600, 610, 620, 630), [28, { downloaded: 630 * MB }]]),
    'about 3 min left | 56 %, 630 MB of 1.11 GB | 3.33 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'no new data for 20 s: waiting, with the speed there was',
    shown([...every3s(600, 610, 620, 630), [29, { downloaded: 630 * MB }]]),
    'Waiting for data, 20 s | 56 %, 630 MB of 1.11 GB | was 3.33 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'nothing since the first response',
    shown([
      [0, {}],
      [3, {}],
      [40, {}],
    ]),
    'Waiting for data, 40 s | 0 %, 0 B of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'no reading for 46 s: no speed, no time left',
    shown(every3s(600, 610, 620, 630), { later: 46 }),
    'Time left unknown | 56 %, 630 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'restarted, and read on for two minutes',
    shown([
      ...every3s(560, 50, 52, 54),
      ...still(12, 132, 3, 0).map(([at]): Poll => [at, { downloaded: at * MB + 50 * MB }]),
    ]),
    'about 16 min left | 16 %, 182 MB of 1.11 GB | Restarted 2 min ago | Deleted in 1 day 22 h',
  ],
  [
    'restarted, and read on for ten minutes',
    shown([
      ...every3s(560, 50, 52, 54),
      ...still(12, 612, 3, 0).map(([at]): Poll => [at, { downloaded: at * MB + 50 * MB }]),
    ]),
    'about 8 min left | 59 %, 662 MB of 1.11 GB | 1.00 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'created a second ago: no average yet',
    shown([[1, { downloaded: MB }]], { hours: 0 }),
    'Time left unknown | 0 %, 1.00 MB of 1.11 GB | measuring speed | Deleted in 1 day 23 h',
  ],
  [
    'created less than a minute ago: it begins slowly, so that its average is not its speed',
    shown([[59, { downloaded: 59 * MB }]], { hours: 0 }),
    'Time left unknown | 5 %, 59.0 MB of 1.11 GB | measuring speed | Deleted in 1 day 23 h',
  ],
  [
    'created a minute ago',
    shown([[60, { downloaded: 60 * MB }]], { hours: 0 }),
    'about 18 min left | 5 %, 60.0 MB of 1.11 GB | 1.00 MB/s on average | Deleted in 1 day 23 h',
  ],
  [
    'no creation time',
    shown([[0, { downloaded: 652 * MB, created_at: null }]]),
    'Time left unknown | 58 %, 652 MB of 1.11 GB | measuring speed | Deleted in 1 day 23 h',
  ],
  [
    'created later than now by the other clock',
    shown([[0, { downloaded: 652 * MB, created_at: '2025-02-03T12:00:00.000000Z' }]]),
    'Time left unknown | 58 %, 652 MB of 1.11 GB | measuring speed | Deleted in 1 day 23 h',
  ],
  [
    'halfway through the time to the deletion: worth a word',
    shown(every3s(600, 600.06, 600.12, 600.18), { hours: 34 }),
    'about 7 h 10 min left | 53 %, 600 MB of 1.11 GB | 20.0 kB/s · done before deletion | Deleted in 13 h 59 min',
  ],
  [
    'a saved web page',
    shown([[0, { status: 'downloaded', size: 3_400, downloaded: 3_400 }]]),
    'Downloaded | 100 %, 3.40 kB | No installer is this small. Our guess: this is an error page instead of an ISO. Check the download URL. | Deleted in 1 day 23 h',
  ],
  [
    'a netboot image of 1 MB',
    shown([[0, { status: 'downloaded', size: MB, downloaded: MB }]]),
    'Downloaded | 100 %, 1.00 MB | Deleted in 1 day 23 h',
  ],
  [
    '300 kB',
    shown([[0, { status: 'downloaded', size: 300_000, downloaded: 300_000 }]]),
    'Downloaded | 100 %, 300 kB | Deleted in 1 day 23 h',
  ],
  [
    'the last five minutes by the second',
    shown([[3_305, { status: 'downloaded', downloaded: SIZE }]], { hours: 47 }),
    'Downloaded | 100 %, 1.11 GB | Deleted in 4 min 55 s',
  ],
  [
    'an offset is taken into account',
    shown([[0, { deletion_at: '2025-02-03T16:58:19+03:00' }]]),
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deleted in 2 h',
  ],
];

test.each(scenarios)('%s', (_about, actual, expected) => {
  expect(actual).toBe(expected);
});
