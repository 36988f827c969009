import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isoList } from '../contracts/gateway/iso-list.ts';
import { respondJson, startGateway, startUpstream } from './upstream.fixture.ts';

const rowsFrom = (first: number) =>
  Array.from({ length: 2 }, (_, n) => ({ id: first + n, status: 'downloaded', name: 'a.iso' }));

/** VPSBG's list of four ISOs, two on a page, which only these headers state. */
async function listWith(headers: Record<string, string>) {
  const upstream = await startUpstream(({ url = '' }, response) => {
    const isSecond = url.endsWith('page=2');
    const own = isSecond ? { 'x-total-count': headers['x-total-count'] ?? '4' } : headers;
    respondJson(response, { data: rowsFrom(isSecond ? 3 : 1) }, 200, own);
  });
  const gateway = await startGateway(upstream.url);
  const response = await fetch(`${gateway.url}/api/vpsbg/isos`);
  return v.parse(isoList, await response.json());
}

test.each([
  { link: '<https://api.vpsbg.eu/v1/isos?page=2>; rel="next"' },
  { 'x-total-count': '4' },
  { 'content-range': 'items 0-1/4' },
  { 'x-total-pages': '2' },
])('pages that only a header states are read: %j', async (headers) => {
  const { data, extent } = await listWith(headers);
  expect(data.map((iso) => iso?.id)).toEqual([1, 2, 3, 4]);
  expect(extent).toEqual({ complete: true, total: 4, reason: null });
});

test('a total that the pages do not reach is stated', async () => {
  expect((await listWith({ 'x-total-count': '9' })).extent).toMatchObject({ complete: false, total: 9 });
});
