import { expect, test } from 'vitest';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import sample from '../../contracts/vpsbg/samples/iso.json';
import { downloadFacts } from './download-facts.ts';
import { standingOf } from './standing.ts';
import { downloadOf, type Download } from './tracking/download.ts';
import { expiryOf } from './tracking/expiry.ts';
import { observe } from './tracking/samples.ts';

const NOW = Date.UTC(2025, 1, 4, 12);
const GB = 1_000_000_000;

/** A download half done, created an hour ago, deleted in two days, whose readings gave 5 MB/s. */
function running(id: number, seen: Partial<Download> = {}, fields: Partial<Iso> = {}) {
  const iso: Iso = {
    ...sample,
    id,
    name: `${id}.iso`,
    status: 'downloading',
    size: 2 * GB,
    downloaded: GB,
    created_at: '2025-02-04T11:00:00Z',
    deletion_at: '2025-02-06T12:00:00Z',
    ...fields,
  };
  const { downloaded: bytes, size, status, created_at: createdAt } = iso;
  const first = downloadOf(iso, observe(undefined, { at: NOW, bytes, size, status, createdAt }));
  const measured =
    iso.status === 'downloading' ? { speed: 5_000_000, timeLeftMs: 200_000, isAverage: false } : {};
  return standing({ ...first, ...measured, ...seen });
}

function standing(download: Download, later = 0) {
  return standingOf(download, expiryOf(download.iso, NOW), { now: NOW + later, lastReading: NOW });
}

const done = (id: number, fields: Partial<Iso> = {}) =>
  running(id, {}, { status: 'downloaded', downloaded: 2 * GB, ...fields });

/** The four facts, each as one line. */
const facts = (...standings: ReturnType<typeof standing>[]) =>
  Object.values(downloadFacts(standings, NOW)).map(({ value, name, detail }) =>
    [value, name, detail].filter((part) => part !== null).join(' · '),
  );

const NOTHING_RUNS = 'None · No ISO is downloading';
const NO_DOUBT = 'None · Nothing stalled or odd';

test('no downloads', () => {
  expect(facts()).toEqual([NOTHING_RUNS, NOTHING_RUNS, NO_DOUBT, 'None · No deletion is ahead']);
});

test('the soonest to finish, the sum of speeds, the next deletion', () => {
  expect(
    facts(
      running(1, { timeLeftMs: 600_000 }),
      running(2, { speed: 1_000_000 }),
      done(3, { deletion_at: '2025-02-04T12:34:00Z' }),
    ),
  ).toEqual([
    'about 4 min · 2.iso',
    '6.00 MB/s · 2 ISOs, 2.00 GB to go',
    NO_DOUBT,
    expect.stringMatching(/^34 min · 3\.iso · \d\d:34$/),
  ]);
});

test('an average is named, and a speed that is not measured makes the sum a lower bound', () => {
  const average = { speed: 1_000_000, isAverage: true };
  expect(facts(running(1, average)).slice(0, 2)).toEqual([
    'about 4 min · 1.iso · average so far',
    '1.00 MB/s · average so far · 1 ISO, 1.00 GB to go',
  ]);
  expect(facts(running(1, average), running(2, {}, { size: 0 }))[1]).toBe(
    'at least 5.00 MB/s · 2 ISOs, at least 1.00 GB to go',
  );
  const measuring = { speed: null };
  expect(facts(running(1, average), running(2, measuring))[1]).toMatch(/^1\.00 MB\/s · average so far ·/);
  expect(facts(running(1, measuring))[1]).toMatch(/^Measuring ·/);
  expect(facts(running(1, {}, { size: null }))[1]).toBe('5.00 MB/s · 1 ISO');
});

test('while no data comes there is no speed and no time left; a stall is to be checked', () => {
  const waiting = { quietMs: 40_000, timeLeftMs: null };
  expect(facts(running(1, waiting)).slice(0, 3)).toEqual([
    'Unknown · No time left is known',
    'No data · 1 ISO, 1.00 GB to go',
    NO_DOUBT,
  ]);
  const stalled = { quietMs: 240_000, timeLeftMs: null };
  expect(facts(running(1, stalled))[2]).toBe('1 stalled · 1.iso · no data for 4 min');
});

test('an old reading says nothing of speed and time left', () => {
  const { download } = running(1);
  expect(facts(standing(download, 46_000)).slice(0, 2)).toEqual([
    'Unknown · No time left is known',
    'Unknown · 1 ISO, 1.00 GB to go',
  ]);
});

test('what is finishing is next', () => {
  expect(facts(running(1), running(2, { timeLeftMs: null, speed: null }, { downloaded: 2 * GB }))[0]).toBe(
    'Finishing · 2.iso',
  );
});

test('every concern is to be checked, a stall before all', () => {
  const toCheck = [
    done(1, { size: 3_400, downloaded: 3_400 }),
    done(2, { downloaded: GB }),
    running(3, { timeLeftMs: 300_000_000 }),
    standing({ ...done(4).download, vanished: true }),
  ];
  expect(facts(...toCheck)[2]).toBe('4 ISOs · 1.iso · suspiciously small');
  expect(facts(...toCheck.slice(2, 3))[2]).toBe('1 ISO · 3.iso · deleted before it finishes');
  expect(facts(...toCheck, running(5, { quietMs: 240_000 }))[2]).toBe('5 ISOs · 5.iso · no data for 4 min');
});

test('what a row marks is never “nothing odd”; what only may happen is named last', () => {
  const average = { isAverage: true, timeLeftMs: 300_000_000 };
  expect(facts(running(1, average))[2]).toBe('1 ISO · 1.iso · may be deleted before it finishes');
  expect(facts(running(2), running(3, {}, { status: 'failed' }))[2]).toBe('1 ISO · 3.iso · unknown status');
  const due = { deletion_at: '2025-02-04T11:50:00Z' };
  expect(facts(running(4, {}, due))[2]).toBe('1 ISO · 4.iso · deleted before it finishes');
  // Complete, and deleted any moment: as it should be.
  expect(facts(done(5, due))[2]).toBe(NO_DOUBT);
  const reversed = { deletion_at: '2025-02-04T10:00:00Z' };
  expect(facts(running(1, average), done(6, reversed))[2]).toBe('2 ISOs · 6.iso · deletion time unclear');
});

test('what is deleted, due or without a time is no next deletion', () => {
  expect(
    facts(
      done(1, { status: 'deleted', deletion_at: '2025-02-04T12:10:00Z' }),
      done(2, { deletion_at: '2025-02-04T11:50:00Z' }),
      done(3, { deletion_at: null }),
    )[3],
  ).toBe('None · No deletion is ahead');
});
