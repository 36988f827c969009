import { expect, test } from 'vitest';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { downloadOf } from './tracking/download.ts';
import { expiryOf, finishVerdict } from './tracking/expiry.ts';
import { isRemoved, progressOf } from './tracking/progress.ts';
import { observe, type Series } from './tracking/samples.ts';
import { badgeOf, expiryWords, noteWords, paceWords, valueWords, VERDICT_WORDS } from './words.ts';

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

/** What stands on the screen after the polls; the first one comes an hour after creation, by both clocks. */
function shown(polls: Poll[], { vanished = false, hours = 1 } = {}): string {
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
  const expiry = expiryOf(iso, now);
  const progress = progressOf(download, expiry.state === 'due');
  const verdict = finishVerdict(download.timeLeftMs, expiry);
  return [
    badgeOf(progress).text,
    valueWords(progress),
    paceWords(download),
    ...noteWords(progress, download),
    expiryWords(expiry, isRemoved(progress)).text,
    verdict === null || verdict === 'in-time' ? null : VERDICT_WORDS[verdict],
  ]
    .filter((part) => part !== null)
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

const LEFT = 'Deleted in 1 day 23 h';
const RESTARTED = 'Restarted: the byte count started over while this tab was open.';

const scenarios: [about: string, actual: string, expected: string][] = [
  ['just begun', shown([[0, {}]]), `Downloading | 0 %, 0 B of 1.11 GB | ${LEFT}`],
  ['one poll gives no speed', shown(every3s(652)), `Downloading | 58 %, 652 MB of 1.11 GB | ${LEFT}`],
  [
    'three polls are too few for a speed',
    shown(every3s(600, 610, 620)),
    `Downloading | 55 %, 620 MB of 1.11 GB | Deleted in 1 day 22 h`,
  ],
  [
    'four polls give speed and time left',
    shown(every3s(600, 610, 620, 630)),
    'Downloading | 56 %, 630 MB of 1.11 GB | 3.33 MB/s, about 3 min left | Deleted in 1 day 22 h',
  ],
  [
    'less than a minute left',
    shown(every3s(1_000, 1_010, 1_020, 1_030)),
    'Downloading | 92 %, 1.03 GB of 1.11 GB | 3.33 MB/s, less than 1 min left | Deleted in 1 day 22 h',
  ],
  [
    'an hour and more left, in steps of five minutes',
    shown(every3s(10, 10.5, 11, 11.5)),
    'Downloading | 1 %, 11.5 MB of 1.11 GB | 167 kB/s, about 1 h 55 min left | Deleted in 1 day 22 h',
  ],
  [
    'a crawl that has only begun: no time left yet',
    shown(every3s(1, 1.001, 1.002, 1.003)),
    'Downloading | 0 %, 1.00 MB of 1.11 GB | 333 B/s | Deleted in 1 day 22 h',
  ],
  [
    'a crawl for half a minute: more than a day, too late',
    shown(every3s(...Array.from({ length: 12 }, (_, index) => 1 + index / 1_000))),
    'Downloading | 0 %, 1.01 MB of 1.11 GB | 333 B/s, more than 24 h left | Deleted in 1 day 22 h | At this speed it is deleted before it finishes.',
  ],
  [
    'close to the deletion: too close to call',
    shown(every3s(600, 600.03, 600.06, 600.09), { hours: 34 }),
    'Downloading | 53 %, 600 MB of 1.11 GB | 10.0 kB/s, about 14 h 15 min left | Deleted in 13 h 59 min | At this speed it may be deleted before it finishes.',
  ],
  [
    'a jump of 1 GB: no speed',
    shown(every3s(1, 2, 3, 1_003)),
    'Downloading | 90 %, 1.00 GB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'a short dip keeps the mean',
    shown(every3s(600, 610, 620, 620, 630, 640)),
    'Downloading | 57 %, 640 MB of 1.11 GB | 2.67 MB/s, about 3 min left | Deleted in 1 day 22 h',
  ],
  [
    'no growth for more than 10 s: no speed',
    shown(every3s(600, 610, 620, 630, 630, 630, 630, 630)),
    'Downloading | 56 %, 630 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'the jump after a pause is not averaged over the pause',
    shown(every3s(600, 610, 620, 630, 630, 630, 630, 630, 700, 710, 720, 730)),
    'Downloading | 65 %, 730 MB of 1.11 GB | 3.33 MB/s, about 2 min left | Deleted in 1 day 22 h',
  ],
  [
    'after a sleep the count begins anew',
    shown([...every3s(600, 610, 620, 630), [7_200, { downloaded: 900 * MB }]]),
    'Downloading | 80 %, 900 MB of 1.11 GB | Deleted in 1 day 21 h',
  ],
  [
    'no new data for 2 min 59 s: not yet a stall',
    shown(still(0, 179, 1, 40 * MB)),
    'Downloading | 3 %, 40.0 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'no new data for 3 min',
    shown(still(0, 180, 15, 40 * MB)),
    'Downloading | 3 %, 40.0 MB of 1.11 GB | No new data for 3 min, as seen in this tab. | Deleted in 1 day 22 h',
  ],
  [
    'no new data for an hour and a quarter',
    shown(still(0, 4_500, 15, 40 * MB)),
    'Downloading | 3 %, 40.0 MB of 1.11 GB | No new data for 1 h 15 min, as seen in this tab. | Deleted in 1 day 21 h',
  ],
  [
    'a sleep in the stall resets its clock',
    shown([...still(0, 170, 15, 40 * MB), [4_000, { downloaded: 40 * MB }]]),
    'Downloading | 3 %, 40.0 MB of 1.11 GB | Deleted in 1 day 21 h',
  ],
  [
    'new data end the stall',
    shown([...still(0, 180, 15, 40 * MB), [195, { downloaded: 41 * MB }]]),
    'Downloading | 3 %, 41.0 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'size 0: bytes so far',
    shown([[0, { size: 0, downloaded: 5 * MB }]]),
    `Downloading | 5.00 MB so far, size unknown | ${LEFT}`,
  ],
  ['size 0, nothing yet', shown([[0, { size: 0 }]]), `Downloading | 0 B so far, size unknown | ${LEFT}`],
  [
    'size null with a speed, but no time left',
    shown([0, 3, 6, 9].map((at) => [at, { size: null, downloaded: at * MB }])),
    'Downloading | 9.00 MB so far, size unknown | 1.00 MB/s | Deleted in 1 day 22 h',
  ],
  [
    'bytes null',
    shown([[0, { downloaded: null }]]),
    `Downloading | Size 1.11 GB, progress unknown | ${LEFT}`,
  ],
  [
    'neither size nor bytes',
    shown([[0, { size: null, downloaded: null }]]),
    `Downloading | Size and progress unknown | ${LEFT}`,
  ],
  [
    'negative bytes',
    shown([[0, { downloaded: -5 }]]),
    `Downloading | Size 1.11 GB, progress unknown | ${LEFT}`,
  ],
  [
    'half a byte',
    shown([[0, { size: 0.5, downloaded: 0.5 }]]),
    `Downloading | Size and progress unknown | ${LEFT}`,
  ],
  [
    'one byte short: 99 %',
    shown([[0, { downloaded: SIZE - 1 }]]),
    `Downloading | 99 %, 1.11 GB of 1.11 GB | ${LEFT}`,
  ],
  [
    'finishing: all bytes, still downloading',
    shown([[0, { downloaded: SIZE }]]),
    `Finishing | 99 %, 1.11 GB of 1.11 GB | All bytes have arrived; VPSBG has not marked it as downloaded yet. | ${LEFT}`,
  ],
  [
    'finishing for ten minutes is no stall',
    shown(still(0, 600, 15, SIZE)),
    'Finishing | 99 %, 1.11 GB of 1.11 GB | All bytes have arrived; VPSBG has not marked it as downloaded yet. | Deleted in 1 day 22 h',
  ],
  [
    'more bytes than the size',
    shown([[0, { downloaded: SIZE + 1 }]]),
    `Not complete | Not complete, 1.11 GB of 1.11 GB | Not complete: VPSBG reports more bytes than the size, 1,111,998,465 bytes of 1,111,998,464 bytes. | ${LEFT}`,
  ],
  [
    'downloaded',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]]),
    `Downloaded | 100 %, 1.11 GB | ${LEFT}`,
  ],
  [
    'downloaded, size unknown',
    shown([[0, { status: 'downloaded', downloaded: SIZE, size: 0 }]]),
    `Downloaded | 1.11 GB, size unknown | ${LEFT}`,
  ],
  [
    'downloaded with fewer bytes than the size',
    shown([[0, { status: 'downloaded', downloaded: 652 * MB }]]),
    `Check this | 58 %, 652 MB of 1.11 GB | Marked as downloaded, but VPSBG reports fewer bytes than the size, 652,000,000 bytes of 1,111,998,464 bytes. | ${LEFT}`,
  ],
  [
    'downloaded with more bytes than the size',
    shown([[0, { status: 'downloaded', downloaded: SIZE + 36 }]]),
    `Check this | 1.11 GB of 1.11 GB | Marked as downloaded, but VPSBG reports more bytes than the size, 1,111,998,500 bytes of 1,111,998,464 bytes. | ${LEFT}`,
  ],
  [
    'bytes fall: the first lower reading is ignored',
    shown(every3s(560, 50)),
    'Downloading | 50 %, 560 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'bytes fall: the second one too',
    shown(every3s(560, 50, 52)),
    'Downloading | 50 %, 560 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'bytes fall: the third is believed',
    shown(every3s(560, 50, 52, 54)),
    `Restarted | 4 %, 54.0 MB of 1.11 GB | ${RESTARTED} | Deleted in 1 day 22 h`,
  ],
  [
    'a single lower reading from a lagging replica',
    shown(every3s(560, 50, 570)),
    'Downloading | 51 %, 570 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'a new creation time is a restart at once',
    shown([
      [0, { downloaded: 560 * MB }],
      [3, { downloaded: 1 * MB, created_at: '2025-02-03T11:58:00.000000Z' }],
    ]),
    `Restarted | 0 %, 1.00 MB of 1.11 GB | ${RESTARTED} | Deleted in 1 day 22 h`,
  ],
  [
    'a larger size is a restart at once',
    shown([
      [0, { downloaded: 560 * MB }],
      [3, { downloaded: 560 * MB, size: 2 * SIZE }],
    ]),
    `Restarted | 25 %, 560 MB of 2.22 GB | ${RESTARTED} | Deleted in 1 day 22 h`,
  ],
  [
    'a size that becomes known is none',
    shown([
      [0, { downloaded: 560 * MB, size: 0 }],
      [3, { downloaded: 561 * MB }],
    ]),
    'Downloading | 50 %, 561 MB of 1.11 GB | Deleted in 1 day 22 h',
  ],
  [
    'downloading again after downloaded',
    shown([
      [0, { status: 'downloaded', downloaded: SIZE }],
      [60, { downloaded: 5 * MB }],
    ]),
    `Restarted | 0 %, 5.00 MB of 1.11 GB | ${RESTARTED} | Deleted in 1 day 22 h`,
  ],
  [
    'an undocumented status is shown as it came',
    shown([[0, { status: 'failed', downloaded: 652 * MB }]]),
    `failed | 58 %, 652 MB of 1.11 GB | VPSBG's status is "failed", which its documentation does not list. | ${LEFT}`,
  ],
  [
    'a hostile status cannot reorder the line',
    shown([[0, { status: '\u202Edone' }]]),
    `\\u{202E}done | 0 %, 0 B of 1.11 GB | VPSBG's status is "\\u{202E}done", which its documentation does not list. | ${LEFT}`,
  ],
  [
    'an undocumented status with all bytes is not 100 %',
    shown([[0, { status: 'verifying', downloaded: SIZE }]]),
    `verifying | 1.11 GB of 1.11 GB | VPSBG's status is "verifying", which its documentation does not list. | ${LEFT}`,
  ],
  [
    'no status',
    shown([[0, { status: null }]]),
    `Status unknown | 0 %, 0 B of 1.11 GB | VPSBG sent no status. | ${LEFT}`,
  ],
  [
    'six hours to the deletion',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]], { hours: 42 }),
    'Downloaded | 100 %, 1.11 GB | Deleted in 6 h',
  ],
  [
    'in the last hour by the second',
    shown([[75, { status: 'downloaded', downloaded: SIZE }]], { hours: 47 }),
    'Downloaded | 100 %, 1.11 GB | Deleted in 58 min 45 s',
  ],
  [
    'the last second',
    shown([[3_599.5, { status: 'downloaded', downloaded: SIZE }]], { hours: 47 }),
    'Downloaded | 100 %, 1.11 GB | Deleted in less than 1 s',
  ],
  [
    'zero: due',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]], { hours: 48 }),
    'Deletion due | 100 %, 1.11 GB of 1.11 GB | Deletion due, waiting for VPSBG',
  ],
  [
    'due while downloading',
    shown([[0, { downloaded: 652 * MB }]], { hours: 49 }),
    'Deletion due | 58 %, 652 MB of 1.11 GB | Deletion due, waiting for VPSBG',
  ],
  [
    'deleted',
    shown([[0, { status: 'deleted', downloaded: SIZE }]], { hours: 49 }),
    'Deleted | 1.11 GB | Was due for deletion',
  ],
  [
    'not found before its deletion time',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]], { vanished: true }),
    'No longer there | 1.11 GB of 1.11 GB | VPSBG no longer has it, although its deletion time has not passed. | Was due for deletion',
  ],
  [
    'not found after its deletion time',
    shown([[0, { status: 'downloaded', downloaded: SIZE }]], { vanished: true, hours: 48.1 }),
    'Deleted | 1.11 GB | Was due for deletion',
  ],
  [
    'no deletion time',
    shown([[0, { deletion_at: null }]]),
    'Downloading | 0 %, 0 B of 1.11 GB | Deletion time unknown',
  ],
  [
    'a deletion time that is none',
    shown([[0, { deletion_at: '0000-00-00 00:00:00' }]]),
    'Downloading | 0 %, 0 B of 1.11 GB | Deletion time unknown: VPSBG sent "0000-00-00 00:00:00"',
  ],
  [
    'a deletion time on a day that does not exist',
    shown([[0, { deletion_at: '2025-02-30T10:00:00Z' }]]),
    'Downloading | 0 %, 0 B of 1.11 GB | Deletion time unknown: VPSBG sent "2025-02-30T10:00:00Z"',
  ],
  [
    'deletion before creation',
    shown([[0, { deletion_at: '2025-02-03T10:00:00.000000Z' }]]),
    'Downloading | 0 %, 0 B of 1.11 GB | Deletion time is before the creation time',
  ],
  [
    'deletion in ten years',
    shown([[0, { deletion_at: '2035-02-03T11:58:19.000000Z' }]]),
    'Downloading | 0 %, 0 B of 1.11 GB | Deleted in 3652 days',
  ],
  [
    'an offset is taken into account',
    shown([[0, { deletion_at: '2025-02-03T16:58:19+03:00' }]]),
    'Downloading | 0 %, 0 B of 1.11 GB | Deleted in 2 h',
  ],
];

test.each(scenarios)('%s', (_about, actual, expected) => {
  expect(actual).toBe(expected);
});
