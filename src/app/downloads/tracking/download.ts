import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import { isByteCount } from '../../text/bytes.ts';
import { isUsableSize, type Series } from './samples.ts';
import { speedOf, timeLeft } from './speed.ts';
import { stalledMinutes } from './stall.ts';

/**
 * One ISO as a row shows it: the newest reading and what follows from the readings before it. Plain data, so that a
 * response that changed nothing keeps its reference and renders nothing.
 */
export interface Download {
  iso: Iso;
  /** Bytes to show: the high-water mark while a lower count is not yet believed; `null` when there is no usable count. */
  bytes: number | null;
  /** How often it began again while this tab watched. */
  restarts: number;
  /** Bytes per second while downloading, `null` when unknown. */
  speed: number | null;
  /** Ms until complete at that speed, `null` when unknown. */
  timeLeftMs: number | null;
  /** Whole minutes without new data once it is a stall. */
  stalledMinutes: number | null;
  /** Whether VPSBG no longer finds its id: its own 404 alone decides that. */
  vanished: boolean;
  /** Where the newest list of the account lacks it; `null` when it is listed, or was never listed. Not a deletion. */
  missingFrom: 'list' | 'part' | null;
}

/** What is shown of an ISO after its newest reading. */
export function downloadOf(iso: Iso, series: Series): Download {
  const bytes = isByteCount(iso.downloaded) ? (series.high ?? iso.downloaded) : null;
  const remaining = bytes !== null && isUsableSize(iso.size) ? iso.size - bytes : null;
  const running = iso.status === 'downloading' && bytes !== null && (remaining === null || remaining > 0);
  const speed = running ? speedOf(series) : null;
  return {
    iso,
    bytes,
    restarts: series.restarts,
    speed: speed?.bytesPerSecond ?? null,
    timeLeftMs: timeLeft(remaining, speed),
    stalledMinutes: running ? stalledMinutes(series) : null,
    vanished: false,
    missingFrom: null,
  };
}
