import {
  CLOUD_INIT,
  DEBIAN,
  drive,
  EMPTY,
  order,
  slot,
  UBUNTU,
  type MediaParts,
} from './iso-media.fixture.ts';

const FREE = slot('ide3', false);
const USED = slot('ide2', true);
/** A VPS whose parts agree: Ubuntu in ide2, behind the disk. */
const SOUND = {
  bootOrder: order(['scsi0', 'ide2']),
  mounted: [drive('ide2')],
  availableDevices: [USED, FREE],
};

type Row = [about: string, parts: MediaParts, ...sentences: string[]];

// prettier-ignore
/** Responses, with what is said in English of their contradictions. */
export const CONTRADICTIONS: Row[] = [
  ['all agree', SOUND],
  ['nothing at all', { available: [], mounted: [], bootOrder: null, availableDevices: [FREE] }],
  ['the same image in two drives', { ...SOUND, bootOrder: order(['scsi0', 'ide2', 'ide3']), mounted: [drive('ide2'), drive('ide3')], availableDevices: [USED, slot('ide3', true), slot('ide1', false)] }],
  // Mounted, not in the library.
  ['mounted, not in the library', { ...SOUND, mounted: [drive('ide2', { isoId: 'iso_gone' })] }, 'An image is mounted in CD/DVD 3 (ide2), but it is not in the ISO library.'],
  ['mounted, library empty', { ...SOUND, available: [] }, 'An image is mounted in CD/DVD 3 (ide2), but it is not in the ISO library.'],
  ['mounted, the library could not be read in full', { ...SOUND, available: [null] }],
  ['mounted without an id', { ...SOUND, mounted: [drive('ide2', { isoId: null })] }],
  ['named, not mounted, not in the library', { ...SOUND, bootOrder: order(['scsi0']), mounted: [drive('ide2', { isoId: 'iso_gone', mounted: false })], availableDevices: [slot('ide2', false), FREE] }],
  ['cloud-init with an id', { ...SOUND, bootOrder: order(['scsi0']), mounted: [drive('ide2', { isoId: 'ci', isCloudInit: true })] }],
  ['in an unnamed drive', { mounted: [drive(null, { isoId: 'iso_gone' })] }, 'An image is mounted in an unnamed slot, but it is not in the ISO library.'],
  ['no slot, so no label', { mounted: [drive('ide0', { isoId: 'iso_gone' })], bootOrder: null }, 'An image is mounted in ide0, but it is not in the ISO library.'],
  ...['none', '', ' '].flatMap((isoId): Row[] => [
    [`${JSON.stringify(isoId)} as mounted`, { ...SOUND, bootOrder: order(['scsi0']), mounted: [drive('ide2', { isoId })], availableDevices: [slot('ide2', false), FREE] }],
    [`${JSON.stringify(isoId)} as not mounted`, { ...SOUND, bootOrder: order(['scsi0']), mounted: [drive('ide2', { isoId, mounted: false })], availableDevices: [slot('ide2', false), FREE] }],
  ]),
  ['a volume, not in the library', { ...SOUND, mounted: [drive('ide2', { isoId: 'local:iso/a.iso' })] }, 'An image is mounted in CD/DVD 3 (ide2), but it is not in the ISO library.'],
  ['a label that holds the device', { ...SOUND, mounted: [drive('ide2', { isoId: 'iso_gone' })], availableDevices: [{ ...USED, description: 'CD/DVD (ide2)' }, FREE] }, 'An image is mounted in CD/DVD (ide2), but it is not in the ISO library.'],
  // An empty drive in the order is normal.
  ['an empty drive in the order', { ...SOUND, mounted: [drive('ide2', EMPTY)], availableDevices: [slot('ide2', false), FREE] }],
  ['a named, not mounted image in the order', { ...SOUND, mounted: [drive('ide2', { mounted: false })], availableDevices: [slot('ide2', false), FREE] }],
  ['a free slot in the order', { bootOrder: order(['scsi0', 'ide3']) }],
  ['a drive only the order knows', { bootOrder: order(['scsi0', 'ide0']) }],
  ['a drive only the order knows, and a drive that could not be read', { bootOrder: order(['scsi0', 'ide0']), mounted: [null] }],
  ['a free slot in the order, and an unnamed drive', { bootOrder: order(['scsi0', 'ide3']), mounted: [drive(null, EMPTY)] }],
  ['a drive of which nothing is reported', { ...SOUND, mounted: [drive('ide2', { mounted: null })] }],
  // A medium not in the order.
  ['a medium not in the order', { ...SOUND, bootOrder: order(['scsi0']) }, 'Ubuntu 24.04 LTS is mounted in CD/DVD 3 (ide2), but that drive is not in the boot order.'],
  ['a medium not in the order, a device all the same', { ...SOUND, bootOrder: order(['scsi0'], ['ide2']) }, 'Ubuntu 24.04 LTS is mounted in CD/DVD 3 (ide2), but that drive is not in the boot order.'],
  ['two media not in the order', { ...SOUND, bootOrder: order(['scsi0']), mounted: [drive('ide2'), drive('ide4', { isoId: DEBIAN.id })] }, 'Ubuntu 24.04 LTS is mounted in CD/DVD 3 (ide2), but that drive is not in the boot order.', 'debian-12.iso is mounted in ide4, but that drive is not in the boot order.'],
  ['no order', { ...SOUND, bootOrder: null }],
  ['an empty order', { ...SOUND, bootOrder: order([]) }],
  ['an order that could not be read in full', { ...SOUND, bootOrder: order(['scsi0', null]) }],
  ['cloud-init is not in the order', { mounted: [drive('ide2', CLOUD_INIT)] }],
  // An id that is no device.
  ['an id that is no device', { bootOrder: { ...order(['scsi0']), order: ['scsi0', 'sata9'] } }, 'The boot order names sata9, but HostUp lists no such device.'],
  ['the same id twice, no device', { bootOrder: { ...order(['scsi0']), order: ['sata9', 'sata9'] } }, 'The boot order names sata9, but HostUp lists no such device.', 'sata9 is listed 2 times in the boot order, but should be listed once.'],
  ['no list of devices', { bootOrder: { order: ['scsi0', 'sata9'] } }],
  ['an empty list of devices', { bootOrder: { order: ['scsi0'], devices: {}, availableDevices: [] } }, 'The boot order names scsi0, but HostUp lists no such device.'],
  ['only names, one missing', { bootOrder: { order: ['scsi0', 'sata9'], devices: { scsi0: 'Disk' } } }, 'The boot order names sata9, but HostUp lists no such device.'],
  ['a list of devices that could not be read in full', { bootOrder: { order: ['sata9'], availableDevices: [null] } }],
  ['not a boot device, but a drive', { ...SOUND, bootOrder: { ...order(['scsi0']), order: ['scsi0', 'ide2'] } }],
  // A slot in use with nothing in it.
  ['in use, no drive', { availableDevices: [USED, FREE] }, 'CD/DVD 3 (ide2) is reported in use, but nothing is mounted in it.'],
  ['in use, drive empty', { mounted: [drive('ide2', EMPTY)], availableDevices: [USED, FREE] }, 'CD/DVD 3 (ide2) is reported in use, but nothing is mounted in it.'],
  ['in use, image not mounted', { mounted: [drive('ide2', { mounted: false })], availableDevices: [USED, FREE] }, 'CD/DVD 3 (ide2) is reported in use, but nothing is mounted in it.'],
  ['in use by cloud-init', { mounted: [drive('ide2', CLOUD_INIT)], availableDevices: [USED, FREE] }],
  ['in use, a drive could not be read', { mounted: [7], availableDevices: [USED, FREE] }],
  ['in use, without a label', { availableDevices: [slot('ide2', true, { description: null }), FREE] }, 'ide2 is reported in use, but nothing is mounted in it.'],
  ['free, with a medium', { ...SOUND, availableDevices: [slot('ide2', false), FREE] }, 'CD/DVD 3 (ide2) is reported free, but Ubuntu 24.04 LTS is mounted in it.'],
  // "Allowed" is a permission: that no slot is free does not contradict it.
  ['may mount, all in use', { ...SOUND, availableDevices: [USED] }],
  ['may mount, no slots', { availableDevices: [] }],
  ['may mount, an empty drive', { mounted: [drive('ide2', EMPTY)], availableDevices: [] }],
  ['may mount, a slot that could not be read', { ...SOUND, availableDevices: [USED, null] }],
  ['may mount, use not reported', { ...SOUND, availableDevices: [USED, slot('ide3', 'no')] }],
  ['may not mount, no slots', { availableDevices: [], actions: { canMount: { allowed: false, reason: null } } }],
  ['not reported whether one may mount, no slots', { availableDevices: [], actions: {} }],
  // Duplicates.
  ['a slot twice', { availableDevices: [FREE, FREE] }, 'ide3 is listed 2 times among the CD/DVD slots, but should be listed once.'],
  ['a drive twice', { ...SOUND, mounted: [drive('ide2'), drive('ide2')] }, 'ide2 is listed 2 times among the drives with media, but should be listed once.'],
  ['a device twice in the order', { bootOrder: order(['scsi0', 'scsi0', 'scsi0']) }, 'scsi0 is listed 3 times in the boot order, but should be listed once.'],
  ['a boot device twice', { bootOrder: { order: ['scsi0'], availableDevices: [{ id: 'scsi0' }, { id: 'scsi0' }] } }, 'scsi0 is listed 2 times among the boot devices, but should be listed once.'],
  ['an image twice', { available: [UBUNTU, DEBIAN, UBUNTU] }, 'iso_ubuntu is listed 2 times in the ISO library, but should be listed once.'],
  ['two unnamed slots are no duplicates', { availableDevices: [slot(null, false), slot(null, false)] }],
  // Several at once, in a fixed order.
  ['several', { ...SOUND, available: [DEBIAN], bootOrder: order(['scsi0', 'ide3']), availableDevices: [USED, slot('ide3', true)] }, 'An image is mounted in CD/DVD 3 (ide2), but it is not in the ISO library.', 'An unknown image is mounted in CD/DVD 3 (ide2), but that drive is not in the boot order.', 'CD/DVD 4 (ide3) is reported in use, but nothing is mounted in it.'],
];
