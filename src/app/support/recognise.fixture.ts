import type { Vps } from '../../contracts/hostup/vps-list.ts';

export const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
export const vps = { kind: 'vps', id: VPS };
export const iso = { kind: 'iso', id: '12' };

/** A server of which a list says no more than its id. */
export const UNNAMED_SERVER: Vps = {
  id: VPS,
  name: null,
  primaryIp: null,
  serviceStatus: null,
  powerState: null,
  operatingSystem: null,
  resources: null,
};
