import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { forgetAll } from '../http/forget.ts';
import { createQueryClient } from '../http/query-client.ts';
import { drive, media, slot, UBUNTU } from '../media/iso-media.fixture.ts';
import { isoMediaQuery } from '../media/queries.ts';
import type { Intent } from './intent.ts';
import { vpsActions } from './vps-actions.tsx';

const VPS = 'vps_1';
const IDE2 = { device: 'ide2', name: 'CD/DVD 3' };
const UNMOUNT: Intent = {
  action: 'unmount',
  drive: IDE2,
  image: { isoId: UBUNTU.id, name: 'Ubuntu 24.04 LTS' },
};
const EMPTY = media({ mounted: [], availableDevices: [slot('ide2', false)] });
const FULL = media({ mounted: [drive('ide2')], availableDevices: [slot('ide2', true)] });
/** What the gateway sends for an action. */
const DONE = { action: 'unmount', call: 'unmount', outcome: 'done', job: null };

let client: QueryClient;
/** What HostUp has, how long it takes to say so, and how often it was read. */
let hostUp: { media: IsoMedia; ms: number; reads: number };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T12:00:00Z') });
  client = createQueryClient();
  hostUp = { media: FULL, ms: 0, reads: 0 };
  vi.stubGlobal('fetch', (_: string, { method = 'GET', signal }: RequestInit) => {
    if (method !== 'GET') {
      hostUp.media = EMPTY;
      return Promise.resolve(Response.json(DONE));
    }
    hostUp.reads += 1;
    const { media: seen } = hostUp;
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
      setTimeout(() => {
        const headers = { [HEADERS.asOf]: new Date().toISOString() };
        resolve(Response.json(seen, { headers }));
      }, hostUp.ms);
    });
  });
});

afterEach(() => {
  forgetAll();
  client.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The actions of the VPS once its media have been read, on a page that nobody looks at. */
async function actions() {
  void client.prefetchQuery(isoMediaQuery(VPS));
  await vi.advanceTimersByTimeAsync(100);
  hostUp.reads = 0;
  return vpsActions.stateOf(client, VPS);
}

test.each([4_000, 9_000])('media that take %i ms confirm at their first read', async (ms) => {
  const { store } = await actions();
  hostUp.ms = ms;
  void store.run(UNMOUNT);
  await vi.advanceTimersByTimeAsync(ms + 100);
  expect(store.at('drive ide2')?.phase.kind).toBe('confirmed');
  expect(hostUp.reads).toBe(1);
});

test('a read that began before the action is followed by one that began after it', async () => {
  const { store } = await actions();
  hostUp.ms = 4_000;
  void client.refetchQueries(isoMediaQuery(VPS));
  await vi.advanceTimersByTimeAsync(1_000);
  void store.run(UNMOUNT);
  await vi.advanceTimersByTimeAsync(3_500);
  expect(store.at('drive ide2')?.phase.kind).toBe('accepted');
  await vi.advanceTimersByTimeAsync(6_000);
  expect(store.at('drive ide2')?.phase.kind).toBe('confirmed');
  expect(hostUp.reads).toBe(2);
});

test('the first of two steps is confirmed while one looks elsewhere, so that the second one follows', async () => {
  const { store } = await actions();
  const ended = vi.fn<(act: unknown) => void>();
  void store.run(UNMOUNT).then(ended);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ended).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ phase: { kind: 'confirmed', words: 'CD/DVD 3 is empty.' } }),
  );
});
