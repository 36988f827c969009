import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../contracts/assumptions.ts';
import { isoMedia } from '../contracts/hostup/iso-media.ts';
import { differenceFrom } from '../contracts/tolerant.ts';
import { iso } from '../contracts/vpsbg/iso.ts';
import { FAULTS } from './faults.ts';
import { HOSTUP_SCENARIOS, hostupScenario } from './hostup-scenarios.ts';
import { bytesAt } from './progress.ts';
import { startSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { scenarioTable } from './scenario-table.ts';
import { VPSBG_SCENARIOS, vpsbgScenario, vpsbgScenarioId } from './vpsbg-scenarios.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ start: Date.UTC(2026, 0, 15, 12), speed: 0 });
});
afterAll(() => sandbox.close());

const hostup = (id: string) =>
  fetch(`${sandbox.hostupUrl}/api/v2/vps/${id}/iso`, {
    headers: { authorization: `Bearer ${sandbox.accounts.empty.hostup}` },
    redirect: 'manual',
  });
const vpsbg = (id: number) =>
  fetch(`${sandbox.vpsbgUrl}/isos/${id}`, {
    headers: { authorization: `Bearer ${sandbox.accounts.empty.vpsbg}` },
    redirect: 'manual',
  });
const isoAt = async (name: string, copy = 0) =>
  v.parse(iso, await (await vpsbg(vpsbgScenarioId(name, copy))).json());
const statesOf = <T>(entries: Iterable<readonly [string, T]>) =>
  [...entries].filter(([name]) => !(name.replace(/^then/, '') in FAULTS));

/** Whether a response left its schema: it fails, or something was tolerated. */
function leaves(schema: v.GenericSchema, response: unknown): boolean {
  const parsed = v.safeParse(schema, response);
  return !parsed.success || differenceFrom(schema, response).drift.length > 0;
}

describe('every state keeps to the documented shape, unless it is about leaving it', () => {
  test.each(statesOf(HOSTUP_SCENARIOS))('vps_%s', async (name, { drifts }) => {
    const response = await hostup(`vps_${name}`);
    expect(response.status).toBe(200);
    expect(leaves(isoMedia, await response.json())).toBe(drifts);
  });
  test.each(statesOf([...VPSBG_SCENARIOS.values()].map((scenario) => [scenario.name, scenario])))(
    'ISO %s',
    async (name, { drifts }) => {
      const response = await vpsbg(vpsbgScenarioId(name));
      expect(response.status).toBe(200);
      expect(leaves(iso, await response.json())).toBe(drifts);
    },
  );
});

test('every scenario id is one the dashboard accepts, and means that scenario', () => {
  for (const [name, scenario] of HOSTUP_SCENARIOS) {
    for (const suffix of ['', '7', '12ab', '0']) {
      expect(`vps_${name}${suffix}`).toMatch(ASSUMED_HOSTUP_VPS_ID);
      expect(hostupScenario(`vps_${name}${suffix}`)).toBe(scenario);
    }
  }
  for (const [number, scenario] of VPSBG_SCENARIOS) {
    expect(String(number * 1_000_000)).toMatch(ASSUMED_VPSBG_ISO_ID);
    expect(vpsbgScenario(number * 1_000_000 + 999_999)).toBe(scenario);
  }
  expect(hostupScenario('vps_ubuntux')).toBeUndefined();
  expect(hostupScenario('vps_7ubuntu')).toBeUndefined();
});

test('numbers of VPSBG scenarios do not run into each other', () => {
  const numbers = [...VPSBG_SCENARIOS.keys()];
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(VPSBG_SCENARIOS.get(100)?.name).toBe('downloading');
  expect(VPSBG_SCENARIOS.get(200)?.name).toBe('baddates');
  expect(VPSBG_SCENARIOS.get(300)?.name).toBe('unauthorized');
  expect(VPSBG_SCENARIOS.get(400)?.name).toBe('thenunauthorized');
});

test('copies are independent: each begins at its own first request', async () => {
  const first = await isoAt('downloading', 50);
  expect(first.downloaded).toBe(0);
  sandbox.clock.advance(120_000);
  expect((await isoAt('downloading', 50)).downloaded).toBeGreaterThan(0);
  expect((await isoAt('downloading', 51)).downloaded).toBe(0);
  await hostup('vps_ejecting50');
  sandbox.clock.advance(61_000);
  expect(await (await hostup('vps_ejecting50')).json()).toMatchObject({ mounted: [{ isoId: null }] });
  expect(await (await hostup('vps_ejecting51')).json()).toMatchObject({ mounted: [{ mounted: true }] });
});

test('a download finishes, is complete and is deleted 48 h after its creation', async () => {
  const { created_at, deletion_at } = await isoAt('downloading', 60);
  expect(Date.parse(deletion_at ?? '') - Date.parse(created_at ?? '')).toBe(48 * 3_600_000);
  sandbox.clock.advance(4 * 60_000);
  const done = await isoAt('downloading', 60);
  expect(done).toMatchObject({ status: 'downloaded', downloaded: done.size });
  sandbox.clock.advance(48 * 3_600_000);
  expect((await isoAt('downloading', 60)).status).toBe('deleted');
});

test('an ISO that is gone is unknown after its deletion', async () => {
  const id = vpsbgScenarioId('gone', 1);
  expect((await vpsbg(id)).status).toBe(200);
  sandbox.clock.advance(91_000);
  expect((await vpsbg(id)).status).toBe(404);
});

test('bytes never fall, nor exceed the size, whatever the pace', () => {
  const pace = fc.record({ durationMs: fc.integer({ min: 1_000, max: 2e8 }), seed: fc.nat(1_000) });
  const times = fc.array(fc.nat(3e8), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(fc.nat(2 ** 40), pace, times, (size, pace, times) => {
      const bytes = times.toSorted((a, b) => a - b).map((t) => bytesAt(size, pace, t));
      for (const [index, value] of bytes.entries()) {
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(bytes[index - 1] ?? 0);
        expect(value).toBeLessThanOrEqual(size);
      }
    }),
  );
  expect(bytesAt(1_000, { durationMs: 10, seed: 1 }, 10)).toBe(1_000);
});

test('a download is uneven: it starts slowly, and its rate varies by more than half', () => {
  const at = (second: number) => bytesAt(1e9, { durationMs: 240_000, seed: 3 }, second * 1_000);
  const rates = Array.from({ length: 239 }, (_, second) => at(second + 1) - at(second));
  const middle = rates.slice(30, 230);
  expect(rates[0]).toBeLessThan(1e9 / 240 / 3);
  expect(Math.min(...middle)).toBeLessThan(0.5 * Math.max(...middle));
});

const KEEPS_RISING = ['downloading', 'slow', 'fast', 'tooslow', 'stalled', 'stalling', 'jumpy', 'finishing'];
test.each(KEEPS_RISING)('ISO %s: bytes never fall and stay within the size', async (name) => {
  let before = 0;
  for (let step = 0; step < 40; step += 1) {
    const { downloaded, size } = await isoAt(name, 70);
    expect(downloaded).toBeGreaterThanOrEqual(before);
    expect(downloaded).toBeLessThanOrEqual(size ?? 0);
    before = downloaded ?? 0;
    sandbox.clock.advance(9_000);
  }
});

test('restarted falls back to 5 % after 60 s; over has more bytes than its size', async () => {
  await isoAt('restarted', 80);
  sandbox.clock.advance(59_000);
  const before = await isoAt('restarted', 80);
  sandbox.clock.advance(2_000);
  const after = await isoAt('restarted', 80);
  expect((before.downloaded ?? 0) / (before.size ?? 1)).toBeCloseTo(0.49, 1);
  expect((after.downloaded ?? 0) / (after.size ?? 1)).toBeCloseTo(0.05, 1);
  const over = await isoAt('over', 80);
  expect(over.downloaded).toBeGreaterThanOrEqual(over.size ?? 0);
});

test('bytes beyond 2^53 are on the wire digit by digit', async () => {
  const text = await (await vpsbg(vpsbgScenarioId('hugesize'))).text();
  expect(text).toContain('"size":9007199254740993');
});

test('library5000 has 5,000 images; longtext 10,000 characters', async () => {
  const library = v.parse(isoMedia, await (await hostup('vps_library5000')).json());
  expect(library.available).toHaveLength(5_000);
  const long = v.parse(isoMedia, await (await hostup('vps_longtext')).json());
  expect(long.available[0]?.name).toHaveLength(10_000);
});

test('docs/sandbox.md lists the scenarios as they are', () => {
  const text = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
  const listed = /<!-- scenarios -->([^]*?)<!-- \/scenarios -->/.exec(text)?.[1];
  expect(listed?.trim()).toBe(scenarioTable().trim());
  expect(scenarioTable()).toContain('`vps_leftin`');
});
