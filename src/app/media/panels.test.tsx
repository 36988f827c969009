import fc from 'fast-check';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { Live } from '../live/live-panel.tsx';
import { BootOrderList } from './boot-order-list.tsx';
import { Drives } from './drives.tsx';
import { Gates } from './gates.tsx';
import { IsoLibrary } from './iso-library.tsx';
import { anyIsoMedia, FORBIDDEN } from './iso-media.arbitrary.ts';
import { CLOUD_INIT, drive, media, order, slot } from './iso-media.fixture.ts';
import { NextStartPanel } from './next-start-panel.tsx';

function live(data: IsoMedia): Live<IsoMedia> {
  return {
    state: 'ready',
    data,
    checked: 0,
    failure: null,
    responses: [],
    refreshing: false,
    refresh: () => undefined,
  };
}

function panelsOf(data: IsoMedia): ReactNode {
  const view = { query: '', sort: 'name' } as const;
  return (
    <>
      <NextStartPanel live={live(data)} />
      <Drives live={live(data)} />
      <BootOrderList live={live(data)} />
      <Gates live={live(data)} />
      <IsoLibrary live={live(data)} view={view} onView={() => undefined} />
    </>
  );
}

/** The words on screen. */
function textOf(node: ReactNode): string {
  return renderToStaticMarkup(node)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ');
}

beforeEach(() => {
  vi.spyOn(console, 'error');
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('drives: device, label, medium, file, id, type and state; cloud-init apart', () => {
  const data = media({
    mounted: [drive('ide2'), drive('ide0', CLOUD_INIT)],
    availableDevices: [slot('ide2', true), slot('ide3', false)],
  });
  const text = textOf(<Drives live={live(data)} />);
  expect(text).toContain(
    'ide2 CD/DVD 3 Mounted Ubuntu 24.04 LTS ubuntu-24.04-live-server-amd64.iso iso_ubuntu Type existing_cdrom',
  );
  expect(text).toContain('ide3 CD/DVD 4 Reported free Type available');
  expect(text).toContain('Cloud-init ide0 CD/DVD 1 (usual label) Cloud-init drive');
});

test('boot order: position, name, id, medium, type; what is not in it', () => {
  const data = media({ bootOrder: order(['ide2', 'scsi0'], ['net0']), mounted: [drive('ide2')] });
  const text = textOf(<BootOrderList live={live(data)} />);
  expect(text).toContain('1 CD/DVD 3 ide2 Ubuntu 24.04 LTS cdrom 2 Disk scsi0 disk');
  expect(text).toContain('Not in the order Network net0 network');
});

test('what you can do: a shut gate shows its reason and its code with a copy button', () => {
  const canMount = { allowed: false, reason: 'Wait.', code: 'pending_order' };
  const data = media({ actions: { canMount } });
  const markup = renderToStaticMarkup(<Gates live={live(data)} />);
  expect(markup).toContain('Wait.');
  expect(markup).toContain('pending_order');
  expect(markup).toContain('aria-label="Copy reason code: Mount an ISO"');
  expect(markup).toContain('HostUp did not say whether you may upload an ISO');
});

test('next start: the left-in ISO and the findings are shown, and nothing when there are none', () => {
  const leftIn = media({
    bootOrder: order(['ide2', 'scsi0']),
    mounted: [drive('ide2')],
    availableDevices: [],
  });
  const text = textOf(<NextStartPanel live={live(leftIn)} />);
  expect(text).toContain('An ISO is still in the drive');
  expect(text).toContain('Mounting an ISO is allowed, but HostUp reports no free slot.');
  expect(textOf(<NextStartPanel live={live(media())} />)).not.toMatch(/still in the drive|fit together/);
});

test('the library: unknown sizes and formats are said, an empty one is said', () => {
  const bare = media({
    available: [{ id: 'iso_bare', name: null, displayName: null, sizeGb: 0, format: null }, 7],
  });
  const view = { query: '', sort: 'name' } as const;
  const text = textOf(<IsoLibrary live={live(bare)} view={view} onView={() => undefined} />);
  expect(text).toContain('iso_bare size unknown not given');
  expect(text).toContain('An entry that could not be read');
  const empty = textOf(
    <IsoLibrary live={live(media({ available: [] }))} view={view} onView={() => undefined} />,
  );
  expect(empty).toContain('The ISO library is empty');
});

test('whatever HostUp sends, the panels are drawn without a fault and without nonsense', () => {
  fc.assert(
    fc.property(anyIsoMedia, (random) => {
      expect(textOf(panelsOf(random))).not.toMatch(FORBIDDEN);
    }),
    { numRuns: 100 },
  );
  expect(console.error).not.toHaveBeenCalled();
}, 30_000);
