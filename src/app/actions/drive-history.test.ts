import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEBIAN, drive, EMPTY, media, slot, UBUNTU } from '../media/iso-media.fixture.ts';
import { effectWords, withResponse, type DriveHistory } from './drive-history.ts';

const S = 1_000;
const MIN = 60 * S;
const with2 = (isoId: string | null) =>
  media({
    mounted: [drive('ide2', isoId === null ? EMPTY : { isoId })],
    availableDevices: [slot('ide2', true)],
  });
const UNREADABLE = media({ mounted: [7], availableDevices: [] });

/** What a browser saw: each time in s with what was in ide2. */
function seen(...polls: [at: number, isoId: string | null][]): DriveHistory {
  return polls.reduce<DriveHistory>(
    (history, [at, isoId]) => withResponse(history, with2(isoId), at * S),
    [],
  );
}

const CHANGED = seen([100, null], [115, null], [130, UBUNTU.id], [145, UBUNTU.id]);

// prettier-ignore
const CASES: [about: string, history: DriveHistory, startedAt: number | null, words: RegExp][] = [
  ['started before the change', CHANGED, 50, /^The drives changed 1 min 10 s ago, after the last start\. That takes effect at the next start\.$/],
  ['started while it was still as before', CHANGED, 110, /takes effect at the next start/],
  ['started between the two polls', CHANGED, 122, /^nothing$/],
  ['started after the change', CHANGED, 140, /^The server has started since the drives changed\.$/],
  ['started after the last poll', CHANGED, 190, /has started since/],
  ['started 2 s before it was last seen as before', CHANGED, 113, /^nothing$/],
  ['started more than 2 s before that', CHANGED, 112.9, /takes effect at the next start/],
  ['started 2 s after the change was seen', CHANGED, 132, /^nothing$/],
  ['started more than 2 s after it was seen', CHANGED, 132.1, /has started since/],
  ['changed just now', seen([190, null], [200, UBUNTU.id]), 50, /^The drives changed 1 s ago, after/],
  ['seen two minutes apart', seen([0, null], [120, UBUNTU.id]), -50, /^The drives changed 1 min 20 s ago, after/],
  ['seen more than two minutes apart', seen([0, null], [120.1, UBUNTU.id]), -50, /^The drives changed between/],
  ['the start is not known', CHANGED, null, /^nothing$/],
  ['nothing changed', seen([100, null], [115, null]), 50, /^nothing$/],
  ['nothing was seen', [], 50, /^nothing$/],
  ['changed and changed back after the start', seen([100, null], [115, UBUNTU.id], [130, null]), 50, /^nothing$/],
  ['changed back, and started in between', seen([100, null], [115, UBUNTU.id], [140, UBUNTU.id], [150, null]), 130, /takes effect/],
  ['another image in its place', seen([100, UBUNTU.id], [115, DEBIAN.id]), 50, /takes effect/],
  ['nobody looked for a while', seen([20, null], [160, UBUNTU.id]), -50, /^The drives changed between 40 s and 3 min ago, after/],
];

test.each(CASES)('%s', (_, history, startedAt, words) => {
  const at = startedAt === null ? null : startedAt * S;
  expect(effectWords(history, at, 200 * S) ?? 'nothing').toMatch(words);
});

test('what could not be read is no change, and an older response is not news', () => {
  const one = seen([100, UBUNTU.id]);
  const later = withResponse(one, UNREADABLE, 115 * S);
  expect(later).toHaveLength(1);
  expect(withResponse(later, with2(UBUNTU.id), 130 * S)).toHaveLength(1);
  expect(withResponse(later, with2(null), 130 * S)).toHaveLength(2);
  expect(withResponse(later, with2(null), 110 * S)).toBe(later);
});

test('the eight newest spans are kept, and a longer one from its first time on', () => {
  const polls = Array.from({ length: 20 }, (_, n): [number, string | null] => [
    n * 10,
    n % 4 < 2 ? null : UBUNTU.id,
  ]);
  const history = seen(...polls);
  expect(history.map(({ from, to }) => [from / S, to / S])).toEqual(
    [40, 60, 80, 100, 120, 140, 160, 180].map((from) => [from, from + 10]),
  );
});

test('of responses that show only some drives, what each of them showed is remembered', () => {
  const partly = (device: string, isoId: string) =>
    media({ mounted: [drive(device, { isoId }), 7], availableDevices: [] });
  const first = withResponse([], partly('ide3', UBUNTU.id), 100 * S);
  const second = withResponse(first, partly('ide2', UBUNTU.id), 110 * S);
  expect(second).toHaveLength(1);
  expect(second[0]).toMatchObject({ from: 100 * S, to: 110 * S, allDrives: false });
  expect(withResponse(second, partly('ide3', DEBIAN.id), 120 * S)).toHaveLength(2);
  expect(withResponse(second, partly('ide2', DEBIAN.id), 120 * S)).toHaveLength(2);
});

test('a claim is true of what was in the drive at the start', () => {
  const poll = fc.record({
    wait: fc.integer({ min: 10, max: 300 }),
    isoId: fc.constantFrom(null, UBUNTU.id, DEBIAN.id),
  });
  const start = fc.integer({ min: 300, max: 2_000 });
  const isTrue = () =>
    fc.assert(
      fc.property(fc.array(poll, { minLength: 1, maxLength: 6 }), start, (polls, startedAt) => {
        let now = 0;
        const truth: [at: number, isoId: string | null][] = polls.map(({ wait, isoId }) => [
          (now += wait),
          isoId,
        ]);
        const words = effectWords(seen(...truth), startedAt * S, now * S + MIN);
        const atStart = truth.findLast(([at]) => at <= startedAt)?.[1];
        const isSame = atStart === truth.at(-1)?.[1];
        const right: (string | null)[] = [null, isSame ? 'has started since' : 'takes effect'];
        const claim = /takes effect|has started since/.exec(words ?? '')?.[0] ?? null;
        return right.includes(claim);
      }),
    );
  expect(isTrue).not.toThrow();
});
