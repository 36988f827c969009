import * as v from 'valibot';
import { finite, flag, part, partOrNull, rows, text, textOrNull } from '../tolerant.ts';

/**
 * `GET /api/v2/vps`: the account's VPSs. Only the fields this dashboard shows; the page marks most as optional.
 * Source: https://developer.hostup.se/endpoints/vps-services/get-v2-vps
 */
const vps = v.object({
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

/** What of the list is requested. `name` and `primaryIp` match exactly, `name` whatever its case. */
export interface VpsListQuery {
  cursor?: string | undefined;
  limit?: number | undefined;
  name?: string | undefined;
  primaryIp?: string | undefined;
}

/** The same as parameters of a URL, always in the same order. */
export function vpsListParameters({ cursor, limit, name, primaryIp }: VpsListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  if (cursor !== undefined) parameters.set('cursor', cursor);
  if (limit !== undefined) parameters.set('limit', String(limit));
  if (name !== undefined) parameters.set('name', name);
  if (primaryIp !== undefined) parameters.set('primaryIp', primaryIp);
  return parameters;
}

/** Where the next page begins; `null` when this is the last one, or when the list does not contain it. */
export function nextCursorOf({ nextCursor, hasMore }: VpsList): string | null {
  return hasMore === false || nextCursor === '' ? null : nextCursor;
}

/** Whether HostUp has more servers after this page, reachable or not. */
export function hasMoreAfter(list: VpsList): boolean {
  return nextCursorOf(list) !== null || list.hasMore === true;
}
