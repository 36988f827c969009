import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { assumedVpsbgIsoPage } from '../contracts/assumptions.ts';
import { upstreamErrorOf } from '../contracts/gateway/upstream-error.ts';
import { problem } from '../contracts/hostup/problem.ts';
import { vpsList } from '../contracts/hostup/vps-list.ts';
import { iso } from '../contracts/vpsbg/iso.ts';
import { differenceFrom } from '../contracts/tolerant.ts';
import { startSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';

const START = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ start: START, speed: 0 });
});
afterAll(() => sandbox.close());

const hostup = (path: string, key = sandbox.keys.hostup, init: RequestInit = {}) =>
  fetch(`${sandbox.hostupUrl}/api/v2${path}`, { ...init, headers: { authorization: `Bearer ${key}` } });
const vpsbg = (path: string, key = sandbox.keys.vpsbg) =>
  fetch(`${sandbox.vpsbgUrl}${path}`, { headers: { authorization: `Bearer ${key}` } });
const sample = (path: string) => readFileSync(new URL(`../contracts/${path}`, import.meta.url), 'utf8');

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body: unknown = await response.json();
  const parsed = v.parse(problem, body);
  expect(parsed.status).toBe(response.status);
  expect(parsed.type).toBe(`https://developer.hostup.se/errors/${parsed.code}`);
  expect(parsed.requestId).toMatch(/^req_[0-9a-z]{26}$/);
  expect(parsed.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  for (const field of ['title', 'detail', 'instance'] as const) expect(parsed[field]).toBeTruthy();
  return parsed;
}

async function listOf(limit: number, cursor: string | null, key?: string) {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
  const response = await hostup(`/vps?${query.toString()}`, key);
  expect(response.status).toBe(200);
  const body: unknown = await response.json();
  return { body, list: v.parse(vpsList, body) };
}

test('the published examples are returned byte for byte', async () => {
  const media = await hostup('/vps/vps_01hxa3b4c5d6e7f8g9h0j1k2m3/iso');
  expect(media.headers.get('content-type')).toBe('application/json');
  expect(await media.text()).toBe(sample('hostup/samples/iso-media.json'));
  expect(await (await vpsbg('/isos/1')).text()).toBe(sample('vpsbg/samples/iso.json'));
});

test('the Date header is the sandbox clock', async () => {
  const before = sandbox.clock.now();
  expect((await hostup('/vps')).headers.get('date')).toBe(new Date(before).toUTCString());
});

test('keys are checked: none, wrong, of the other provider, without the scope', async () => {
  for (const key of ['wrong', sandbox.keys.vpsbg]) {
    const refused = await hostup('/vps/vps_ubuntu1/iso', key);
    expect(refused.status).toBe(401);
    expect((await problemOf(refused)).code).toBe('unauthorized');
  }
  expect((await fetch(`${sandbox.hostupUrl}/api/v2/vps`)).status).toBe(401);
  for (const path of ['/vps', '/vps/vps_ubuntu1/iso', '/vps/vps_nobody/iso']) {
    const forbidden = await hostup(path, sandbox.accounts.noscope.hostup);
    expect(forbidden.status).toBe(403);
    expect((await problemOf(forbidden)).code).toBe('forbidden');
  }
  const laravel = await vpsbg('/isos/1', 'wrong');
  expect(laravel.status).toBe(401);
  expect(upstreamErrorOf(401, await laravel.json()).detail).toBeTruthy();
});

test('unknown ids, paths and methods have the right errors', async () => {
  const unknown = await hostup('/vps/vps_01hxaunknown/iso');
  expect(unknown.status).toBe(404);
  expect(await problemOf(unknown)).toMatchObject({
    code: 'vps_not_found',
    instance: '/api/v2/vps/vps_01hxaunknown/iso',
  });
  expect((await problemOf(await hostup('/keys'))).code).toBe('not_found');
  const posted = await hostup('/vps', undefined, { method: 'POST' });
  expect(posted.status).toBe(405);
  expect(posted.headers.get('allow')).toBe('GET');
  await problemOf(posted);
  for (const id of ['2', '99000000', '999000000', 'abc', '01', '1e3']) {
    expect((await vpsbg(`/isos/${id}`)).status).toBe(404);
  }
});

test('a limit out of range is an invalid_request with its field', async () => {
  for (const limit of ['0', '101', '-1', 'ten', '1.5', '']) {
    const response = await hostup(`/vps?limit=${limit}`);
    expect(response.status).toBe(400);
    const { code, errors } = await problemOf(response);
    expect(code).toBe('invalid_request');
    expect(errors?.[0]?.pointer).toBe('/limit');
  }
  expect((await hostup('/vps?limit=100')).status).toBe(200);
});

test('a bad cursor is an invalid_cursor', async () => {
  for (const cursor of ['x', 'ZnJvbTotMQ', 'ZnJvbTo5OTk5', '%00']) {
    const response = await hostup(`/vps?cursor=${cursor}`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).code).toBe('invalid_cursor');
  }
});

test.each([1, 7, 20, 99, 100])('cursors of pages of %i walk all 250 VPSs exactly once', async (limit) => {
  const ids: (string | undefined)[] = [];
  let cursor: string | null = null;
  do {
    const { list } = await listOf(limit, cursor, sandbox.accounts.crowded.hostup);
    expect(list.hasMore).toBe(list.nextCursor !== null);
    ids.push(...list.data.map((row) => row?.id));
    cursor = list.nextCursor;
  } while (cursor !== null);
  expect(ids).toHaveLength(250);
  expect(new Set(ids).size).toBe(250);
});

test('the accounts respond in the documented shape, except the odd one', async () => {
  for (const name of ['default', 'empty', 'crowded'] as const) {
    const keys = sandbox.accounts[name];
    const { body } = await listOf(100, null, keys.hostup);
    expect(differenceFrom(vpsList, body).drift).toEqual([]);
    const isos: unknown = await (await vpsbg('/isos', keys.vpsbg)).json();
    expect(differenceFrom(assumedVpsbgIsoPage, isos).drift).toEqual([]);
  }
  const { body } = await listOf(100, null, sandbox.accounts.odd.hostup);
  expect(differenceFrom(vpsList, body).drift).not.toEqual([]);
});

test('every VPS of the default account has an id of the documented form and its media', async () => {
  const { list } = await listOf(100, null);
  expect(list.data).toHaveLength(12);
  for (const row of list.data) {
    expect(row?.id).toMatch(/^vps_[0-9a-z]{26}$/);
    const media: unknown = await (await hostup(`/vps/${row?.id}/iso`)).json();
    expect(media).toHaveProperty('actions.canMount');
  }
  const found = await (await hostup('/vps?name=WEB-01')).json();
  expect(v.parse(vpsList, found).data).toHaveLength(1);
});

test('a VPS of another account is not found', async () => {
  const { list } = await listOf(1, null, sandbox.accounts.crowded.hostup);
  const response = await hostup(`/vps/${list.data[0]?.id}/iso`);
  expect(response.status).toBe(404);
});

test('the default account shows downloads at every stage, and something moves for days', async () => {
  const isos = async () =>
    v
      .parse(assumedVpsbgIsoPage, await (await vpsbg('/isos')).json())
      .data.flatMap((row) => (row ? [row] : []));
  const stages = new Set((await isos()).map(({ status }) => status));
  expect(stages).toEqual(new Set(['downloading', 'downloaded', 'deleted']));
  for (let day = 0; day < 6; day += 1) {
    const rows = await isos();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(10);
    for (const row of rows) {
      expect(row.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000000Z$/);
      const one = v.parse(iso, await (await vpsbg(`/isos/${row.id}`)).json());
      expect(one).toEqual(row);
    }
    const before = rows.map(({ downloaded }) => downloaded);
    sandbox.clock.advance(10_000);
    expect((await isos()).map(({ downloaded }) => downloaded)).not.toEqual(before);
    sandbox.clock.advance(17 * HOUR);
  }
});

test('an earlier upload of the default account stays readable as deleted', async () => {
  sandbox.clock.advance(HOUR);
  const old = v.parse(iso, await (await vpsbg('/isos/1000')).json());
  expect(old.status).toBe('deleted');
});

test('the rate limit is real and in the headers of every response', async () => {
  const own = await startSandbox({ start: START, speed: 0 });
  try {
    const sendRequest = () =>
      fetch(`${own.hostupUrl}/api/v2/vps`, { headers: { authorization: `Bearer ${own.keys.hostup}` } });
    const first = await sendRequest();
    const limit = Number(first.headers.get('x-ratelimit-limit'));
    expect(first.headers.get('x-ratelimit-remaining')).toBe(String(limit - 1));
    expect(first.headers.get('x-ratelimit-reset')).toBe(new Date(START + 60_000).toISOString());
    for (let requested = 1; requested < limit; requested += 1) await (await sendRequest()).arrayBuffer();
    const limited = await sendRequest();
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('60');
    expect((await problemOf(limited)).code).toBe('rate_limited');
    own.clock.advance(60_000);
    expect((await sendRequest()).status).toBe(200);
  } finally {
    await own.close();
  }
  // 1,200 requests: seconds on a busy machine.
}, 60_000);
