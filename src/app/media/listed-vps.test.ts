import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { inReadingOrder, searchVps, sizeOf } from './listed-vps.ts';
import { bareVps } from './vps.fixture.ts';

const web: Vps = {
  id: 'vps_web1',
  name: 'Web Server',
  primaryIp: '192.0.2.10',
  serviceStatus: 'active',
  powerState: 'running',
  operatingSystem: { displayName: 'Ubuntu 24.04 LTS' },
  resources: { cpuCores: 4, memoryGb: 8, storageGb: 160 },
};
const bare = bareVps('vps_bare');

describe('search among the VPSs', () => {
  it.each([
    ['', [web, null, bare]],
    ['   ', [web, null, bare]],
    ['WEB', [web]],
    ['ubuntu running', [web]],
    ['192.0.2', [web]],
    ['vps_', [web, bare]],
    ['null', []],
    ['ubuntu stopped', []],
  ])('%j', (q, found) => {
    expect(searchVps([web, null, bare], q).map(({ vps }) => vps)).toEqual(found);
  });

  it('never throws, adds or reorders', () => {
    fc.assert(
      fc.property(fc.string(), (q) => {
        const all = [web, null, bare, web];
        const places = searchVps(all, q).map(({ place }) => place);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        expect(searchVps(all, q).every(({ place, vps }) => all[place] === vps)).toBe(true);
      }),
    );
  });
});

test('those to look at come first, then all by name, numbers as people count, and what cannot be read at the end', () => {
  const named = (name: string, more: Partial<Vps> = {}) => ({ ...bare, id: `vps_${name}`, name, ...more });
  const rows = [
    null,
    named('web-10'),
    named('web-9'),
    named('new', { serviceStatus: 'pending' }),
    bare,
    named('old', { serviceStatus: 'suspended', powerState: 'stopped' }),
    named('erp', { powerState: 'error' }),
  ].map((vps, place) => ({ place, vps }));
  expect(inReadingOrder(rows).map(({ vps }) => vps?.name ?? vps?.id)).toEqual([
    'erp',
    'old',
    'new',
    'vps_bare',
    'web-9',
    'web-10',
    undefined,
  ]);
});

describe('size', () => {
  const sized = (cpuCores: number | null, memoryGb: number | null, storageGb: number | null): Vps => ({
    ...web,
    resources: { cpuCores, memoryGb, storageGb },
  });
  it.each([
    [web, '4 cores · 8 GB · 160 GB'],
    [sized(1, null, 20), '1 core · 20 GB storage'],
    [sized(null, 0.5, null), '0.5 GB memory'],
    [sized(-1, -2, 1e300), null],
    [sized(null, null, null), null],
    [bare, null],
  ])('%#', (vps, words) => {
    expect(sizeOf(vps)).toBe(words);
  });
});
