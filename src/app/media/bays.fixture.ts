import { CLOUD_INIT, drive, EMPTY, order, slot, type MediaParts } from './iso-media.fixture.ts';

const DISK = '1 Disk [scsi0] disk: Tried first';
const FREE3 = '– CD/DVD 4 [ide3] free: Empty · not in the boot order <Empty, neutral>';
const BOTH = order(['scsi0', 'ide2']);
const IDE2 = { availableDevices: [] };

// prettier-ignore
/** Responses, with the lines of their devices in English. */
export const BAYS: [about: string, parts: MediaParts, lines: string[]][] = [
  ['disk, then an ISO', { bootOrder: BOTH, mounted: [drive('ide2')], availableDevices: [slot('ide2', true), slot('ide3', false)] }, [DISK, '2 CD/DVD 3 [ide2] disc: Ubuntu 24.04 LTS · 5.9 GB <ISO mounted, info>', FREE3]],
  ['an ISO left in', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2')] }, ['1 CD/DVD 3 [ide2] disc: Ubuntu 24.04 LTS · 5.9 GB · tried first <ISO before disk, warn>', '2 Disk [scsi0] disk: Tried second', FREE3]],
  ['an empty drive in the order', { bootOrder: BOTH, mounted: [drive('ide2', EMPTY)], ...IDE2 }, [DISK, '2 CD/DVD 3 [ide2] drive: Empty <Empty, neutral>']],
  ['a drive that names no medium', { bootOrder: BOTH, mounted: [drive('ide2', { isoId: 'none' })], ...IDE2 }, [DISK, '2 CD/DVD 3 [ide2] drive: Empty <Empty, neutral>']],
  ['named, not mounted', { bootOrder: BOTH, mounted: [drive('ide2', { mounted: false })], ...IDE2 }, [DISK, '2 CD/DVD 3 [ide2] disc-unsure: Ubuntu 24.04 LTS is assigned, but not mounted <Not mounted, neutral>']],
  ['not reported whether mounted', { bootOrder: BOTH, mounted: [drive('ide2', { mounted: 'yes' })], ...IDE2 }, [DISK, '2 CD/DVD 3 [ide2] disc-unsure: Ubuntu 24.04 LTS · HostUp does not report whether it is mounted <Not reported, warn>']],
  ['cloud-init', { mounted: [drive('ide0', CLOUD_INIT)], ...IDE2 }, [DISK, '– CD/DVD 1 [ide0] cloud-init: Cloud-init settings · not in the boot order <Cloud-init, neutral>']],
  ['in use, content not reported', { availableDevices: [slot('ide2', true)] }, [DISK, '– CD/DVD 3 [ide2] drive: In use · content not reported · not in the boot order <Content unknown, warn>']],
  ['reported free, yet mounted', { mounted: [drive('ide3')], availableDevices: [slot('ide3', false)] }, [DISK, '– CD/DVD 4 [ide3] disc: Ubuntu 24.04 LTS · 5.9 GB · reported free · not in the boot order <Inconsistent, warn>']],
  ['an image that is not in the library', { bootOrder: BOTH, mounted: [drive('ide2', { isoId: 'iso_gone' })], ...IDE2 }, [DISK, '2 CD/DVD 3 [ide2] disc-unsure: Image iso_gone · not in the library <ISO mounted, info>']],
  ['a medium without an id', { bootOrder: BOTH, mounted: [drive('ide2', { isoId: null })], ...IDE2 }, [DISK, '2 CD/DVD 3 [ide2] disc-unsure: Medium without a name <ISO mounted, info>']],
  ['a device of an unknown type', { bootOrder: { order: ['nvme0'], availableDevices: [{ id: 'nvme0', type: 'nvme-cd' }] }, ...IDE2 }, ['1 Device of type “nvme-cd” [nvme0] unknown: Tried first · HostUp’s type is not one that Drivebay knows <Unknown type, neutral>']],
  ['a named device of an unknown type', { bootOrder: { order: ['nvme0'], availableDevices: [{ id: 'nvme0', name: 'Tray', type: 'nvme-cd' }] }, ...IDE2 }, ['1 Tray [nvme0] unknown: Tried first · HostUp’s type “nvme-cd” is not one that Drivebay knows <Unknown type, neutral>']],
  ['a device without a type', { bootOrder: { order: ['scsi0'] }, ...IDE2 }, ['1 scsi0 [scsi0] unknown: Tried first · HostUp does not report its type <Unknown type, neutral>']],
  ['named in the order, not listed', { bootOrder: { ...order(['scsi0']), order: ['scsi0', 'virtio9'] }, ...IDE2 }, [DISK, '2 virtio9 [virtio9] not-listed: Named in the boot order, but not listed by HostUp <Not listed, warn>']],
  ['mounted, not in the order', { mounted: [drive('ide3')], ...IDE2 }, [DISK, '– CD/DVD 4 [ide3] disc: Ubuntu 24.04 LTS · 5.9 GB · not in the boot order <ISO mounted, info>']],
  ['no boot order', { bootOrder: null, mounted: [drive('ide2')], ...IDE2 }, ['? CD/DVD 3 [ide2] disc: Ubuntu 24.04 LTS · 5.9 GB <ISO mounted, info>']],
  ['a boot order that cannot be read, with devices', { bootOrder: { ...order(['scsi0']), order: 7 }, ...IDE2 }, ['? Disk [scsi0] disk: Position unknown']],
  ['a device twice', { bootOrder: order(['scsi0', 'ide2', 'scsi0']), mounted: [drive('ide2', EMPTY)], ...IDE2 }, ['1 Disk [scsi0] disk: Tried first · also listed at position 3 <Listed twice, warn>', '2 CD/DVD 3 [ide2] drive: Empty <Empty, neutral>']],
  ['the network', { bootOrder: order(['scsi0', 'net0']), ...IDE2 }, [DISK, '2 Network [net0] network: Tried second']],
  ['an unnamed slot', { availableDevices: [slot(null, false)] }, [DISK, '– Unnamed slot [null] free: No device name · cannot be chosen <Empty, neutral>']],
  ['an unreadable entry of the order', { bootOrder: order([null, 'scsi0']), ...IDE2 }, ['1 Unreadable entry [null] not-listed: HostUp sent an entry here that Drivebay cannot read <Unreadable, warn>', '2 Disk [scsi0] disk: Tried second']],
  ['an unreadable slot', { availableDevices: [null] }, [DISK, '– Unreadable entry [null] not-listed: HostUp sent an entry here that Drivebay cannot read <Unreadable, warn>']],
  ['a slot listed twice', { availableDevices: [slot('ide3', false), slot('ide3', false)] }, [DISK, FREE3, FREE3]],
  ['slots of types nobody knows', { bootOrder: BOTH, mounted: [drive('ide2')], availableDevices: [slot('ide2', true, { type: 'virtual_tray' }), slot('sata4', false, { type: 'usb-cdrom 2.0' })] }, [DISK, '2 CD/DVD 3 [ide2] disc: Ubuntu 24.04 LTS · 5.9 GB · type “virtual_tray” <ISO mounted, info>', '– sata4 [sata4] free: Empty · type “usb-cdrom 2.0” · not in the boot order <Empty, neutral>']],
  ['a drive that only the order knows', { bootOrder: order(['ide0', 'scsi0']), ...IDE2 }, ['1 CD/DVD 1 [ide0] drive: Tried first · content not reported <Content unknown, warn>', '2 Disk [scsi0] disk: Tried second']],
  ['disks outside of the order, before drives, each by its number', { bootOrder: order(['scsi0'], ['ide10', 'ide9', 'scsi10', 'scsi9']), availableDevices: [slot(null, false), slot('ide9', false), slot('ide10', false), slot('ide3', false)] }, [DISK, '– Disk 9 [scsi9] disk: Not in the boot order', '– Disk 10 [scsi10] disk: Not in the boot order', FREE3, '– CD/DVD 10 [ide9] free: Empty · not in the boot order <Empty, neutral>', '– CD/DVD 11 [ide10] free: Empty · not in the boot order <Empty, neutral>', '– Unnamed slot [null] free: No device name · cannot be chosen <Empty, neutral>']],
  ['a disk that is also a slot', { availableDevices: [slot('scsi0', false), slot('ide3', false)] }, [DISK, FREE3]],
  ['a drive nine times', { bootOrder: order(['scsi0', ...Array.from({ length: 9 }, () => 'ide2')]), mounted: [drive('ide2', EMPTY)], ...IDE2 }, [DISK, '2 CD/DVD 3 [ide2] drive: Empty · also listed at position 3, 4, 5, 6, 7, … <Listed twice, warn>']],
  ['a drive with an ISO before the disk, twice', { bootOrder: order(['ide2', 'scsi0', 'ide2']), mounted: [drive('ide2')], ...IDE2 }, ['1 CD/DVD 3 [ide2] disc: Ubuntu 24.04 LTS · 5.9 GB · tried first · also listed at position 3 <ISO before disk, warn>', '2 Disk [scsi0] disk: Tried second']],
  ['nothing at all', { bootOrder: null, ...IDE2 }, []],
];
