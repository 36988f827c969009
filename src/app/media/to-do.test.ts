import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findings } from './findings.ts';
import { anyIsoMedia, FORBIDDEN } from './iso-media.arbitrary.ts';
import { CLOUD_INIT, drive, EMPTY, media, order, slot, type MediaParts } from './iso-media.fixture.ts';
import { nextStart } from './next-start.ts';
import { adviceOn, toDo } from './to-do.ts';

const IDE2 = { availableDevices: [slot('ide2', true), slot('ide3', false)] };
const LAST = order(['scsi0', 'ide2']);
const FIRST = order(['ide2', 'scsi0']);
const gate = (allowed: boolean) => ({ allowed, reason: allowed ? null : 'Wait.' });
const gates = (mount: boolean, upload: boolean) => ({
  actions: { canMount: gate(mount), canUpload: gate(upload) },
});

const NOTHING = 'Nothing to do for the next start.';
const ORDER = 'Check the boot order in your HostUp panel before the next start.';
const SET = 'Set the boot order in your HostUp panel before the next start.';
const DRIVES = 'Check the drives and the boot order in your HostUp panel before the next start.';
const NO_DISK = 'No disk is in the boot order. Add it in your HostUp panel before the next start.';

/** `null` where what to do stands elsewhere. */
type Row = [about: string, parts: MediaParts, words: string | null];

// prettier-ignore
const rows: Row[] = [
  ['disk only', {}, NOTHING],
  ['an ISO behind the disk', { bootOrder: LAST, mounted: [drive('ide2')], ...IDE2 }, NOTHING],
  ['an empty drive before the disk', { bootOrder: FIRST, mounted: [drive('ide2', EMPTY)] }, NOTHING],
  ['an image that is not mounted before the disk', { bootOrder: FIRST, mounted: [drive('ide2', { mounted: false })] }, NOTHING],
  ['cloud-init before the disk', { bootOrder: FIRST, mounted: [drive('ide2', CLOUD_INIT)], ...IDE2 }, NOTHING],
  ['the network first', { bootOrder: order(['net0', 'scsi0']) }, NOTHING],
  ['the network alone', { bootOrder: order(['net0']) }, NOTHING],
  ['types that are not known, and no medium', { bootOrder: { order: ['scsi0', 'ide3'] } }, NOTHING],
  ['content unknown behind the disk', { bootOrder: LAST, mounted: [drive('ide2', { mounted: 'yes' })] }, NOTHING],

  ['mounting is not allowed', { ...gates(false, true) }, NOTHING],
  ['uploading is not allowed', { ...gates(true, false) }, NOTHING],
  ['nothing is allowed', { ...gates(false, false) }, NOTHING],
  ['no permission is reported', { actions: {} }, NOTHING],

  ['no boot order', { bootOrder: null }, ORDER],
  ['a boot order without an order', { bootOrder: {} }, ORDER],
  ['a boot order that is a list', { bootOrder: [] }, ORDER],
  ['an order that is a text', { bootOrder: { order: 'scsi0' } }, ORDER],
  ['no boot order, and a drive that is listed twice', { bootOrder: null, availableDevices: [slot('ide3', false), slot('ide3', false)] }, ORDER],
  ['no boot order, and nothing is allowed', { bootOrder: null, ...gates(false, false) }, ORDER],
  ['an order with no entry', { bootOrder: order([], ['scsi0']) }, SET],

  ['an ISO before the disk', { bootOrder: FIRST, mounted: [drive('ide2')], ...IDE2 }, null],
  ['an ISO and no disk', { bootOrder: order(['ide2']), mounted: [drive('ide2')] }, null],
  ['an image that is not in the library', { bootOrder: LAST, mounted: [drive('ide2', { isoId: 'iso_gone' })] }, null],
  ['a drive that is not in the order', { bootOrder: order(['scsi0'], ['ide2']), mounted: [drive('ide2')] }, null],
  ['a device that is in no list', { bootOrder: { ...order(['scsi0']), order: ['sata9', 'scsi0'] } }, null],

  ['an empty drive and no disk', { bootOrder: order(['ide2']), mounted: [drive('ide2', EMPTY)] }, NO_DISK],
  ['cloud-init and no disk', { bootOrder: order(['ide2']), mounted: [drive('ide2', CLOUD_INIT)], ...IDE2 }, NO_DISK],
  ['content unknown and no disk', { bootOrder: order(['ide2']), mounted: [drive('ide2', { mounted: 'yes' })] }, NO_DISK],

  ['content unknown before the disk', { bootOrder: FIRST, mounted: [drive('ide2', { mounted: 'yes' })] }, DRIVES],
  ['a drive of which nothing is reported before the disk', { bootOrder: order(['ide0', 'scsi0']) }, DRIVES],
  ['an entry that cannot be read before the disk', { bootOrder: order([null, 'scsi0']) }, DRIVES],
  ['only an entry that cannot be read', { bootOrder: order([null]) }, DRIVES],
  ['an ISO behind a device that may be a disk', { bootOrder: { order: ['scsi0', 'ide2'] }, mounted: [drive('ide2')], ...IDE2 }, DRIVES],
];

describe('what to do before the next start', () => {
  test.each(rows)('%s', (_, parts, words) => {
    expect(toDo(media(parts), 'HostUp panel', 'usual')).toBe(words);
  });

  test.each([
    ['stopped', 'Nothing to do before you start it.'],
    ['troubled', 'Nothing to change in the drives or the boot order.'],
  ] as const)('of a server that is %s; what to do about the order stays the same', (state, nothing) => {
    for (const [about, parts, words] of rows) {
      expect([about, toDo(media(parts), 'HostUp panel', state)]).toEqual([
        about,
        words === NOTHING ? nothing : words,
      ]);
    }
  });

  test('where no words stand here, the headline’s sentence or the findings have them', () => {
    for (const [about, parts, words] of rows) {
      if (words !== null) continue;
      const { sentence } = nextStart(media(parts));
      const advice = adviceOn(findings(media(parts)), 'control panel');
      expect(`${about}: ${sentence} ${advice}`).toMatch(/nmount (?:it|the ISO)|control panel/);
    }
  });

  test('whatever HostUp sends, nothing is called fine that may not be', () => {
    fc.assert(
      fc.property(anyIsoMedia, (random) => {
        const words = toDo(random, 'control panel', 'usual') ?? '';
        expect(words).not.toMatch(FORBIDDEN);
        if (!words.startsWith('Nothing')) return;
        expect(findings(random)).toEqual([]);
        expect(nextStart(random)).toMatchObject({ leftIn: [], headline: expect.stringMatching(/^Tries /) });
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});

test('each contradiction has its advice, and the same advice stands once', () => {
  const advice = (...kinds: Parameters<typeof adviceOn>[0][number]['kind'][]) =>
    adviceOn(
      kinds.map((kind) => ({ kind, sentence: '' })),
      'HostUp panel',
    );
  expect(advice('not-in-library')).toBe('If you no longer need the image, unmount it. If you do, leave it.');
  expect(advice('unknown-device')).toBe('Correct the boot order in your HostUp panel before the next start.');
  expect(advice('not-in-order')).toMatch(/To start from it, change the boot order in your HostUp panel\.$/);
  expect(advice('duplicate', 'free-but-mounted', 'in-use-but-empty')).toBe(
    'Compare with your HostUp panel before the next start. If it shows the same, send HostUp support the diagnostics of this page.',
  );
});
