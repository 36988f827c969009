import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '../../contracts/gateway/api.ts';
import { sessionQuery } from './queries.ts';

const surface = vi.hoisted(() => ({ framed: false, hasDownloads: true }));
vi.mock('../surface.ts', () => surface);
const { includesDownloads } = await import('./includes-downloads.ts');

const response = (mode: Session['mode'], vpsbg: boolean) => ({
  body: { mode, role: 'customer', providers: { hostup: true, vpsbg }, actions: {}, version: '1', names: {} },
  asOf: 0,
});

beforeEach(() => Object.assign(surface, { framed: false, hasDownloads: true }));

test.each([
  ['embed', true, true],
  ['embed', false, false],
  // The page then says which variable is missing.
  ['owner', false, true],
  ['staff', false, true],
] as const)('in mode %s with VPSBG %s: %s', async (mode, vpsbg, expected) => {
  const client = new QueryClient();
  await client.prefetchQuery({ queryKey: sessionQuery().queryKey, queryFn: () => response(mode, vpsbg) });
  expect(await includesDownloads(client)).toBe(expected);
});

test('beside a gateway of one’s own nothing waits for the session', async () => {
  expect(await includesDownloads(new QueryClient())).toBe(true);
});

test('without a gateway there are none', async () => {
  surface.hasDownloads = false;
  expect(await includesDownloads(new QueryClient())).toBe(false);
});

test('a frame waits for what its token includes', async () => {
  surface.framed = true;
  const client = new QueryClient();
  const respond = Promise.resolve(response('embed', false));
  void client.prefetchQuery({ queryKey: sessionQuery().queryKey, queryFn: () => respond });
  expect(client.getQueryData(sessionQuery().queryKey)).toBeUndefined();
  expect(await includesDownloads(client)).toBe(false);
});
