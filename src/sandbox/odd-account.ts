import type { BrokenRow, Server } from './server.ts';
import { HOSTILE_TEXTS, LONG_TEXT } from './hostile-text.ts';
import { mediaOf } from './hostup-media.ts';
import { vpsbgDate } from './vpsbg-iso.ts';

const nothing = {
  primaryIp: null,
  serviceStatus: null,
  powerState: null,
  operatingSystem: null,
  resources: null,
};
const server = (index: number, name: string | null, parts: Partial<Server['vps']> = {}): Server => ({
  vps: { id: `vps_01jd6odd000000000000000${String(index).padStart(3, '0')}`, name, ...nothing, ...parts },
  media: () => mediaOf(),
});

/** Lists that a careless page breaks on: nulls, hostile names, broken rows, unknown states. */
export const oddServers: readonly (Server | BrokenRow)[] = [
  server(0, null),
  server(1, LONG_TEXT, { serviceStatus: 'limbo', powerState: 'levitating' }),
  ...HOSTILE_TEXTS.map((text, index) => server(10 + index, text, { primaryIp: text, serviceStatus: text })),
  { broken: null },
  { broken: 7 },
  { broken: { name: 'no id' } },
  { broken: { id: 'vps_../../keys', name: 'a path for an id' } },
  server(30, 'same-id'),
  server(30, 'same-id'),
];

/** @param start sandbox time at the start, ms since the epoch: an ISO whose creation time moved would be another one */
export function oddIsos(start: number): unknown[] {
  const iso = {
    id: 3_000,
    status: 'downloading',
    name: 'odd.iso',
    size: 1_000_000,
    downloaded: 400_000,
    created_at: vpsbgDate(start - 3_600_000),
    deletion_at: vpsbgDate(start + 3_600_000),
  };
  return [
    iso,
    { ...iso, name: 'the same id again.iso' },
    null,
    7,
    { name: 'no id.iso' },
    { ...iso, id: 3_001, name: null, size: null, downloaded: null, status: null },
    { ...iso, id: 3_002, name: LONG_TEXT, status: 'failed' },
    ...HOSTILE_TEXTS.map((name, index) => ({ ...iso, id: 3_010 + index, name })),
    { ...iso, id: 3_100, created_at: 'yesterday', deletion_at: null },
    { ...iso, id: 3_101, size: -1, downloaded: 1e300 },
  ];
}
