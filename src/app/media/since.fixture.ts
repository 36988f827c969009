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

const allowed = (canMount: boolean) => ({ actions: { canMount: { allowed: canMount, reason: null } } });
export const images = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `iso_${n}`, name: `image-${n}.iso`, sizeGb: 1 }));

/** Two responses, with what is said in English of the changes between them. */
export const CHANGES: readonly [name: string, before: MediaParts, now: MediaParts, sentences: string[]][] = [
  ['nothing', { mounted: [drive('ide2')] }, { mounted: [drive('ide2')] }, []],
  [
    'unmounted',
    { mounted: [drive('ide2')] },
    { mounted: [drive('ide2', EMPTY)] },
    ['Ubuntu 24.04 LTS was unmounted from ide2.'],
  ],
  [
    'unmounted, the drive is gone',
    { mounted: [drive('ide2')] },
    {},
    ['Ubuntu 24.04 LTS was unmounted from ide2.'],
  ],
  [
    'unmounted and no longer in the library',
    { mounted: [drive('ide2')] },
    { available: [DEBIAN] },
    ['Unknown image iso_ubuntu was unmounted from ide2.', '1 ISO was removed from the ISO library.'],
  ],
  ['mounted', {}, { mounted: [drive('ide3')] }, ['Ubuntu 24.04 LTS was mounted in ide3.']],
  [
    'replaced',
    { mounted: [drive('ide2')] },
    { mounted: [drive('ide2', { isoId: DEBIAN.id })] },
    ['Ubuntu 24.04 LTS in ide2 was replaced by debian-12.iso.'],
  ],
  [
    'a medium without an id',
    {},
    { mounted: [drive('ide2', { isoId: null })] },
    ['A medium without an ID was mounted in ide2.'],
  ],
  ['a drive that names no medium', {}, { mounted: [drive('ide2', { isoId: 'none' })] }, []],
  [
    'unmounted, and the drive says so in a word',
    { mounted: [drive('ide2')] },
    { mounted: [drive('ide2', { isoId: 'none', mounted: false })] },
    ['Ubuntu 24.04 LTS was unmounted from ide2.'],
  ],
  ['cloud-init is no ISO', {}, { mounted: [drive('ide0', CLOUD_INIT)] }, []],
  ['not known then', { mounted: [drive('ide2', { mounted: null })] }, { mounted: [drive('ide2')] }, []],
  ['not known now', { mounted: [drive('ide2')] }, { mounted: [drive('ide2', { mounted: 'yes' })] }, []],
  ['a drive that cannot be read may be the one', { mounted: [drive('ide2')] }, { mounted: [7] }, []],
  [
    'reported in use: it may still be there',
    { mounted: [drive('ide2')] },
    { availableDevices: [slot('ide2', true)] },
    [],
  ],
  [
    'boot order',
    { bootOrder: order(['scsi0', 'ide2']) },
    { bootOrder: order(['ide2', 'scsi0']) },
    ['The boot order changed from scsi0, ide2 to ide2, scsi0.'],
  ],
  [
    'boot order emptied',
    { bootOrder: order(['scsi0']) },
    { bootOrder: order([]) },
    ['The boot order changed from scsi0 to empty.'],
  ],
  ['boot order not known now', { bootOrder: order(['scsi0']) }, { bootOrder: null }, []],
  ['library, one more', { available: [UBUNTU] }, {}, ['1 ISO was added to the ISO library: debian-12.iso.']],
  [
    'library, two fewer',
    { available: [UBUNTU, ...images(2)] },
    { available: images(1) },
    ['2 ISOs were removed from the ISO library.'],
  ],
  [
    'library, one for another',
    { available: [UBUNTU] },
    { available: [DEBIAN] },
    ['1 ISO was added to the ISO library: debian-12.iso.', '1 ISO was removed from the ISO library.'],
  ],
  [
    'library, many more',
    { available: [] },
    { available: images(200) },
    ['200 ISOs were added to the ISO library: image-0.iso, image-1.iso, image-2.iso and 197 more.'],
  ],
  [
    'library too long to tell apart',
    { available: images(5_000) },
    { available: images(5_003) },
    ['The ISO library grew from 5,000 to 5,003 ISOs.'],
  ],
  [
    'library shrank',
    { available: images(5_000) },
    { available: images(1) },
    ['The ISO library shrank from 5,000 to 1 ISO.'],
  ],
  ['gate blocked', allowed(true), allowed(false), ['Mounting an ISO is no longer allowed.']],
  ['gate opened', allowed(false), allowed(true), ['Mounting an ISO is allowed again.']],
  ['gate not reported', allowed(true), { actions: {} }, []],
];
