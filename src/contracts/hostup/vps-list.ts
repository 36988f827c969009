import * as v from 'valibot';
import { finite, flag, part, rows, text } from '../tolerant.ts';

/**
 * `GET /api/v2/vps`: the account's VPSs. Only the fields this dashboard shows.
 * Source: https://developer.hostup.se/endpoints/vps-services/get-v2-vps
 */
export const vps = v.object({
  id: v.string(),
  name: text,
  primaryIp: text,
  /** Seen: active, suspended, terminated, pending, cancelled, expired, fraud, unknown. */
  serviceStatus: text,
  /** Seen: running, stopped, starting, stopping, paused, provisioning, error, unknown. */
  powerState: text,
  operatingSystem: part(v.object({ displayName: text })),
  resources: part(v.object({ cpuCores: finite, memoryGb: finite, storageGb: finite })),
});

export const vpsList = v.object({
  data: rows(vps),
  /** Opaque; `null` on the last page. */
  nextCursor: text,
  hasMore: flag,
});

export type Vps = v.InferOutput<typeof vps>;
export type VpsList = v.InferOutput<typeof vpsList>;

/** `limit` is an integer from 1 to 100. */
export const VPS_LIST_MAX_LIMIT = 100;
