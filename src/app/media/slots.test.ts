import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyIsoMedia, FORBIDDEN } from './iso-media.arbitrary.ts';
import { CLOUD_INIT, drive, EMPTY, media, slot, UBUNTU, type MediaParts } from './iso-media.fixture.ts';
import { mountedWords, slotRows, type SlotState } from './slots.ts';

function mediumOf(state: SlotState): string | null {
  const named = 'isoId' in state && (state.kind === 'mounted' || state.isoId !== null);
  return named ? mountedWords(state.isoId, state.image) : null;
}

/** Each row as `device label: state, medium`. */
function shown(parts: MediaParts): string[] {
  return slotRows(media(parts)).map((row) => {
    const label = row.label === null ? '' : ` ${row.label}${row.labelAssumed ? '?' : ''}`;
    return `${row.device ?? 'unnamed'}${label}: ${[row.state.kind, mediumOf(row.state) ?? []].flat().join(', ')}`;
  });
}

const IDE2 = slot('ide2', true);

// prettier-ignore
const rows: [about: string, parts: MediaParts, ...rows: string[]][] = [
  ['a medium and a free slot', { mounted: [drive('ide2')], availableDevices: [IDE2, slot('ide3', false)] }, 'ide2 CD/DVD 3: mounted, Ubuntu 24.04 LTS', 'ide3 CD/DVD 4: free'],
  ['ordered by device, whatever the response', { availableDevices: [slot('sata10', false), slot('sata9', false), slot('ide3', false), slot('ide1', false)] }, 'ide1 CD/DVD 2: free', 'ide3 CD/DVD 4: free', 'sata9: free', 'sata10: free'],
  ['only a drive', { mounted: [drive('ide0')], availableDevices: [] }, 'ide0 CD/DVD 1?: mounted, Ubuntu 24.04 LTS'],
  ['only a drive without a usual label', { mounted: [drive('sata1')], availableDevices: [] }, 'sata1: mounted, Ubuntu 24.04 LTS'],
  ['a blank description', { availableDevices: [slot('ide3', false, { description: ' ' })] }, 'ide3 CD/DVD 4?: free'],
  ['in use, nothing known', { availableDevices: [IDE2] }, 'ide2 CD/DVD 3: in-use'],
  ['an empty drive', { mounted: [drive('ide2', EMPTY)], availableDevices: [IDE2] }, 'ide2 CD/DVD 3: empty'],
  ['named, not mounted', { mounted: [drive('ide2', { mounted: false })], availableDevices: [] }, 'ide2 CD/DVD 3?: not-mounted, Ubuntu 24.04 LTS'],
  ['mounted, not named', { mounted: [drive('ide2', { isoId: null })], availableDevices: [] }, 'ide2 CD/DVD 3?: mounted, a medium without an ID'],
  ['not in the library', { mounted: [drive('ide2', { isoId: 'iso_x' })], availableDevices: [] }, 'ide2 CD/DVD 3?: mounted, unknown image iso_x'],
  ['cloud-init', { mounted: [drive('ide2', CLOUD_INIT)], availableDevices: [] }, 'ide2 CD/DVD 3?: cloud-init'],
  ['nothing reported', { mounted: [{ device: 'ide2' }], availableDevices: [{ device: 'ide3' }] }, 'ide2 CD/DVD 3?: unreported', 'ide3 CD/DVD 4?: unreported'],
  ['a slot twice, a drive once', { mounted: [drive('ide2')], availableDevices: [IDE2, IDE2] }, 'ide2 CD/DVD 3: mounted, Ubuntu 24.04 LTS', 'ide2 CD/DVD 3: in-use'],
  ['unnamed ones are never joined', { mounted: [drive(null)], availableDevices: [slot(null, false)] }, 'unnamed: free', 'unnamed: mounted, Ubuntu 24.04 LTS'],
  ['broken entries', { mounted: [7, drive('ide2')], availableDevices: [null] }, 'ide2 CD/DVD 3?: mounted, Ubuntu 24.04 LTS', 'unnamed: unreadable', 'unnamed: unreadable'],
  ['a device named like the prototype', { mounted: [], availableDevices: [slot('__proto__', false)] }, '__proto__: free'],
  ['words for no medium', { mounted: [drive('ide0', { isoId: 'none' }), drive('ide1', { isoId: 'None', mounted: false }), drive('ide2', { isoId: ' ', mounted: null }), drive('ide3', { isoId: 'none,media=cdrom' })], availableDevices: [] }, 'ide0 CD/DVD 1?: empty', 'ide1 CD/DVD 2?: empty', 'ide2 CD/DVD 3?: empty', 'ide3 CD/DVD 4?: empty'],
  ['a volume whose name begins with none', { mounted: [drive('ide0', { isoId: 'nonesuch.iso' }), drive('ide1', { isoId: 'none:iso/a.iso' })], availableDevices: [] }, 'ide0 CD/DVD 1?: mounted, unknown image nonesuch.iso', 'ide1 CD/DVD 2?: mounted, unknown image none:iso/a.iso'],
  ['nothing', { mounted: [], availableDevices: [] }],
];

describe('CD/DVD slots from drives and slots together', () => {
  test.each(rows)('%s', (_, parts, ...expected) => {
    expect(shown(parts)).toEqual(expected);
  });
});

test('of two images with one id, the first names the medium', () => {
  const twice = { available: [UBUNTU, { ...UBUNTU, displayName: 'Other' }], mounted: [drive('ide2')] };
  expect(shown({ ...twice, availableDevices: [] })).toEqual(['ide2 CD/DVD 3?: mounted, Ubuntu 24.04 LTS']);
});

test('several unnamed and unreadable entries each have a key of their own', () => {
  const mounted = [drive(null), drive(null), 7, 7];
  const all = slotRows(media({ mounted, availableDevices: [slot(null, false), slot(null, false)] }));
  expect(new Set(all.map(({ key }) => key)).size).toBe(6);
  expect(all.map(({ labelAssumed }) => labelAssumed)).not.toContain(true);
});

test('whatever HostUp sends, no entry is lost, keys are unique, words are words', () => {
  fc.assert(
    fc.property(anyIsoMedia, (random) => {
      const all = slotRows(random);
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      const entries = [...random.availableDevices, ...random.mounted];
      const kept = all.flatMap(({ slot, drive, state }) =>
        state.kind === 'unreadable' ? [null] : [slot, drive].filter((part) => part !== null),
      );
      expect(kept).toHaveLength(entries.length);
      expect(new Set(kept)).toEqual(new Set(entries));
      expect(all.map(({ state }) => mediumOf(state)).join('\n')).not.toMatch(FORBIDDEN);
    }),
    { numRuns: 500 },
  );
}, 30_000);
