import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { resourcesOf, searchVps } from './listed-vps.ts';

const web: Vps = {
  id: 'vps_web1',
  name: 'Web Server',
  primaryIp: '192.0.2.10',
  serviceStatus: 'active',
  powerState: 'running',
  operatingSystem: { displayName: 'Ubuntu 24.04 LTS' },
  resources: { cpuCores: 4, memoryGb: 8, storageGb: 160 },
};
const bare: Vps = {
  id: 'vps_bare',
  name: null,
  primaryIp: null,
  serviceStatus: null,
  powerState: null,
  operatingSystem: null,
  resources: null,
};

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

describe('resources', () => {
  it.each([
    [web, '4 cores, 8 GB memory, 160 GB storage'],
    [{ ...web, resources: { cpuCores: 1, memoryGb: null, storageGb: 20 } }, '1 core, 20 GB storage'],
    [{ ...web, resources: { cpuCores: null, memoryGb: null, storageGb: null } }, null],
    [bare, null],
  ])('%#', (vps, words) => {
    expect(resourcesOf(vps)).toBe(words);
  });
});
