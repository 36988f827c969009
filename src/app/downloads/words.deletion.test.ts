import { MB, SIZE, every3s, shown, testWords, type WordsScenario } from './words.fixture.ts';

const scenarios: WordsScenario[] = [
  [
    'close to the deletion: too close to call',
    shown(every3s(600, 600.03, 600.06, 600.09), { hours: 34 }),
    'about 15 h left | 53 %, 600 MB of 1.11 GB | 10.0 kB/s · may be deleted before it is done | Deleted in 13 h 59 min',
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
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deletion time unknown: VPSBG sent “0000-00-00 00:00:00”',
  ],
  [
    'a deletion time on a day that does not exist',
    shown([[0, { deletion_at: '2025-02-30T10:00:00Z' }]]),
    'Time left unknown | 0 %, 0 B of 1.11 GB | measuring speed | Deletion time unknown: VPSBG sent “2025-02-30T10:00:00Z”',
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
    'halfway through the time to the deletion: worth a word',
    shown(every3s(600, 600.06, 600.12, 600.18), { hours: 34 }),
    'about 7 h 10 min left | 53 %, 600 MB of 1.11 GB | 20.0 kB/s · done before deletion | Deleted in 13 h 59 min',
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

testWords(scenarios);
