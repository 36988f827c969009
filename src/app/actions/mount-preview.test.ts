import { expect, test } from 'vitest';
import { DEBIAN, drive, media, order, slot, UBUNTU, type MediaParts } from '../media/iso-media.fixture.ts';
import { IDE2 } from './intent.fixture.ts';
import { mountPreview } from './mount-preview.ts';

const IDE3 = { device: 'ide3', name: 'CD/DVD 4' };
const FREE = [slot('ide2', false), slot('ide3', false)];

// prettier-ignore
const CASES: [about: string, parts: MediaParts, target: typeof IDE2, headline: string, sentence: RegExp][] = [
  ['a drive after the disk', { bootOrder: order(['scsi0', 'ide2']) }, IDE2, 'Tries the disk first, as now.', /^If that does not start, the Ubuntu 24\.04 LTS ISO in CD\/DVD 3 is next\.$/],
  ['a drive before the disk', { bootOrder: order(['ide2', 'scsi0']) }, IDE2, 'Tries the Ubuntu 24.04 LTS ISO before the disk.', /would start from this ISO/],
  ['a drive outside of the order', { bootOrder: order(['scsi0']) }, IDE3, 'Tries the disk first, as now.', /CD\/DVD 4 is not in the boot order, so this ISO would not be tried.*HostUp panel\.$/],
  ['no boot order', { bootOrder: null }, IDE2, 'Boot order not reported, as now.', /unknown/],
  ['an empty boot order', { bootOrder: order([]) }, IDE2, 'The boot order is empty, as now.', /no device/],
  ['another ISO before the disk', { bootOrder: order(['ide3', 'scsi0', 'ide2']), mounted: [drive('ide3', { isoId: DEBIAN.id })] }, IDE2, 'Tries debian-12.iso before the disk, as now.', /^Installation finished\?/],
  ['a drive whose name begins alike', { bootOrder: order(['ide20', 'scsi0', 'ide2']), mounted: [drive('ide20', { isoId: DEBIAN.id })] }, IDE2, 'Tries debian-12.iso before the disk, as now.', /^Installation finished\?/],
  ['another image in the same drive', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: DEBIAN.id })] }, IDE2, 'Tries the Ubuntu 24.04 LTS ISO before the disk.', /this ISO/],
];

test.each(CASES)('%s', (_, parts, target, headline, sentence) => {
  const all = media({ available: [UBUNTU, DEBIAN], mounted: [], availableDevices: FREE, ...parts });
  const preview = mountPreview(all, target, UBUNTU.id, 'hostUp');
  expect(preview.headline.replace('only the disk', 'the disk first')).toBe(headline);
  expect(preview.sentence).toMatch(sentence);
});
