import { expect, test } from 'vitest';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { identityOf } from './identity.ts';

const vps: Vps = {
  id: 'vps_1',
  name: 'web-01',
  primaryIp: '192.0.2.10',
  serviceStatus: 'active',
  powerState: 'running',
  operatingSystem: { displayName: 'Debian 12' },
  resources: { cpuCores: 2, memoryGb: 4, storageGb: 80 },
};

test.each([
  [{ claim: 'claim', panel: 'panel', vps }, 'claim'],
  [{ claim: ' ', panel: 'panel', vps }, 'panel'],
  [{ claim: undefined, panel: '', vps }, 'web-01'],
  [{ claim: undefined, panel: '', vps: { ...vps, name: '' } }, null],
  [{ claim: undefined, panel: '', vps: undefined }, null],
])('the name of %j', (sources, name) => {
  expect(identityOf(sources).name).toBe(name);
});

test('what HostUp reports is there, what it does not is left out', () => {
  const all = {
    power: { word: 'Running' },
    ip: '192.0.2.10',
    system: 'Debian 12',
    size: '2 cores · 4 GB · 80 GB',
  };
  expect(identityOf({ claim: undefined, panel: '', vps })).toMatchObject(all);
  const bare = { ...vps, primaryIp: ' ', powerState: null, operatingSystem: null, resources: null };
  const nothing = { power: null, ip: null, system: null, size: null };
  expect(identityOf({ claim: undefined, panel: '', vps: bare })).toMatchObject(nothing);
});
