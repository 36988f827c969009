import * as v from 'valibot';
import { finite, flag, part, partOrNull, rows, text, textOrNull } from '../tolerant.ts';

/**
 * `GET /api/v2/vps`: the account's VPSs. Only the fields this dashboard shows; the page marks most as optional.
 * Source: https://developer.hostup.se/endpoints/vps-services/get-v2-vps
 */
export const vps = v.object({
  id: v.string(),
  name: v.nullish(text, null),
  primaryIp: v.nullish(textOrNull, null),
  /** Seen: active, suspended, terminated, pending, cancelled, expired, fraud, unknown. */
  serviceStatus: v.nullish(text, null),
  /** Seen: running, stopped, starting, stopping, paused, provisioning, error, unknown. */
  powerState: v.nullish(textOrNull, null),
  operatingSystem: v.nullish(partOrNull(v.object({ displayName: v.nullish(text, null) })), null),
  resources: v.nullish(
    part(
      v.object({
        cpuCores: v.nullish(finite, null),
        memoryGb: v.nullish(finite, null),
        storageGb: v.nullish(finite, null),
      }),
    ),
    null,
  ),
});

export const vpsList = v.object({
  data: rows(vps),
  /** Opaque; `null` on the last page. */
  nextCursor: textOrNull,
  /** On sibling lists; this one's page does not show it. */
  hasMore: v.nullish(flag, null),
});

export type Vps = v.InferOutput<typeof vps>;
export type VpsList = v.InferOutput<typeof vpsList>;

/** `limit` is an integer from 1 to 100. */
export const VPS_LIST_MAX_LIMIT = 100;
