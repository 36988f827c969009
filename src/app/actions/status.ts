import * as v from 'valibot';
import type { vpsStatus } from '../../contracts/hostup/vps-status.ts';
import { formatDuration } from '../text/duration.ts';

/** When the server last started, ms since the epoch by the gateway's clock; `null` when that is not known. */
export function lastStart(
  { uptimeSeconds, powerState }: v.InferOutput<typeof vpsStatus>,
  asOf: number,
): number | null {
  if (uptimeSeconds === null || powerState?.trim().toLowerCase() !== 'running') return null;
  return asOf - uptimeSeconds * 1_000;
}

/** A change of the media, made here: when it was sent and when HostUp showed it, ms since the epoch by the gateway's clock. */
export const mediaChange = v.object({ sentAt: v.number(), confirmedAt: v.number() });
export type MediaChange = v.InferOutput<typeof mediaChange>;

/** Uptime is in whole seconds, and read after it was counted, ms. */
const SLACK_MS = 2_000;

/** Whether a change is in effect, as a sentence; `null` where one of the two times is not known well enough. */
export function effectWords(
  change: MediaChange | null,
  startedAt: number | null,
  now: number,
): string | null {
  if (change === null || startedAt === null) return null;
  if (startedAt + SLACK_MS < change.sentAt) {
    return `The drives changed ${formatDuration(now - change.confirmedAt)} ago, after the last start. That takes effect at the next start.`;
  }
  if (startedAt - SLACK_MS > change.confirmedAt) return 'The server has started since the drives changed.';
  return null;
}
