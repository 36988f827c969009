import { MB, SIZE, every3s, shown, still, testWords, type WordsScenario } from './words.fixture.ts';

const scenarios: WordsScenario[] = [
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
    'Status “failed” | 58 %, 652 MB of 1.11 GB | speed not measured | VPSBG’s documentation does not list this status. | Deleted in 1 day 23 h',
  ],
  [
    'a hostile status cannot reorder the line',
    shown([[0, { status: '\u202Edone' }]]),
    'Status “\\u{202E}done” | 0 %, 0 B of 1.11 GB | speed not measured | VPSBG’s documentation does not list this status. | Deleted in 1 day 23 h',
  ],
  [
    'an undocumented status with all bytes is not 100 %',
    shown([[0, { status: 'verifying', downloaded: SIZE }]]),
    'Status “verifying” | 1.11 of 1.11 GB | speed not measured | VPSBG’s documentation does not list this status. | Deleted in 1 day 23 h',
  ],
  [
    'no status',
    shown([[0, { status: null }]]),
    'Status unknown | 0 %, 0 B of 1.11 GB | speed not measured | VPSBG sent no status. | Deleted in 1 day 23 h',
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
];

testWords(scenarios);
