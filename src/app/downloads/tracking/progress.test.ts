import { expect, test } from 'vitest';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import type { Download } from './download.ts';
import { barOf, isRemoved, isTooSmall, progressOf, type Bar, type Progress } from './progress.ts';

interface Seen {
  status: string | null;
  bytes: number | null;
  size: number | null;
  restarts?: number;
  vanished?: boolean;
  deletionPassed?: boolean;
}

const HALF = { status: 'downloading', bytes: 500, size: 1_000 };
const WHOLE = { status: 'downloaded', bytes: 1_000, size: 1_000 };

function progress({ status, bytes, size, restarts = 0, vanished = false, deletionPassed = false }: Seen) {
  const download: Download = {
    iso: { ...sample, status, downloaded: bytes, size },
    bytes,
    restarts,
    speed: null,
    timeLeftMs: null,
    restartedAt: null,
    isAverage: false,
    quietMs: null,
    vanished,
    missingFrom: null,
  };
  return progressOf(download, deletionPassed);
}

// prettier-ignore
const rows: [about: string, seen: Seen, state: Progress['state'], percent: number | null, bar: Bar][] = [
  ['half of it', HALF, 'downloading', 50, 50],
  ['all but a byte', { ...HALF, bytes: 999 }, 'downloading', 99, 99],
  ['nothing yet', { ...HALF, bytes: 0 }, 'downloading', 0, 0],
  ['no byte count', { ...HALF, bytes: null }, 'downloading', null, 'indeterminate'],
  ['no size', { ...HALF, size: null }, 'downloading', null, 'indeterminate'],
  ['a size of 0', { ...HALF, size: 0 }, 'downloading', null, 'indeterminate'],
  ['begun again', { ...HALF, restarts: 1 }, 'restarted', 50, 50],
  ['begun again, no size', { ...HALF, restarts: 2, size: null }, 'restarted', null, 'indeterminate'],
  ['every byte, still downloading', { ...HALF, bytes: 1_000 }, 'finishing', 99, 99],
  ['every byte, begun again', { ...HALF, bytes: 1_000, restarts: 1 }, 'finishing', 99, 99],
  ['more bytes than the size', { ...HALF, bytes: 1_001 }, 'over', null, 'indeterminate'],
  ['downloaded', WHOLE, 'downloaded', 100, 100],
  ['downloaded, no byte count', { ...WHOLE, bytes: null }, 'downloaded', null, 100],
  ['downloaded, no size', { ...WHOLE, size: null }, 'downloaded', null, 100],
  ['downloaded, with too few bytes', { ...WHOLE, bytes: 600 }, 'check', 60, 60],
  ['downloaded, with too many bytes', { ...WHOLE, bytes: 1_001 }, 'check', null, 'none'],
  ['its deletion is due', { ...WHOLE, deletionPassed: true }, 'due', 100, 100],
  ['its deletion is due, no size', { ...HALF, size: null, deletionPassed: true }, 'due', null, 'none'],
  ['deleted', { ...WHOLE, status: 'deleted' }, 'deleted', null, 'none'],
  ['no longer there', { ...WHOLE, vanished: true }, 'vanished', null, 'none'],
  ['no longer there after its deletion', { ...HALF, vanished: true, deletionPassed: true }, 'deleted', null, 'none'],
  ['an undocumented status', { ...HALF, status: 'failed' }, 'unknown', 50, 50],
  ['an undocumented status, every byte', { ...WHOLE, status: 'failed' }, 'unknown', null, 'none'],
];

test.each(rows)('%s', (_, seen, state, percent, bar) => {
  const shown = progress(seen);
  expect([shown.state, shown.percent, barOf(shown)]).toEqual([state, percent, bar]);
  expect(isRemoved(shown)).toBe(state === 'deleted' || state === 'vanished');
});

test('a restart is reported beside every state, and an undocumented status as it came', () => {
  expect(progress({ ...WHOLE, restarts: 1 })).toMatchObject({ restarted: true, bytes: 1_000, size: 1_000 });
  expect(progress(WHOLE)).toMatchObject({ restarted: false });
  expect(progress({ ...HALF, status: 'queued', size: -1 })).toMatchObject({ status: 'queued', size: null });
});

test('no installer is below 300 kB; what is not downloaded, or of unknown size, may be one', () => {
  const tooSmall = (seen: Seen) => isTooSmall(progress(seen));
  expect(tooSmall({ ...WHOLE, bytes: 299_999, size: 299_999 })).toBe(true);
  expect(tooSmall({ ...WHOLE, bytes: 299_999, size: null })).toBe(true);
  expect(tooSmall({ ...WHOLE, bytes: 300_000, size: 300_000 })).toBe(false);
  expect(tooSmall({ ...WHOLE, bytes: null, size: null })).toBe(false);
  expect(tooSmall({ ...HALF, bytes: 100, size: 200 })).toBe(false);
});
