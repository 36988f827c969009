import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyIsoMedia, FORBIDDEN } from './iso-media.arbitrary.ts';
import { CLOUD_INIT, DEBIAN, drive, EMPTY, media, order, type MediaParts } from './iso-media.fixture.ts';
import { NEXT_STARTS } from './next-start.fixture.ts';
import { nextStart } from './next-start.ts';

describe('the next start, as a headline and a sentence', () => {
  test.each(NEXT_STARTS)('%s', (_, parts, headline, sentence) => {
    expect(nextStart(media(parts))).toMatchObject({ headline, sentence });
  });
});

/** A boot order of these devices, each with its type. */
function types(devices: Record<string, unknown>): object {
  const availableDevices = Object.entries(devices).map(([id, type]) => ({ id, name: null, type }));
  return { order: Object.keys(devices), devices: {}, availableDevices };
}

// prettier-ignore
/** The headline where an ISO was left in; `null` where none was. */
const leftIn: [about: string, parts: MediaParts, headline: string | null][] = [
  ['ISO before the disk', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2')] }, 'Tries the Ubuntu 24.04 LTS ISO before the disk'],
  ['network, ISO, disk', { bootOrder: order(['net0', 'ide2', 'scsi0']), mounted: [drive('ide2')] }, 'Tries the Ubuntu 24.04 LTS ISO before the disk'],
  ['two ISOs before the disk', { bootOrder: order(['ide2', 'ide3', 'scsi0']), mounted: [drive('ide2'), drive('ide3', { isoId: DEBIAN.id })] }, 'Tries 2 ISOs before the disk'],
  ['ISO and no disk', { bootOrder: order(['ide2']), mounted: [drive('ide2')] }, 'Tries the Ubuntu 24.04 LTS ISO; no disk is in the boot order'],
  ['an unlisted image', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: 'iso_gone' })] }, 'Tries an unknown image before the disk'],
  ['a listed image, cloud-init not reported', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isCloudInit: null })] }, 'Tries the Ubuntu 24.04 LTS ISO before the disk'],
  ['ids only, the drive first', { bootOrder: { order: ['ide2', 'scsi0'] }, mounted: [drive('ide2')], availableDevices: [] }, 'Tries the Ubuntu 24.04 LTS ISO before any disk'],
  ['a medium in what the order calls a disk', { mounted: [drive('scsi0')] }, null],
  ['ISO behind the disk', { bootOrder: order(['scsi0', 'ide2']), mounted: [drive('ide2')] }, null],
  ['ISO between two disks', { bootOrder: order(['scsi1', 'ide2', 'scsi0']), mounted: [drive('ide2')] }, null],
  ['ISO behind a device that may be a disk', { bootOrder: { order: ['scsi0', 'ide2'] }, mounted: [drive('ide2')] }, null],
  ['ISO behind an entry that could not be read', { bootOrder: order([null, 'ide2', 'scsi0']), mounted: [drive('ide2')] }, null],
  ['cloud-init before the disk', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', CLOUD_INIT)] }, null],
  ['an unlisted image, cloud-init not reported', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: 'iso_gone', isCloudInit: null })] }, null],
  ['an empty drive before the disk', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', EMPTY)] }, null],
  ['named but not mounted', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { mounted: false })] }, null],
  ...['hdd', 'harddisk', 'hd', 'DISK', ' Disk ', 'nvme', 'virtio-blk', null, '', 7].map((type): [string, MediaParts, null] => [`ISO behind a device of type ${JSON.stringify(type)}`, { bootOrder: types({ scsi0: type, ide2: 'cdrom' }), mounted: [drive('ide2')] }, null]),
  ['ISO behind a device whose types disagree', { bootOrder: { order: ['net0', 'ide2'], availableDevices: [{ id: 'net0', type: 'network' }, { id: 'net0', type: 'disk' }, { id: 'ide2', type: 'cdrom' }] }, mounted: [drive('ide2')] }, null],
  ['letters as ids', { bootOrder: types({ c: 'hd', d: 'cdrom', n: 'network' }), mounted: [drive('d')] }, null],
  ['upper case', { bootOrder: types({ net0: 'NETWORK', ide2: 'CDROM', scsi0: 'DISK' }), mounted: [drive('ide2')] }, 'Tries the Ubuntu 24.04 LTS ISO before the disk'],
  ['before a device of a type nobody knows', { bootOrder: types({ ide2: 'cdrom', scsi0: 'hdd' }), mounted: [drive('ide2')] }, 'Tries the Ubuntu 24.04 LTS ISO before any disk'],
  ...['none', 'NONE', ' none ', 'none,media=cdrom', '', '  '].map((isoId): [string, MediaParts, null] => [`a drive whose medium is ${JSON.stringify(isoId)}`, { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId })] }, null]),
  ['a volume as medium', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: 'local:iso/ubuntu.iso' })] }, 'Tries an unknown image before the disk'],
  ['mounted, not in the order', { mounted: [drive('ide2')] }, null],
  ['mounted, no order', { bootOrder: null, mounted: [drive('ide2')] }, null],
];

const WHAT_TO_DO =
  /Installation finished\? (?:Add the disk to the boot order and u|U)nmount (?:it|them|the ISOs?) before the next start\./;

describe('an ISO left in the drive', () => {
  test.each(leftIn)('%s', (_, parts, headline) => {
    const next = nextStart(media(parts));
    expect(next.leftIn.length > 0 ? next.headline : null).toBe(headline);
    expect(WHAT_TO_DO.test(next.sentence)).toBe(headline !== null);
  });
});

test('whatever HostUp sends, it is a readable headline and sentence', () => {
  fc.assert(
    fc.property(anyIsoMedia, (random) => {
      const { headline, sentence } = nextStart(random);
      expect(headline).toMatch(/^(?:Tries |Boot order |The boot order )\S/u);
      expect(sentence).toMatch(/\.$/u);
      expect(`${headline} ${sentence}`).not.toMatch(FORBIDDEN);
      expect(headline.length + sentence.length).toBeLessThan(1_500);
    }),
    { numRuns: 500 },
  );
}, 30_000);
