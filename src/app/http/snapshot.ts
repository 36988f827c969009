import { replaceEqualDeep } from '@tanstack/react-query';
import type { Drift } from '../../contracts/tolerant.ts';

/** One answer and what is known about it. Plain JSON, so that an unchanged poll keeps its references. */
export interface Snapshot<T> {
  body: T;
  /** When the provider's answer was complete, ms since the epoch by the gateway's clock. */
  asOf: number;
  /** The gateway's id of the request that brought it. */
  requestId: string | null;
  /** Deviations from the documented shape that were tolerated. */
  drift: Drift[];
}

/**
 * `structuralSharing` for snapshots: an older answer never replaces a newer one, and equal parts keep their references.
 */
export function newerSnapshot(shown: unknown, arrived: unknown): unknown {
  if (isSnapshot(shown) && isSnapshot(arrived) && arrived.asOf < shown.asOf) return shown;
  return replaceEqualDeep(shown, arrived);
}

function isSnapshot(value: unknown): value is Snapshot<unknown> {
  return typeof value === 'object' && value !== null && 'asOf' in value && typeof value.asOf === 'number';
}
