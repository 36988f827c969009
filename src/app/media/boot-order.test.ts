import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootOrderView, type BootEntry } from './boot-order.ts';
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
  ['cloud-init and free slots are not offered', { mounted: [drive('ide2', CLOUD_INIT)], availableDevices: [slot('ide3', false)] }, null, ['scsi0 / Disk / disk / disk'], []],
];

describe('the boot order', () => {
  test.each(rows)('%s', (_, parts, gap, entries, outside) => {
    const view = bootOrderView(media(parts));
    expect(view.gap).toBe(gap);
    expect(view.entries.map(shown)).toEqual(entries);
    expect(view.outside.map(shown)).toEqual(outside);
  });
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
