import type { Vps } from '../../contracts/hostup/vps-list.ts';
import * as m from './messages/server.en.ts';
import { formatAmount } from '../text/count.ts';
import { nonBlank } from './non-blank.ts';
import { powerOf, urgencyOf } from './vps-state.ts';

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
    powerOf(vps.powerState)?.word,
    vps.serviceStatus,
    vps.operatingSystem?.displayName,
  ]
    .join('\n')
    .toLowerCase();
}

/** In the order in which a person reads them: those to look at first, then by name as people count. */
export function inReadingOrder(rows: readonly ListedVps[]): ListedVps[] {
  return rows
    .map((row) => ({ row, urgency: urgencyIn(row), name: sortableName(row) }))
    .toSorted((a, b) => a.urgency - b.urgency || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ row }) => row);
}

/** What cannot be read comes last. */
function urgencyIn({ vps }: ListedVps): number {
  return vps ? urgencyOf(vps) : Infinity;
}

/** With its numbers as long as each other. Not `Intl`, whose data takes a slow phone some tens of ms. */
function sortableName({ vps }: ListedVps): string {
  const name = nonBlank(vps?.name) ?? vps?.id ?? '';
  return name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** `2 cores · 4 GB · 80 GB`: cores, memory and storage, as far as they were reported; `null` when nothing was. */
export function sizeOf({ resources }: Vps): string | null {
  if (!resources) return null;
  const { cpuCores } = resources;
  const cores = countOf(cpuCores);
  const memory = countOf(resources.memoryGb);
  const storage = countOf(resources.storageGb);
  // The order says which is which only while both are there.
  const both = memory !== null && storage !== null;
  const parts = [
    cores === null ? null : m.cores({ count: Number(cpuCores), digits: cores }),
    memory === null ? null : (both ? m.gigabytes : m.memory)({ amount: memory }),
    storage === null ? null : (both ? m.gigabytes : m.storage)({ amount: storage }),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : null;
}

/** A number that can be a count of something. */
function countOf(value: number | null): string | null {
  return value === null || value < 0 || value > 1e9 ? null : formatAmount(value);
}
