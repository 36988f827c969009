import { replaceEqualDeep } from '@tanstack/react-query';
import * as v from 'valibot';
import { HEADERS } from '../../contracts/gateway/api.ts';
import { clampWait } from '../../rate-limit/retry-after.ts';
import type { Drift } from '../../contracts/tolerant.ts';
import type { Received } from './received-body.ts';
import { parseIsoTime } from '../text/iso-time.ts';
import { monotonicNow } from './monotonic.ts';
import { clocks } from './server-clock.ts';

/** One response and what is known about it. Plain JSON, so that an unchanged poll keeps its references. */
export interface Snapshot<T> {
  /** Path of the request at the gateway. */
  path: string;
  body: T;
  /** When the provider's response was complete, ms since the epoch by the gateway's clock. */
  asOf: number;
  /** The gateway's id of the request that brought it. */
  requestId: string | null;
  /** Deviations from the documented shape that were tolerated. */
  drift: Drift[];
  /** The response as it came; only while the details are open. */
  received?: Received;
  /** Beside `received`: the gateway's HTTP status, and the time from the request to the end of the response, ms. */
  exchange?: { status: number; ms: number };
  /** Least time between two responses that keeps the gateway under the provider's rate limit, ms; absent when any will do. */
  leastInterval?: number;
}

/**
 * A response that seems older by more than this did not come late: the gateway caches none for so long. Its clock was
 * set back, and refusing what it sends would freeze the page.
 */
export const CLOCK_STEP_MS = 60_000;

/**
 * `structuralSharing` for snapshots: an older response never replaces a newer one, and equal parts keep their references.
 */
export function newerSnapshot(shown: unknown, arrived: unknown): unknown {
  if (isSnapshot(shown) && isSnapshot(arrived)) {
    const older = shown.asOf - arrived.asOf;
    if (older > 0 && older <= CLOCK_STEP_MS) return shown;
  }
  return replaceEqualDeep(shown, arrived);
}

function isSnapshot(value: unknown): value is Snapshot<unknown> {
  return typeof value === 'object' && value !== null && 'asOf' in value && typeof value.asOf === 'number';
}

/**
 * A response with what its headers say of it.
 *
 * @param path of the request at the gateway
 * @param sentAt when the request was sent, monotonic ms
 */
export function snapshotOf<T>(
  { body, received }: { body: T; received: Received | undefined },
  { headers, status }: Pick<Response, 'headers' | 'status'>,
  path: string,
  sentAt: number,
): Snapshot<T> {
  const ms = monotonicNow() - sentAt;
  const every = Number(headers.get(HEADERS.leastInterval));
  return {
    path,
    body,
    // Without a time of its own it is as old as the request: it must not pass for newer than one that has it.
    asOf: parseIsoTime(headers.get(HEADERS.asOf)) ?? clocks.gateway.now() - ms,
    requestId: headers.get(HEADERS.requestId),
    drift: received ? received.drift : readDrift(headers.get(HEADERS.drift)),
    ...(received && { received, exchange: { status, ms: Math.round(ms) } }),
    ...(every > 0 && { leastInterval: clampWait(every) }),
  };
}

const driftHeader = v.array(v.object({ path: v.string(), got: v.string(), expected: v.string() }));

function readDrift(header: string | null): Drift[] {
  if (!header) return [];
  try {
    const result = v.safeParse(driftHeader, JSON.parse(decodeURIComponent(header)));
    return result.success ? result.output : [];
  } catch {
    return [];
  }
}
