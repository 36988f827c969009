import { emptyDrive } from './assumed.ts';
import { mediaOf, RESCUE, slot, UBUNTU, VIRTIO } from './hostup-media.ts';
import { state, usual } from './hostup-state.ts';
import { LIBRARY } from './images.ts';

/** What is in the drives. */
export const driveScenarios = {
  ubuntu: state('Ubuntu in CD/DVD 3, the disk boots first, CD/DVD 4 is free.', usual),
  leftin: state('An installer left in: CD/DVD 3 boots before the disk.', () =>
    mediaOf({ cds: { ide2: UBUNTU }, order: ['ide2', 'scsi0'] }),
  ),
  wholelibrary: state('31 ISOs in the library, one of them left in: CD/DVD 3 boots before the disk.', () => {
    const [first] = LIBRARY;
    return mediaOf({ cds: first ? { ide2: first } : {}, order: ['ide2', 'scsi0'], library: [...LIBRARY] });
  }),
  bothdrives: state('Two drives, two media, no free slot.', () =>
    mediaOf({ cds: { ide2: UBUNTU, ide3: VIRTIO }, order: ['ide2', 'scsi0', 'ide3'] }),
  ),
  fourdrives: state('Four drives: one ISO, two empty, one cloud-init.', () =>
    mediaOf({ cds: { ide0: 'empty', ide1: RESCUE, ide2: 'cloud-init', ide3: 'empty' } }),
  ),
  cloudinit: state('A cloud-init drive in ide2 and a free slot.', () =>
    mediaOf({ cds: { ide2: 'cloud-init' } }),
  ),
  cloudinitiso: state('A cloud-init drive in ide2 and an ISO in ide3.', () =>
    mediaOf({ cds: { ide2: 'cloud-init', ide3: UBUNTU } }),
  ),
  emptydrive: state('A drive is attached with nothing in it (mounted: false).', () =>
    mediaOf({ cds: { ide2: 'empty' } }),
  ),
  notmounted: state('A drive names an ISO and has mounted: false.', () => ({
    ...usual(),
    mounted: [{ device: 'ide2', isoId: UBUNTU.id, mounted: false, isCloudInit: false }],
  })),
  ejecting: state('The medium is mounted at first and gone after 60 s.', ({ t }) =>
    t < 60_000 ? usual() : mediaOf({ cds: { ide2: 'empty' } }),
  ),
  inserting: state('The drive is empty at first; after 30 s it holds an ISO and boots first.', ({ t }) =>
    t < 30_000
      ? mediaOf({ cds: { ide2: 'empty' } })
      : mediaOf({ cds: { ide2: UBUNTU }, order: ['ide2', 'scsi0'] }),
  ),
  notinlibrary: state('The mounted ISO is not in the library.', () => ({
    ...usual(),
    available: [RESCUE, VIRTIO],
  })),
  sametwice: state('The same ISO is mounted in two drives.', () =>
    mediaOf({ cds: { ide2: UBUNTU, ide3: UBUNTU } }),
  ),
  nodevice: state('Every device is null.', () => {
    const media = usual();
    return {
      ...media,
      mounted: [
        { device: null, isoId: UBUNTU.id, mounted: true, isCloudInit: false },
        { ...emptyDrive('ide3'), device: null },
      ],
      availableDevices: media.availableDevices.map(
        (device) => device && { ...device, device: null, description: null },
      ),
    };
  }),
  noslots: state('Nothing is mounted and no slot is reported.', () => mediaOf({ free: [] })),
  noslotsmounted: state('An ISO is mounted in a drive that is not among the slots.', () => ({
    ...usual(),
    availableDevices: [],
  })),
  slotbusyempty: state('A slot is in use with nothing in it.', () => ({
    ...mediaOf(),
    availableDevices: [slot('ide2', 'existing_cdrom', true), slot('ide3', 'available', false)],
  })),
  slotfreefull: state('A slot is reported free while a medium is in it.', () => ({
    ...usual(),
    availableDevices: [slot('ide2', 'available', false), slot('ide3', 'available', false)],
  })),
  unknowntype: state('Slots of unknown types.', () => ({
    ...usual(),
    availableDevices: [
      slot('ide2', 'virtual_tray', true),
      slot('sata4', 'usb-cdrom 2.0', false),
      { device: 'ide3', type: null, description: null, inUse: false },
    ],
  })),
  libraryempty: state('The library is empty and nothing is mounted.', () => mediaOf({ library: [] })),
  libraryone: state('One ISO in the library.', () => mediaOf({ library: [UBUNTU] })),
  library5000: state('5,000 ISOs in the library.', () => ({
    ...usual(),
    available: [
      UBUNTU,
      ...Array.from({ length: 4_999 }, (_, index) => ({
        id: `iso_lib${String(index).padStart(23, '0')}`,
        name: `build-${String(index).padStart(4, '0')}-amd64.iso`,
        displayName: `Nightly build ${index}`,
        sizeGb: Math.round(5 + ((index * 7_919) % 600)) / 10,
        format: 'iso',
      })),
    ],
  })),
  emptyarrays: state('Every list is empty and the boot order is null.', () => ({
    ...mediaOf(),
    available: [],
    mounted: [],
    bootOrder: null,
    availableDevices: [],
  })),
};
