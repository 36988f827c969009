import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../../contracts/gateway/api.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { sessionQuery } from '../session/queries.ts';
import type { Live } from '../live/live-panel.tsx';
import { ActionsStrip } from './actions-strip.tsx';
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
      <NextStartPanel live={live(data)} server="usual" />
      <IsoLibrary live={live(data)} view={view} onView={() => undefined} />
    </>
  );
}

const SESSION = {
  path: '',
  asOf: 0,
  requestId: null,
  drift: [],
  body: v.parse(session, {
    mode: 'owner',
    role: 'owner',
    providers: { hostup: true, vpsbg: true },
    version: '0.0.0',
    manageUrl: 'https://panel.example/vps',
  }),
};

function htmlOf(node: ReactNode): string {
  const queryClient = new QueryClient();
  queryClient.setQueryData(sessionQuery().queryKey, SESSION);
  return renderToStaticMarkup(<QueryClientProvider client={queryClient}>{node}</QueryClientProvider>);
}

/** The words on screen. */
function textOf(node: ReactNode): string {
  return htmlOf(node)
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

test('next start: headline and sentence, then every device once, in boot order', () => {
  const data = media({
    bootOrder: order(['scsi0', 'ide2'], ['net0']),
    mounted: [drive('ide2'), drive('ide0', CLOUD_INIT)],
    availableDevices: [slot('ide2', true), slot('ide3', false)],
  });
  const text = textOf(<NextStartPanel live={live(data)} server="usual" />);
  expect(text).toContain(
    'Tries the disk first Nothing to do for the next start. If that does not start, the Ubuntu 24.04 LTS ISO in CD/DVD 3 is next.',
  );
  expect(text).toContain(
    'Boot order 1 Disk scsi0 Tried first Boot order 2 CD/DVD 3 ide2 Ubuntu 24.04 LTS · 5.9 GB ISO mounted – Not in the boot order CD/DVD 1 ide0 Cloud-init settings · not in the boot order Cloud-init',
  );
  expect(text).toContain('CD/DVD 4 ide3 Empty · not in the boot order Empty');
  expect(text).toContain('Network net0 Not in the boot order');
  expect(text).not.toContain('inconsistent');
});

test('what you can do: allowed in a word; a blocked action with its reason and a code to copy', () => {
  const canMount = { allowed: false, reason: 'Wait.', code: 'pending_order' };
  const closed = media({ actions: { canMount, canUpload: { allowed: true, reason: null } } });
  const markup = htmlOf(<ActionsStrip media={closed} />);
  expect(markup).toContain('aria-label="Copy reason code: Mount"');
  expect(markup).toContain('href="https://panel.example/vps"');
  const text = textOf(<ActionsStrip media={closed} />);
  expect(text).toMatch(/Mount not allowed Wait\. pending_order .*Upload allowed/);
  expect(textOf(<ActionsStrip media={media({ actions: {} })} />)).toContain(
    'HostUp did not report whether you may upload an ISO',
  );
});

test('next start: an ISO that was left in, and what is inconsistent', () => {
  const leftIn = media({
    bootOrder: order(['ide2', 'scsi0']),
    mounted: [drive('ide2')],
    availableDevices: [slot('ide2', false)],
  });
  const text = textOf(<NextStartPanel live={live(leftIn)} server="usual" />);
  expect(text).toContain('Tries the Ubuntu 24.04 LTS ISO before the disk');
  expect(text).toContain('ISO before disk');
  expect(text).toContain('HostUp’s data is inconsistent');
  expect(text).toContain('CD/DVD 3 (ide2) is reported free, but Ubuntu 24.04 LTS is mounted in it.');
});

test('next start: a medium that no start tries is no inconsistency, and the notice says what to do', () => {
  const untried = media({
    bootOrder: order(['scsi0'], ['ide3']),
    mounted: [drive('ide3')],
    availableDevices: [slot('ide3', true)],
  });
  const text = textOf(<NextStartPanel live={live(untried)} server="usual" />);
  expect(text).toContain('Not tried at the next start');
  expect(text).toContain(
    'Ubuntu 24.04 LTS is mounted in CD/DVD 4 (ide3), but that drive is not in the boot order.',
  );
  expect(text).toMatch(/To start from it, change the boot order in your (HostUp|control) panel\./);
  expect(text).not.toContain('inconsistent');
});

test('next start: the last drive is filled, and mounting is allowed: one sentence, no warning', () => {
  const full = media({
    bootOrder: order(['scsi0', 'ide2']),
    mounted: [drive('ide2')],
    availableDevices: [slot('ide2', true)],
  });
  const text = textOf(<NextStartPanel live={live(full)} server="usual" />);
  expect(text).toContain(
    'Mount Allowed, but HostUp reports no empty drive now. To mount another, unmount an ISO first.',
  );
  expect(text).not.toContain('Mount allowed');
  expect(text).not.toContain('inconsistent');
});

test('what you can do: a long reason shows its beginning, and a button for the rest', () => {
  const reason = 'The host is being moved. '.repeat(80);
  const blocked = media({ actions: { canMount: { allowed: false, reason } } });
  const text = textOf(<ActionsStrip media={blocked} />);
  expect(text).toMatch(/Mount not allowed The host is being moved\. .{100,150}… Show all/);
});

test('next start: no device at all is explained in words', () => {
  const nothing = media({ bootOrder: null, mounted: [], availableDevices: [] });
  expect(textOf(<NextStartPanel live={live(nothing)} server="usual" />)).toContain(
    'HostUp lists no drive and no disk',
  );
});

test('the library: an unknown size and an empty library have words', () => {
  const bare = media({
    available: [{ id: 'iso_bare', name: null, displayName: null, sizeGb: 0, format: null }, 7],
  });
  const view = { query: '', sort: 'name' } as const;
  const text = textOf(<IsoLibrary live={live(bare)} view={view} onView={() => undefined} />);
  expect(text).toContain('iso_bare size unknown An entry that could not be read');
  expect(text).toContain('ISO library 2 images this server can mount');
  expect(text).not.toContain('Search');
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
}, 120_000);
