import { expect, test } from 'vitest';
import { respondJson, startGateway, startUpstream } from './upstream.fixture.ts';

async function start() {
  const upstream = await startUpstream((_, response) =>
    respondJson(response, { data: [], nextCursor: null, hasMore: false }),
  );
  const { url } = await startGateway(upstream.url);
  return { upstream, get: (query: string) => fetch(`${url}/api/hostup/vps?${query}`) };
}

test.each([
  ['name=db%20primary%26limit%3D1', '/api/v2/vps?name=db+primary%26limit%3D1'],
  ['primaryIp=192.0.2.10&limit=100', '/api/v2/vps?limit=100&primaryIp=192.0.2.10'],
  ['primaryIp=2001%3Adb8%3A%3A1', '/api/v2/vps?primaryIp=2001%3Adb8%3A%3A1'],
])('%s is passed on, encoded', async (query, path) => {
  const { upstream, get } = await start();
  expect((await get(query)).status).toBe(200);
  expect(upstream.calls.map(({ url }) => url)).toEqual([path]);
});

test.each([
  'name=',
  'name=two%0Alines',
  `name=${'x'.repeat(256)}`,
  'name=a&name=b',
  'primaryIp=web-01',
  'primaryIp=192.0.2.0%2F24',
])('%s is refused before HostUp sees it', async (query) => {
  const { upstream, get } = await start();
  expect((await get(query)).status).toBe(400);
  expect(upstream.calls).toHaveLength(0);
});
