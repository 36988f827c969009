import { expect, test } from 'vitest';
import sample from '../../contracts/vpsbg/samples/iso.json';
import { standingOf } from './standing.ts';
import { toDoOf } from './to-do-words.ts';
import type { Download } from './tracking/download.ts';
import { expiryOf } from './tracking/expiry.ts';

const NOW = Date.UTC(2026, 0, 1);
const [MINUTE, HOUR] = [60_000, 3_600_000];

function standing(parts: Partial<Download> & { status?: string } = {}) {
  const iso = {
    ...sample,
    status: parts.status ?? 'downloading',
    created_at: new Date(NOW - HOUR).toISOString(),
    deletion_at: new Date(NOW + 47 * HOUR).toISOString(),
  };
  const download: Download = {
    iso,
    bytes: 1e9,
    restarts: 0,
    restartedAt: null,
    speed: 5e6,
    timeLeftMs: 5 * MINUTE,
    isAverage: false,
    quietMs: null,
    vanished: false,
    missingFrom: null,
    ...parts,
  };
  return standingOf(download, expiryOf(iso, NOW), { now: NOW, lastReading: NOW });
}

const RUNS = standing();
const WAITS = standing({ quietMs: 40_000, timeLeftMs: null });
const STALLED = standing({ quietMs: 4 * MINUTE, timeLeftMs: null });
const SLOW = standing({ timeLeftMs: 90 * HOUR });
const MAYBE_SLOW = standing({ timeLeftMs: 90 * HOUR, isAverage: true });
const FAILED = standing({ status: 'failed' });

test.each([
  ['nothing', [], null],
  ['one runs', [RUNS], 'Nothing to do: what is running finishes by itself.'],
  ['one waits for data', [RUNS, WAITS], 'Nothing to do: what is running finishes by itself.'],
  ['one is stalled', [RUNS, STALLED], '1 stalled. If that stays so, start it again at VPSBG.'],
  ['two are stalled', [STALLED, STALLED], '2 stalled. If that stays so, start them again at VPSBG.'],
  ['one is too slow', [RUNS, SLOW], '1 is too slow. Start it again from a faster source.'],
  ['two are too slow', [SLOW, SLOW], '2 are too slow. Start them again from a faster source.'],
  ['an average alone means nothing', [MAYBE_SLOW], 'Nothing to do: what is running finishes by itself.'],
  ['a status that nobody knows', [FAILED], null],
])('%s', (_, standings, words) => {
  expect(toDoOf(standings)).toBe(words);
});
