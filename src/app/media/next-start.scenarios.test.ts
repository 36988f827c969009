import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyIsoMedia, FORBIDDEN } from './iso-media.arbitrary.ts';
import {
  CLOUD_INIT,
  DEBIAN,
  drive,
  EMPTY,
  media,
  order,
  slot,
  UBUNTU,
  type Answer,
} from './iso-media.fixture.ts';
import { nextStart } from './next-start.ts';

const TRIES = 'At the next start this server tries';
const UNKNOWN = 'What this server tries at the next start is not known:';
const IDE2 = [slot('ide2', true), slot('ide3', false)];
const names = (devices: object) => ({ devices, availableDevices: null });

type Row = [about: string, answer: Answer, sentence: string];

// prettier-ignore
const sentences: Row[] = [
  // The usual orders.
  ['disk only', {}, `${TRIES} Disk (scsi0); nothing else is in the boot order.`],
  ['disk, then an empty drive', { bootOrder: order(['scsi0', 'ide2']), mounted: [drive('ide2', EMPTY)] }, `${TRIES} Disk (scsi0) first, then CD/DVD 3 (ide2, empty).`],
  ['ISO, then disk', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2')], availableDevices: IDE2 }, `${TRIES} CD/DVD 3 (ide2, Ubuntu 24.04 LTS) first, then Disk (scsi0).`],
  ['disk, then ISO', { bootOrder: order(['scsi0', 'ide2']), mounted: [drive('ide2')] }, `${TRIES} Disk (scsi0) first, then CD/DVD 3 (ide2, Ubuntu 24.04 LTS).`],
  ['two ISOs, then disk', { bootOrder: order(['ide2', 'ide3', 'scsi0']), mounted: [drive('ide2'), drive('ide3', { isoId: DEBIAN.id })] }, `${TRIES} CD/DVD 3 (ide2, Ubuntu 24.04 LTS) first, then CD/DVD 4 (ide3, debian-12.iso), then Disk (scsi0).`],
  ['network first', { bootOrder: order(['net0', 'scsi0']) }, `${TRIES} Network (net0) first, then Disk (scsi0).`],
  ['two disks', { bootOrder: order(['scsi1', 'scsi0']) }, `${TRIES} Disk 1 (scsi1) first, then Disk (scsi0).`],
  ['one drive with an ISO, no disk', { bootOrder: order(['ide2']), mounted: [drive('ide2')] }, `${TRIES} CD/DVD 3 (ide2, Ubuntu 24.04 LTS); nothing else is in the boot order.`],
  ['more than five', { bootOrder: order(['scsi0', 'scsi1', 'scsi2', 'scsi3', 'scsi4', 'scsi5', 'net0']) }, `${TRIES} Disk (scsi0) first, then Disk 1 (scsi1), then Disk 2 (scsi2), then Disk 3 (scsi3), then Disk 4 (scsi4), then 2 more.`],
  // What is in the drive.
  ['an image by its file name', { bootOrder: order(['ide2']), mounted: [drive('ide2', { isoId: DEBIAN.id })] }, `${TRIES} CD/DVD 3 (ide2, debian-12.iso); nothing else is in the boot order.`],
  ['an image that the library does not hold', { bootOrder: order(['ide2']), mounted: [drive('ide2', { isoId: 'iso_gone' })] }, `${TRIES} CD/DVD 3 (ide2, unknown image iso_gone); nothing else is in the boot order.`],
  ['mounted, image not named', { bootOrder: order(['ide2']), mounted: [drive('ide2', { isoId: null })] }, `${TRIES} CD/DVD 3 (ide2, a medium without an id); nothing else is in the boot order.`],
  ['not mounted, image named', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { mounted: false })] }, `${TRIES} CD/DVD 3 (ide2, nothing mounted) first, then Disk (scsi0).`],
  ['cloud-init in the order', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', CLOUD_INIT)] }, `${TRIES} CD/DVD 3 (ide2, cloud-init) first, then Disk (scsi0).`],
  ['a free slot in the order', { bootOrder: order(['ide3', 'scsi0']) }, `${TRIES} CD/DVD 4 (ide3, reported free) first, then Disk (scsi0).`],
  ['in use by nobody knows what', { bootOrder: order(['ide2', 'scsi0']), availableDevices: IDE2 }, `${TRIES} CD/DVD 3 (ide2, medium not known) first, then Disk (scsi0).`],
  ['a drive that only the order knows', { bootOrder: order(['ide0', 'scsi0']) }, `${TRIES} CD/DVD 1 (ide0, medium not known) first, then Disk (scsi0).`],
  ['not said whether mounted', { bootOrder: order(['ide2']), mounted: [drive('ide2', { mounted: 'yes' })] }, `${TRIES} CD/DVD 3 (ide2, medium not known); nothing else is in the boot order.`],
  ['listed twice, once with a medium', { bootOrder: order(['ide2']), mounted: [drive('ide2', EMPTY), drive('ide2')] }, `${TRIES} CD/DVD 3 (ide2, Ubuntu 24.04 LTS); nothing else is in the boot order.`],
  ['long names are cut', { bootOrder: order(['ide2']), mounted: [drive('ide2', { isoId: 'x'.repeat(99) })] }, `${TRIES} CD/DVD 3 (ide2, unknown image ${'x'.repeat(39)}…); nothing else is in the boot order.`],
  ['a name that would reorder the line', { available: [{ ...UBUNTU, displayName: 'a\u202Eb' }], bootOrder: order(['ide2']), mounted: [drive('ide2')] }, `${TRIES} CD/DVD 3 (ide2, a\\u{202E}b); nothing else is in the boot order.`],
  // No order.
  ['null', { bootOrder: null }, `${UNKNOWN} HostUp gives no boot order for this VPS.`],
  ['missing', { bootOrder: undefined }, `${UNKNOWN} HostUp's response has no boot order.`],
  ['a list instead of an object', { bootOrder: ['scsi0'] }, `${UNKNOWN} HostUp sent a boot order that could not be read.`],
  ['a word', { bootOrder: 'scsi0;ide2' }, `${UNKNOWN} HostUp sent a boot order that could not be read.`],
  ['an empty object', { bootOrder: {} }, `${UNKNOWN} HostUp's response has no boot order: bootOrder holds no order.`],
  ['order is text', { bootOrder: { ...order(['scsi0']), order: 'scsi0' } }, `${UNKNOWN} HostUp sent a boot order that could not be read.`],
  ['order is empty', { bootOrder: order([], ['scsi0']) }, `${UNKNOWN} the boot order is empty.`],
  // Part of an order.
  ['a broken first entry', { bootOrder: order([null, 'scsi0']) }, `${TRIES} an entry that could not be read first, then Disk (scsi0).`],
  ['a number as entry', { bootOrder: order(['scsi0', 7]) }, `${TRIES} Disk (scsi0) first, then an entry that could not be read.`],
  ['a blank entry', { bootOrder: order(['scsi0', ' ']) }, `${TRIES} Disk (scsi0) first, then an entry that could not be read.`],
  ['only a broken entry', { bootOrder: order([null]) }, `${TRIES} an entry that could not be read; nothing else is in the boot order.`],
  ['a device twice', { bootOrder: order(['scsi0', 'ide2', 'scsi0']), mounted: [drive('ide2', EMPTY)] }, `${TRIES} Disk (scsi0) first, then CD/DVD 3 (ide2, empty).`],
  ['an id that is no device', { bootOrder: { ...order(['scsi0']), order: ['sata9', 'scsi0'] } }, `${TRIES} sata9 (not among HostUp's devices) first, then Disk (scsi0).`],
  ['names only', { bootOrder: { order: ['scsi0', 'ide2'], ...names({ scsi0: 'Disk', ide2: 'CD/DVD 3' }) }, mounted: [drive('ide2')] }, `${TRIES} Disk (scsi0) first, then CD/DVD 3 (ide2, Ubuntu 24.04 LTS).`],
  ['ids only', { bootOrder: { order: ['scsi0', 'ide2'] }, mounted: [drive('ide2')], availableDevices: [] }, `${TRIES} scsi0 first, then ide2 (Ubuntu 24.04 LTS).`],
  ['ids only, label from the slot', { bootOrder: { order: ['ide2'] }, mounted: [drive('ide2')], availableDevices: IDE2 }, `${TRIES} CD/DVD 3 (ide2, Ubuntu 24.04 LTS); nothing else is in the boot order.`],
  ['a name of null', { bootOrder: { order: ['scsi0'], ...names({ scsi0: null }) } }, `${TRIES} scsi0; nothing else is in the boot order.`],
  ['ids that are names of the prototype', { bootOrder: { order: ['__proto__', 'constructor'], devices: {} } }, `${TRIES} __proto__ first, then constructor.`],
  ['an unknown type', { bootOrder: { ...order(['scsi0']), availableDevices: [{ id: 'scsi0', name: 'Disk', type: 'nvme' }] } }, `${TRIES} Disk (scsi0); nothing else is in the boot order.`],
  ['labels that hold the id', { bootOrder: { order: ['sata2', 'virtio0', 'net0'], ...names({ sata2: 'CD/DVD (sata2)', virtio0: 'Hard Disk (virtio0)', net0: 'Network (net0)' }) } }, `${TRIES} CD/DVD (sata2) first, then Hard Disk (virtio0), then Network (net0).`],
  ['a label that holds the id elsewhere', { bootOrder: { order: ['sata2', 'sata20'], ...names({ sata2: 'SATA2: CD/DVD', sata20: 'sata20' }) } }, `${TRIES} SATA2: CD/DVD first, then sata20.`],
  ['a label that holds a longer id', { bootOrder: { order: ['sata2'], ...names({ sata2: 'CD/DVD (sata20)' }) } }, `${TRIES} CD/DVD (sata20) (sata2); nothing else is in the boot order.`],
  ['a label that holds the id, and a medium', { bootOrder: { order: ['sata2'], ...names({ sata2: 'CD/DVD (sata2)' }) }, mounted: [drive('sata2')] }, `${TRIES} CD/DVD (sata2, Ubuntu 24.04 LTS); nothing else is in the boot order.`],
  ['a drive that names no medium', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: 'none' })] }, `${TRIES} CD/DVD 3 (ide2, empty) first, then Disk (scsi0).`],
  ['broken devices', { bootOrder: { order: ['scsi0'], devices: 7, availableDevices: [null, 7] } }, `${TRIES} scsi0; nothing else is in the boot order.`],
];

describe('the next start, in one sentence', () => {
  test.each(sentences)('%s', (_, answer, sentence) => {
    expect(nextStart(media(answer)).sentence).toBe(sentence);
  });
});

/** A boot order of these devices, each with its type. */
function types(devices: Record<string, unknown>): object {
  const availableDevices = Object.entries(devices).map(([id, type]) => ({ id, name: null, type }));
  return { order: Object.keys(devices), devices: {}, availableDevices };
}

const LEFT_IN = 'If the server is already installed, unmount it, or the installer starts again.';

// prettier-ignore
const leftIn: [about: string, answer: Answer, sentence: string | null][] = [
  ['ISO before the disk', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2')] }, `Ubuntu 24.04 LTS in CD/DVD 3 (ide2) comes before every disk in the boot order. ${LEFT_IN}`],
  ['network, ISO, disk', { bootOrder: order(['net0', 'ide2', 'scsi0']), mounted: [drive('ide2')] }, `Ubuntu 24.04 LTS in CD/DVD 3 (ide2) comes before every disk in the boot order. ${LEFT_IN}`],
  ['two ISOs before the disk', { bootOrder: order(['ide2', 'ide3', 'scsi0']), mounted: [drive('ide2'), drive('ide3', { isoId: DEBIAN.id })] }, 'Ubuntu 24.04 LTS in CD/DVD 3 (ide2) and debian-12.iso in CD/DVD 4 (ide3) come before every disk in the boot order. If the server is already installed, unmount them, or the installer starts again.'],
  ['ISO and no disk', { bootOrder: order(['ide2']), mounted: [drive('ide2')] }, `Ubuntu 24.04 LTS in CD/DVD 3 (ide2) is in the boot order, which has no disk. ${LEFT_IN}`],
  ['an unlisted image', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: 'iso_gone' })] }, `Unknown image iso_gone in CD/DVD 3 (ide2) comes before every disk in the boot order. ${LEFT_IN}`],
  ['a listed image, cloud-init not said', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isCloudInit: null })] }, `Ubuntu 24.04 LTS in CD/DVD 3 (ide2) comes before every disk in the boot order. ${LEFT_IN}`],
  ['ids only, the drive first', { bootOrder: { order: ['ide2', 'scsi0'] }, mounted: [drive('ide2')], availableDevices: [] }, `Ubuntu 24.04 LTS in ide2 comes before every disk in the boot order. ${LEFT_IN}`],
  ['ISO behind the disk', { bootOrder: order(['scsi0', 'ide2']), mounted: [drive('ide2')] }, null],
  ['ISO between two disks', { bootOrder: order(['scsi1', 'ide2', 'scsi0']), mounted: [drive('ide2')] }, null],
  ['ISO behind a device that may be a disk', { bootOrder: { order: ['scsi0', 'ide2'] }, mounted: [drive('ide2')] }, null],
  ['ISO behind an entry that could not be read', { bootOrder: order([null, 'ide2', 'scsi0']), mounted: [drive('ide2')] }, null],
  ['cloud-init before the disk', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', CLOUD_INIT)] }, null],
  ['an unlisted image, cloud-init not said', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: 'iso_gone', isCloudInit: null })] }, null],
  ['an empty drive before the disk', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', EMPTY)] }, null],
  ['named but not mounted', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { mounted: false })] }, null],
  ...['hdd', 'harddisk', 'hd', 'DISK', ' Disk ', 'nvme', 'virtio-blk', null, '', 7].map((type): [string, Answer, null] => [`ISO behind a device of type ${JSON.stringify(type)}`, { bootOrder: types({ scsi0: type, ide2: 'cdrom' }), mounted: [drive('ide2')] }, null]),
  ['ISO behind a device whose types disagree', { bootOrder: { order: ['net0', 'ide2'], availableDevices: [{ id: 'net0', type: 'network' }, { id: 'net0', type: 'disk' }, { id: 'ide2', type: 'cdrom' }] }, mounted: [drive('ide2')] }, null],
  ['letters as ids', { bootOrder: types({ c: 'hd', d: 'cdrom', n: 'network' }), mounted: [drive('d')] }, null],
  ['upper case', { bootOrder: types({ net0: 'NETWORK', ide2: 'CDROM', scsi0: 'DISK' }), mounted: [drive('ide2')] }, `Ubuntu 24.04 LTS in ide2 comes before every disk in the boot order. ${LEFT_IN}`],
  ['before a device of a type nobody knows', { bootOrder: types({ ide2: 'cdrom', scsi0: 'hdd' }), mounted: [drive('ide2')] }, `Ubuntu 24.04 LTS in ide2 comes before every disk in the boot order. ${LEFT_IN}`],
  ...['none', 'NONE', ' none ', 'none,media=cdrom', '', '  '].map((isoId): [string, Answer, null] => [`a drive whose medium is ${JSON.stringify(isoId)}`, { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId })] }, null]),
  ['a volume as medium', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: 'local:iso/ubuntu.iso' })] }, `Unknown image local:iso/ubuntu.iso in CD/DVD 3 (ide2) comes before every disk in the boot order. ${LEFT_IN}`],
  ['mounted, not in the order', { mounted: [drive('ide2')] }, null],
  ['mounted, no order', { bootOrder: null, mounted: [drive('ide2')] }, null],
];

describe('an ISO left in the drive', () => {
  test.each(leftIn)('%s', (_, answer, sentence) => {
    expect(nextStart(media(answer)).leftIn?.sentence ?? null).toBe(sentence);
  });
});

test('whatever HostUp sends, it is one readable sentence', () => {
  fc.assert(
    fc.property(anyIsoMedia, (random) => {
      const { sentence, leftIn } = nextStart(random);
      expect(sentence).toMatch(/^(At the next start|What this server tries).*\.$/su);
      expect([sentence, leftIn?.title, leftIn?.sentence].join(' ')).not.toMatch(FORBIDDEN);
      expect(sentence.length).toBeLessThan(1_500);
    }),
    { numRuns: 500 },
  );
}, 30_000);
