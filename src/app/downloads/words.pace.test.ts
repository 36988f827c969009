import { MB, every3s, shown, still, testWords, type Poll, type WordsScenario } from './words.fixture.ts';

const scenarios: WordsScenario[] = [
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
    'Waiting for data, 2 min 50 s | 3 %, 40.0 MB of 1.11 GB | Deleted in 1 day 22 h',
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
];

testWords(scenarios);
