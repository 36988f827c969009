import * as v from 'valibot';
import { ASSUMED_RESTART_GATE } from '../assumptions.ts';
import { partOrNull, text } from '../tolerant.ts';

/**
 * `GET /api/v2/vps/{id}/status`: only what an action needs to know.
 * Source: https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-status
 */
export const vpsStatus = v.object({
  /** Seen: running, stopped, starting, stopping, paused, provisioning, error, unknown. */
  powerState: text,
  /** Seconds since the last start; `null` when HostUp does not know it. */
  uptimeSeconds: v.fallback(v.nullable(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))), null),
  actions: v.nullish(partOrNull(ASSUMED_RESTART_GATE), null),
});
