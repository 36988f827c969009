import type { Vps } from '../../contracts/hostup/vps-list.ts';

/** A VPS and its place in the list, from 0: ids from outside may come twice. */
export interface ListedVps {
  place: number;
  vps: Vps | null;
}

/**
 * The VPSs that hold every word of `q` in one of the fields on screen, in their order. Broken rows (`null`) match only
 * the empty search.
 */
export function searchVps(list: readonly (Vps | null)[], q: string): ListedVps[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return list
    .map((vps, place) => ({ place, vps }))
    .filter(({ vps }) => {
      const text = vps ? textOf(vps) : '';
      return words.every((word) => text.includes(word));
    });
}

function textOf(vps: Vps): string {
  return [
    vps.id,
    vps.name,
    vps.primaryIp,
    vps.powerState,
    vps.serviceStatus,
    vps.operatingSystem?.displayName,
  ]
    .join('\n')
    .toLowerCase();
}

/** `4 cores, 8 GB memory, 160 GB storage`, as far as it was said; `null` when nothing was. */
export function resourcesOf({ resources }: Vps): string | null {
  if (!resources) return null;
  const { cpuCores, memoryGb, storageGb } = resources;
  const parts = [
    cpuCores === null ? null : `${cpuCores} ${cpuCores === 1 ? 'core' : 'cores'}`,
    memoryGb === null ? null : `${memoryGb} GB memory`,
    storageGb === null ? null : `${storageGb} GB storage`,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : null;
}
