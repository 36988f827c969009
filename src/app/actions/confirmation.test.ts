import { expect, test } from 'vitest';
import {
  CLOUD_INIT,
  DEBIAN,
  drive,
  EMPTY,
  media,
  slot,
  UBUNTU,
  type MediaParts,
} from '../media/iso-media.fixture.ts';
import { confirmation } from './confirmation.ts';
import { DELETE, MOUNT, UNMOUNT } from './intent.fixture.ts';
import type { Intent } from './intent.ts';

const DOWNLOAD: Intent = {
  action: 'download',
  body: { url: 'https://example.com/a.iso', filename: DEBIAN.name },
};
const FREE = { mounted: [], availableDevices: [slot('ide2', false)] };

// prettier-ignore
const CASES: [about: string, intent: Intent, parts: MediaParts, words: string | null][] = [
  ['mounted', MOUNT, { mounted: [drive('ide2')] }, 'Ubuntu 24.04 LTS is in CD/DVD 3.'],
  ['mounted elsewhere', MOUNT, { mounted: [drive('ide3')] }, null],
  ['another image is in the drive', MOUNT, { mounted: [drive('ide2', { isoId: DEBIAN.id })] }, null],
  ['assigned, not mounted', MOUNT, { mounted: [drive('ide2', { mounted: false })] }, null],
  ['not reported whether mounted', MOUNT, { mounted: [drive('ide2', { mounted: 'yes' })] }, null],
  ['the slot is free', UNMOUNT, FREE, 'CD/DVD 3 is empty.'],
  ['the drive stays, empty', UNMOUNT, { mounted: [drive('ide2', EMPTY)] }, 'CD/DVD 3 is empty.'],
  ['the drive is gone', UNMOUNT, { mounted: [], availableDevices: [] }, 'CD/DVD 3 is empty.'],
  ['the drive may be the one that cannot be read', UNMOUNT, { mounted: [7], availableDevices: [] }, null],
  ['still mounted', UNMOUNT, { mounted: [drive('ide2')] }, null],
  ['in use, content not reported', UNMOUNT, { mounted: [], availableDevices: [slot('ide2', true)] }, null],
  ['another image came', UNMOUNT, { mounted: [drive('ide2', { isoId: DEBIAN.id })] }, 'CD/DVD 3 now holds debian-12.iso.'],
  ['cloud-init came', UNMOUNT, { mounted: [drive('ide2', CLOUD_INIT)] }, null],
  ['deleted', DELETE, { available: [DEBIAN] }, 'Ubuntu 24.04 LTS is no longer in the library.'],
  ['still listed', DELETE, { available: [DEBIAN, UBUNTU] }, null],
  ['downloaded', DOWNLOAD, {}, 'debian-12.iso is in the library.'],
  ['not downloaded yet', DOWNLOAD, { available: [UBUNTU, 7] }, null],
  ['a restart, which the media do not show', { action: 'restart', serverName: 'web' }, {}, null],
  ['a drive without a name for its medium', UNMOUNT, { mounted: [drive('ide2', { isoId: null })] }, null],
  ['an unknown image in the drive', UNMOUNT, { mounted: [drive('ide2', { isoId: 'iso_gone' })] }, null],
  ['not mounted any more', UNMOUNT, { mounted: [drive('ide2', { mounted: false })] }, 'CD/DVD 3 is empty.'],
  ['an entry that cannot be read may be it', DELETE, { available: [DEBIAN, 7] }, null],
];

test.each(CASES)('%s', (_, intent, parts, words) => {
  expect(confirmation(intent, media({ available: [UBUNTU, DEBIAN], ...parts }))).toBe(words);
});
