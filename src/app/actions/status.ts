import * as v from 'valibot';
import type { vpsStatus } from '../../contracts/hostup/vps-status.ts';

/** When the server last started, ms since the epoch by the gateway's clock; `null` when that is not known. */
export function lastStart(
  { uptimeSeconds, powerState }: v.InferOutput<typeof vpsStatus>,
  asOf: number,
): number | null {
  if (uptimeSeconds === null || powerState?.trim().toLowerCase() !== 'running') return null;
  return asOf - uptimeSeconds * 1_000;
}
