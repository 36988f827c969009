import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { HEADERS } from '../contracts/gateway/api.ts';
import { isoList } from '../contracts/gateway/iso-list.ts';
import { createIsoListRead } from './iso-list-read.ts';
import { respondJson, startGateway, startUpstream } from './upstream.fixture.ts';

const ids = Array.from({ length: 5 }, (_, index) => 50 - index);

/** Five ISOs, two on a page, as Laravel pages them; a page that `otherwise` handles is not sent. */
async function start(otherwise: (page: number, response: ServerResponse) => boolean = () => false) {
  const upstream = await startUpstream((request, response) => {
    const page = Number(pageIn(request) ?? 1);
    if (otherwise(page, response)) return;
    respondJson(response, {
      data: ids.slice((page - 1) * 2, page * 2).map((id) => ({ id, status: 'downloading' })),
      links: { next: page < 3 ? `https://evil.example/v1/isos?page=${page + 1}` : null },
      meta: { current_page: page, last_page: 3, total: ids.length },
    });
  });
  const gateway = await startGateway(upstream.url);
  const response = await fetch(`${gateway.url}/api/vpsbg/isos`);
  return { upstream, gateway, response, list: v.parse(isoList, await response.json()) };
}

function pageIn({ url = '' }: IncomingMessage): string | null {
  return new URL(url, 'http://upstream').searchParams.get('page');
}

test('the pages are followed one after the other by number, on our own address', async () => {
  const { upstream, response, list } = await start();
  expect(list.data.map((iso) => iso?.id)).toEqual(ids);
  expect(list.extent).toEqual({ complete: true, total: 5, reason: null });
  expect(upstream.calls.map(({ url }) => url)).toEqual(['/v1/isos', '/v1/isos?page=2', '/v1/isos?page=3']);
  expect(Number(response.headers.get(HEADERS.leastInterval))).toBe(9_000);
});

test('those who request the list at the same time, and soon after, share its pages', async () => {
  const { upstream, gateway } = await start();
  await Promise.all(Array.from({ length: 5 }, () => fetch(`${gateway.url}/api/vpsbg/isos`)));
  expect(upstream.calls).toHaveLength(3);
});

describe('what was read is kept, and the response states what is missing', () => {
  test.each([
    ['page_failed', 500, {}],
    ['rate_limit', 429, { 'retry-after': '60' }],
  ] as const)('%s', async (reason, status, headers) => {
    const { response, list } = await start((page, out) => {
      if (page !== 2) return false;
      respondJson(out, { message: 'No' }, status, headers);
      return true;
    });
    expect(response.status).toBe(200);
    expect(list.data.map((iso) => iso?.id)).toEqual([50, 49]);
    expect(list.extent).toEqual({ complete: false, total: 5, reason });
  });

  test('time_limit', async () => {
    const first = JSON.stringify({ data: [{ id: 1 }], meta: { total: 2 } });
    const read = createIsoListRead(
      (page, signal) =>
        page === 1
          ? Promise.resolve({ ok: true, body: first, headers: {} })
          : new Promise((_, reject) => {
              signal.addEventListener('abort', () => reject(new Error('given up')));
            }),
      20,
    );
    const outcome = await read(new AbortController().signal);
    const list = v.parse(isoList, outcome.ok ? JSON.parse(outcome.body) : undefined);
    expect(list.extent).toEqual({ complete: false, total: 2, reason: 'time_limit' });
  });
});

test('a first page that fails is the failure of the list', async () => {
  const upstream = await startUpstream((_, response) => respondJson(response, {}, 500));
  const gateway = await startGateway(upstream.url);
  const response = await fetch(`${gateway.url}/api/vpsbg/isos`);
  expect(response.status).toBe(502);
});
