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

const IDE2 = [slot('ide2', true), slot('ide3', false)];
const names = (devices: object) => ({ devices, availableDevices: null });

type Row = [about: string, parts: MediaParts, headline: string, sentence: string];

// prettier-ignore
/** What the next start tries, with what is said of it in English. */
export const NEXT_STARTS: Row[] = [
  // The usual orders.
  ['disk only', {}, 'Tries only the disk', 'Nothing else is in the boot order.'],
  ['disk, then an empty drive', { bootOrder: order(['scsi0', 'ide2']), mounted: [drive('ide2', EMPTY)] }, 'Tries the disk first', 'If that does not start, CD/DVD 3 (empty) is next.'],
  ['ISO, then disk', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2')], availableDevices: IDE2 }, 'Tries the Ubuntu 24.04 LTS ISO before the disk', 'Installation finished? Unmount it before the next start. Still installing? Leave it.'],
  ['disk, then ISO', { bootOrder: order(['scsi0', 'ide2']), mounted: [drive('ide2')] }, 'Tries the disk first', 'If that does not start, the Ubuntu 24.04 LTS ISO in CD/DVD 3 is next.'],
  ['two ISOs, then disk', { bootOrder: order(['ide2', 'ide3', 'scsi0']), mounted: [drive('ide2'), drive('ide3', { isoId: DEBIAN.id })] }, 'Tries 2 ISOs before the disk', 'The Ubuntu 24.04 LTS ISO in CD/DVD 3 and debian-12.iso in CD/DVD 4. Installation finished? Unmount them before the next start. Still installing? Leave them.'],
  ['network first', { bootOrder: order(['net0', 'scsi0']) }, 'Tries the network first', 'If that does not start, the disk is next.'],
  ['network, ISO, then disk', { bootOrder: order(['net0', 'ide2', 'scsi0']), mounted: [drive('ide2')] }, 'Tries the Ubuntu 24.04 LTS ISO before the disk', 'The network is tried first. Installation finished? Unmount it before the next start. Still installing? Leave it.'],
  ['a disk that is also a free slot', { availableDevices: [slot('scsi0', false)] }, 'Tries only the disk', 'Nothing else is in the boot order.'],
  ['two disks', { bootOrder: order(['scsi1', 'scsi0']) }, 'Tries Disk 1 first', 'If that does not start, Disk (scsi0) is next.'],
  ['one drive with an ISO, no disk', { bootOrder: order(['ide2']), mounted: [drive('ide2')] }, 'Tries the Ubuntu 24.04 LTS ISO; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['more than five', { bootOrder: order(['scsi0', 'scsi1', 'scsi2', 'scsi3', 'scsi4', 'scsi5', 'net0']) }, 'Tries Disk (scsi0) first', 'If that does not start, Disk 1 is next, then Disk 2, then Disk 3, then Disk 4, then 2 more.'],
  // What is in the drive.
  ['an image by its file name', { bootOrder: order(['ide2']), mounted: [drive('ide2', { isoId: DEBIAN.id })] }, 'Tries debian-12.iso; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['an image that the library does not hold', { bootOrder: order(['ide2']), mounted: [drive('ide2', { isoId: 'iso_gone' })] }, 'Tries an unknown image; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['mounted, image not named', { bootOrder: order(['ide2']), mounted: [drive('ide2', { isoId: null })] }, 'Tries a medium without a name; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['not mounted, image named', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { mounted: false })] }, 'Tries CD/DVD 3 (nothing mounted) first', 'If that does not start, the disk is next.'],
  ['cloud-init in the order', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', CLOUD_INIT)] }, 'Tries CD/DVD 3 (cloud-init) first', 'If that does not start, the disk is next.'],
  ['a free slot in the order', { bootOrder: order(['ide3', 'scsi0']) }, 'Tries the disk after CD/DVD 4, which is empty', 'Nothing else is in the boot order.'],
  ['two empty drives, then disk and network', { bootOrder: order(['ide2', 'ide3', 'scsi0', 'net0']), mounted: [drive('ide2', EMPTY)] }, 'Tries the disk after 2 empty drives', 'If that does not start, the network is next.'],
  ['an empty drive alone', { bootOrder: order(['ide2']), mounted: [drive('ide2', EMPTY)] }, 'Tries only CD/DVD 3 (empty)', 'Nothing else is in the boot order.'],
  ['in use by nobody knows what', { bootOrder: order(['ide2', 'scsi0']), availableDevices: IDE2 }, 'Tries CD/DVD 3 (content unknown) first', 'If that does not start, the disk is next.'],
  ['a drive that only the order knows', { bootOrder: order(['ide0', 'scsi0']) }, 'Tries CD/DVD 1 (content unknown) first', 'If that does not start, the disk is next.'],
  ['not reported whether mounted', { bootOrder: order(['ide2']), mounted: [drive('ide2', { mounted: 'yes' })] }, 'Tries only CD/DVD 3 (content unknown)', 'Nothing else is in the boot order.'],
  ['listed twice, once with a medium', { bootOrder: order(['ide2']), mounted: [drive('ide2', EMPTY), drive('ide2')] }, 'Tries the Ubuntu 24.04 LTS ISO; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['listed twice, first with a medium', { bootOrder: order(['ide2']), mounted: [drive('ide2'), drive('ide2', EMPTY)] }, 'Tries the Ubuntu 24.04 LTS ISO; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['long names are cut', { available: [{ ...UBUNTU, displayName: 'x'.repeat(99) }], bootOrder: order(['ide2']), mounted: [drive('ide2')] }, `Tries the ${'x'.repeat(79)}… ISO; no disk is in the boot order`, 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['a name that would reorder the line', { available: [{ ...UBUNTU, displayName: 'a\u202Eb' }], bootOrder: order(['ide2']), mounted: [drive('ide2')] }, 'Tries the a\\u{202E}b ISO; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  // No order.
  ['null', { bootOrder: null }, 'Boot order not reported', 'HostUp sent no boot order, so what the server tries first is unknown.'],
  ['missing', { bootOrder: undefined }, 'Boot order not reported', 'HostUp’s response has no boot order, so what the server tries first is unknown.'],
  ['a list instead of an object', { bootOrder: ['scsi0'] }, 'Boot order not readable', 'HostUp sent a boot order that Drivebay cannot read, so what the server tries first is unknown.'],
  ['a word', { bootOrder: 'scsi0;ide2' }, 'Boot order not readable', 'HostUp sent a boot order that Drivebay cannot read, so what the server tries first is unknown.'],
  ['an empty object', { bootOrder: {} }, 'Boot order not reported', 'HostUp’s boot order lists no devices, so what the server tries first is unknown.'],
  ['order is text', { bootOrder: { ...order(['scsi0']), order: 'scsi0' } }, 'Boot order not readable', 'HostUp sent a boot order that Drivebay cannot read, so what the server tries first is unknown.'],
  ['order is empty', { bootOrder: order([], ['scsi0']) }, 'The boot order is empty', 'HostUp lists no device for this server to start from.'],
  // Part of an order.
  ['a broken first entry', { bootOrder: order([null, 'scsi0']) }, 'Tries an unreadable entry first', 'If that does not start, the disk is next.'],
  ['a number as entry', { bootOrder: order(['scsi0', 7]) }, 'Tries the disk first', 'If that does not start, an unreadable entry is next.'],
  ['a blank entry', { bootOrder: order(['scsi0', ' ']) }, 'Tries the disk first', 'If that does not start, an unreadable entry is next.'],
  ['only a broken entry', { bootOrder: order([null]) }, 'Tries only an unreadable entry', 'Nothing else is in the boot order.'],
  ['a device twice', { bootOrder: order(['scsi0', 'ide2', 'scsi0']), mounted: [drive('ide2', EMPTY)] }, 'Tries the disk first', 'If that does not start, CD/DVD 3 (empty) is next.'],
  ['an id that is no device', { bootOrder: { ...order(['scsi0']), order: ['sata9', 'scsi0'] } }, 'Tries sata9 (not among HostUp’s devices) first', 'If that does not start, the disk is next.'],
  ['names only', { bootOrder: { order: ['scsi0', 'ide2'], ...names({ scsi0: 'Disk', ide2: 'CD/DVD 3' }) }, mounted: [drive('ide2')] }, 'Tries Disk (scsi0) first', 'If that does not start, the Ubuntu 24.04 LTS ISO in CD/DVD 3 is next.'],
  ['ids only', { bootOrder: { order: ['scsi0', 'ide2'] }, mounted: [drive('ide2')], availableDevices: [] }, 'Tries scsi0 first', 'If that does not start, the Ubuntu 24.04 LTS ISO in ide2 is next.'],
  ['ids only, label from the slot', { bootOrder: { order: ['ide2'] }, mounted: [drive('ide2')], availableDevices: IDE2 }, 'Tries the Ubuntu 24.04 LTS ISO; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['a name of null', { bootOrder: { order: ['scsi0'], ...names({ scsi0: null }) } }, 'Tries only scsi0', 'Nothing else is in the boot order.'],
  ['ids that are names of the prototype', { bootOrder: { order: ['__proto__', 'constructor'], devices: {} } }, 'Tries __proto__ first', 'If that does not start, constructor is next.'],
  ['an unknown type', { bootOrder: { ...order(['scsi0']), availableDevices: [{ id: 'scsi0', name: 'Disk', type: 'nvme' }] } }, 'Tries only Disk (scsi0)', 'Nothing else is in the boot order.'],
  ['labels that hold the id', { bootOrder: { order: ['sata2', 'virtio0', 'net0'], ...names({ sata2: 'CD/DVD (sata2)', virtio0: 'Hard Disk (virtio0)', net0: 'Network (net0)' }) } }, 'Tries CD/DVD (sata2) first', 'If that does not start, Hard Disk (virtio0) is next, then Network (net0).'],
  ['a label that holds the id elsewhere', { bootOrder: { order: ['sata2', 'sata20'], ...names({ sata2: 'SATA2: CD/DVD', sata20: 'sata20' }) } }, 'Tries SATA2: CD/DVD first', 'If that does not start, sata20 is next.'],
  ['a label that holds a longer id', { bootOrder: { order: ['sata2'], ...names({ sata2: 'CD/DVD (sata20)' }) } }, 'Tries only CD/DVD (sata20) (sata2)', 'Nothing else is in the boot order.'],
  ['a label that holds the id, and a medium', { bootOrder: { order: ['sata2'], ...names({ sata2: 'CD/DVD (sata2)' }) }, mounted: [drive('sata2')] }, 'Tries the Ubuntu 24.04 LTS ISO; no disk is in the boot order', 'Installation finished? Add the disk to the boot order and unmount the ISO before the next start. Still installing? Leave it.'],
  ['a drive that names no medium', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: 'none' })] }, 'Tries the disk after CD/DVD 3, which is empty', 'Nothing else is in the boot order.'],
  ['broken devices', { bootOrder: { order: ['scsi0'], devices: 7, availableDevices: [null, 7] } }, 'Tries only scsi0', 'Nothing else is in the boot order.'],
];
