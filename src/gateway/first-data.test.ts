import { expect, test } from 'vitest';
import { pageAt } from '../contracts/pages.ts';
import { firstDataLink } from './first-data.ts';
import { startGateway } from './upstream.fixture.ts';

const both = { hostup: true, vpsbg: true };

function preloaded(path: string, query = '', configured = both): string[] {
  const page = pageAt(path);
  const link = page ? firstDataLink(page, query, configured) : '';
  return Array.from(
    link.matchAll(/<([^>]+)>; rel=preload; as=fetch; crossorigin/g),
    ([, requested = '']) => requested,
  );
}

test.each([
  ['/', ['/api/session', '/api/hostup/vps?limit=100']],
  ['/vps/vps_1/iso', ['/api/session', '/api/hostup/vps/vps_1/iso']],
  ['/isos', ['/api/session', '/api/vpsbg/isos']],
  ['/isos/12', ['/api/session', '/api/vpsbg/isos/12']],
  ['/support', ['/api/session']],
])('%s has its first responses on their way', (path, requested) => {
  expect(preloaded(path)).toEqual(requested);
});

test.each([
  '/vps/VPS_1/iso',
  '/vps/<script>/iso',
  '/vps/vps_1%3E;rel=x/iso',
  '/vps/vps_1>/iso',
  '/isos/0',
  '/isos/1%0d%0aSet-Cookie:x',
  '/nothing',
])('%s preloads nothing', (path) => {
  expect(preloaded(path)).toEqual([]);
});

test('with details open, the app requests the response as it came', () => {
  expect(preloaded('/vps/vps_1/iso', '?details=1')).toEqual([
    '/api/session',
    '/api/hostup/vps/vps_1/iso?details=1',
  ]);
  expect(preloaded('/', '?details=1')).toEqual(['/api/session', '/api/hostup/vps?limit=100&details=1']);
});

test('a page of the list is left to the app, and a provider without a key is not called', () => {
  expect(preloaded('/', '?cursor=abc')).toEqual(['/api/session']);
  expect(preloaded('/vps/vps_1/iso', '', { hostup: false, vpsbg: true })).toEqual(['/api/session']);
});

test('it travels as a Link header with the page alone', async () => {
  const pages = {
    serve: async (path: string, _wanted?: object, { link = 'none' }: { link?: string | undefined } = {}) =>
      new Response(path, { headers: { 'x-link': link } }),
    assets: new Map(),
    framed: () => ({ html: '', sources: [], firstScript: '' }),
  };
  const gateway = await startGateway('http://127.0.0.1:9', { pages });
  const linkOf = async (path: string) => (await fetch(gateway.url + path)).headers.get('x-link');
  expect(await linkOf('/vps/vps_1/iso?q=a')).toContain('</api/hostup/vps/vps_1/iso>;');
  expect(await linkOf('/?cursor=abc')).not.toContain('hostup');
  expect(await linkOf('/vps/VPS_1/iso')).toBe('none');
  expect(await linkOf('/favicon.svg')).toBe('none');
});
