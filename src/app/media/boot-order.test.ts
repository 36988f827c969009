import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootOrderView, deviceWords, type BootEntry } from './boot-order.ts';
import { anyIsoMedia } from './iso-media.arbitrary.ts';
import { CLOUD_INIT, drive, media, order, slot, type MediaParts } from './iso-media.fixture.ts';

function shown({ id, name, type, role, listed, repeated }: BootEntry): string {
  const marks = [listed === false ? 'not listed' : [], repeated ? 'again' : []].flat();
  return [id ?? '?', name ?? '?', type ?? '?', role, ...marks].join(' / ');
}

// prettier-ignore
const rows: [about: string, parts: MediaParts, gap: string | null, entries: string[], outside: string[]][] = [
  ['the usual', { bootOrder: order(['scsi0', 'ide2']) }, null, ['scsi0 / Disk / disk / disk', 'ide2 / CD/DVD 3 / cdrom / cd'], []],
  ['known, not in the order', { bootOrder: order(['scsi0'], ['net0', 'ide2']) }, null, ['scsi0 / Disk / disk / disk'], ['net0 / Network / network / other', 'ide2 / CD/DVD 3 / cdrom / cd']],
  ['null', { bootOrder: null, mounted: [drive('ide2')] }, 'null', [], ['ide2 / ? / ? / cd']],
  ['an odd shape', { bootOrder: 7 }, 'unreadable', [], []],
  ['missing', { bootOrder: undefined }, 'no-field', [], []],
  ['no order, but devices', { bootOrder: { devices: { scsi0: 'Disk' } } }, 'no-order', [], ['scsi0 / Disk / ? / unknown']],
  ['an empty order', { bootOrder: order([], ['scsi0']) }, 'empty', [], ['scsi0 / Disk / disk / disk']],
  ['broken entries', { bootOrder: order([null, 'scsi0', {}]) }, null, ['? / ? / ? / unknown', 'scsi0 / Disk / disk / disk', '? / ? / ? / unknown'], []],
  ['a duplicate', { bootOrder: order(['scsi0', 'scsi0']) }, null, ['scsi0 / Disk / disk / disk', 'scsi0 / Disk / disk / disk / again'], []],
  ['an id that is no device', { bootOrder: { ...order(['scsi0']), order: ['sata9'] } }, null, ['sata9 / ? / ? / unknown / not listed'], ['scsi0 / Disk / disk / disk']],
  ['the name from the other list', { bootOrder: { order: ['scsi0'], devices: { scsi0: 'Disk' }, availableDevices: [{ id: 'scsi0', name: null, type: 'disk' }] } }, null, ['scsi0 / Disk / disk / disk'], []],
  ['the name from the slot', { bootOrder: { order: ['ide3'] } }, null, ['ide3 / CD/DVD 4 / ? / cd'], []],
  ['a drive of another type', { bootOrder: { order: ['ide3'], availableDevices: [{ id: 'ide3', type: 'optical' }] } }, null, ['ide3 / CD/DVD 4 / optical / cd'], []],
  ['a type nobody knows', { bootOrder: { order: ['scsi0'], availableDevices: [{ id: 'scsi0', name: 'Disk', type: 'hdd' }] } }, null, ['scsi0 / Disk / hdd / unknown'], []],
  ['types in upper case', { bootOrder: { order: ['scsi0', 'sata2'], availableDevices: [{ id: 'scsi0', type: 'DISK' }, { id: 'sata2', type: 'CDROM' }] } }, null, ['scsi0 / ? / DISK / disk', 'sata2 / ? / CDROM / cd'], []],
  ['an id that has no name, where HostUp gives only names', { bootOrder: { order: ['scsi0', 'sata9'], devices: { scsi0: 'Disk' } } }, null, ['scsi0 / Disk / ? / unknown', 'sata9 / ? / ? / unknown / not listed'], []],
  ['an id, and an empty list of devices', { bootOrder: { order: ['sata9'], availableDevices: [] } }, null, ['sata9 / ? / ? / unknown / not listed'], []],
  ['an id, and a list of devices that could not be read in full', { bootOrder: { order: ['sata9'], devices: { scsi0: 'Disk' }, availableDevices: [null] } }, null, ['sata9 / ? / ? / unknown'], ['scsi0 / Disk / ? / unknown']],
  ['a drive that is no boot device', { bootOrder: { ...order(['scsi0']), order: ['ide2'] }, mounted: [drive('ide2', CLOUD_INIT)] }, null, ['ide2 / ? / ? / cd'], ['scsi0 / Disk / disk / disk']],
  ['devices without an id', { bootOrder: { order: ['scsi0'], devices: { '': 'Nothing', ' ': 'Less' }, availableDevices: [{ id: ' ', name: 'Blank' }, { id: 'scsi0', type: 'disk' }] } }, null, ['scsi0 / ? / disk / disk'], []],
  ['cloud-init and free slots are not offered', { mounted: [drive('ide2', CLOUD_INIT)], availableDevices: [slot('ide3', false)] }, null, ['scsi0 / Disk / disk / disk'], []],
];

describe('the boot order', () => {
  test.each(rows)('%s', (_, parts, gap, entries, outside) => {
    const view = bootOrderView(media(parts));
    expect(view.gap).toBe(gap);
    expect(view.entries.map(shown)).toEqual(entries);
    expect(view.outside.map(shown)).toEqual(outside);
    const keys = [...view.entries, ...view.outside].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test.each<[about: string, id: unknown, name: string | null, words: string]>([
  ['a name', 'ide2', 'CD/DVD 3', 'CD/DVD 3 (ide2)'],
  ['no name', 'scsi0', null, 'scsi0'],
  ['a blank name', 'scsi0', ' ', 'scsi0'],
  ['the id as its name', 'scsi0', 'scsi0', 'scsi0'],
  ['a name that holds the id', 'ide2', 'CD/DVD (ide2)', 'CD/DVD (ide2)'],
  ['a name with the id inside', 'ide2', 'Drive ide2, front', 'Drive ide2, front'],
  ['a long name', 'ide2', 'x'.repeat(200), `${'x'.repeat(59)}… (ide2)`],
  ['hidden characters', 'a\u202Eb', null, 'a\\u{202E}b'],
  ['an entry that could not be read', null, null, 'an entry that could not be read'],
])('a device in a sentence: %s', (_, id, name, words) => {
  const availableDevices = [{ id, name }];
  const [entry] = bootOrderView(media({ bootOrder: { order: [id], availableDevices } })).entries;
  expect(entry && deviceWords(entry)).toBe(words);
});

test('whatever HostUp sends, the order is kept entry by entry and keys are unique', () => {
  fc.assert(
    fc.property(anyIsoMedia, (random) => {
      const { gap, entries, outside } = bootOrderView(random);
      const sent = random.bootOrder?.order ?? [];
      expect(entries.map(({ id }) => id ?? '')).toEqual(sent.map((id) => (id?.trim() ? id : '')));
      expect(gap === null).toBe(sent.length > 0);
      const keys = [...entries, ...outside].map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const inOrder = new Set(entries.map(({ id }) => id));
      expect(outside.some(({ id }) => inOrder.has(id))).toBe(false);
    }),
    { numRuns: 500 },
  );
}, 30_000);
