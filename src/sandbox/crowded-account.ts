import type { Iso } from '../contracts/vpsbg/iso.ts';
import type { Server } from './server.ts';
import { fileAt, LIBRARY } from './images.ts';
import { mediaOf } from './hostup-media.ts';
import { bytesAt } from './progress.ts';
import { isoOf } from './vpsbg-iso.ts';

const ISOS = 200;
const FIRST_ID = 2_000;
const HOUR = 3_600_000;
const ROLES = ['web', 'db', 'cache', 'queue', 'build', 'edge', 'mail'] as const;
const POWER = ['running', 'running', 'running', 'stopped', 'starting'] as const;

/** Many servers, 250 by default. */
export function crowdedServers(count = 250): Server[] {
  return Array.from({ length: count }, (_, index) => ({
    vps: {
      id: `vps_01jd5crowd0000000000000${String(index).padStart(3, '0')}`,
      name: `${ROLES[index % ROLES.length] ?? 'web'}-${String(index).padStart(3, '0')}`,
      primaryIp:
        index < 250 ? `198.51.100.${index + 1}` : `10.20.${Math.floor(index / 250)}.${(index % 250) + 1}`,
      serviceStatus: 'active',
      powerState: POWER[index % POWER.length] ?? null,
      operatingSystem: { displayName: index % 2 === 0 ? 'Debian 12' : 'AlmaLinux 9' },
      resources: {
        cpuCores: 1 + (index % 8),
        memoryGb: 2 + (index % 8) * 2,
        storageGb: 40 + (index % 8) * 40,
      },
    },
    media: () => mediaOf({ library: LIBRARY, cds: { ide2: LIBRARY[index % LIBRARY.length] ?? 'empty' } }),
  }));
}

/** 200 downloads, all moving, the last of them for 13 h. `start` in ms since the epoch. */
export function crowdedIsos(start: number) {
  const at = (index: number, now: number): Iso => {
    const { name, size } = fileAt(index);
    const pace = { durationMs: 3 * HOUR + (index % 20) * (HOUR / 2), seed: index };
    const createdAt = start - (index % 7) * 60_000;
    const downloaded = bytesAt(size, pace, now - createdAt);
    return isoOf({ id: FIRST_ID + index, name, size, downloaded, createdAt, now });
  };
  return {
    list: (now: number): Iso[] => Array.from({ length: ISOS }, (_, index) => at(index, now)),
    get: (id: number, now: number): Iso | undefined =>
      id >= FIRST_ID && id < FIRST_ID + ISOS ? at(id - FIRST_ID, now) : undefined,
  };
}
