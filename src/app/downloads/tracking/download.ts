import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import { isByteCount } from '../../text/bytes.ts';
import { parseIsoTime } from '../../text/iso-time.ts';
import { isUsableSize, type Series } from './samples.ts';
import { averageSpeed, speedOf, timeLeft, type Speed } from './speed.ts';
import { quietFor, shownQuiet } from './stall.ts';

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
  /** When it last did, ms since the epoch by the gateway's clock; `null` when it did not. */
  restartedAt: number | null;
  /**
   * Bytes per second, measured over the last minute, else the average since the creation; while no data comes, as
   * measured before that. `null` when unknown.
   */
  speed: number | null;
  /** Ms until complete at that speed, `null` when unknown and while no data comes. */
  timeLeftMs: number | null;
  /** Whether both are the average since the creation, for as long as no steady speed gives a time left. */
  isAverage: boolean;
  /** Ms without new data from 20 s on, in steps of 10 s; in whole minutes once it is a stall. */
  quietMs: number | null;
  /** Whether VPSBG no longer finds its id: its own 404 alone decides that. */
  vanished: boolean;
  /** Where the newest list of the account lacks it; `null` when it is listed, or was never listed. Not a deletion. */
  missingFrom: 'list' | 'part' | null;
}

/**
 * What is shown of an ISO after its newest reading.
 *
 * @param now when that was, ms since the epoch by the provider's clock
 */
export function downloadOf(iso: Iso, series: Series, now: number = series.lastAt): Download {
  const bytes = isByteCount(iso.downloaded) ? (series.high ?? iso.downloaded) : null;
  const remaining = bytes !== null && isUsableSize(iso.size) ? iso.size - bytes : null;
  const running = iso.status === 'downloading' && bytes !== null && (remaining === null || remaining > 0);
  const quietMs = running ? shownQuiet(series) : null;
  // A pause too short to be shown takes nothing off the screen.
  const measured = running ? (speedOf(series) ?? speedOf({ ...series, lastAt: series.grewAt })) : null;
  const steady = quietMs === null ? timeLeft(remaining, measured) : null;
  const average = running && quietMs === null && steady === null ? averageOf(iso, series, now) : null;
  const averageLeft = timeLeft(remaining, average);
  // Both from one basis: two that differ would contradict each other.
  const isAverage = average !== null && (measured === null || averageLeft !== null);
  return {
    iso,
    bytes,
    restarts: series.restarts,
    restartedAt: series.restartedAt,
    speed: (isAverage ? average : measured)?.bytesPerSecond ?? null,
    timeLeftMs: steady ?? averageLeft,
    isAverage,
    quietMs,
    vanished: false,
    missingFrom: null,
  };
}

/** The average since the creation as of the last growth: it changes with the bytes only. */
function averageOf(iso: Iso, series: Series, now: number): Speed | null {
  if (!series.sinceCreated) return null;
  return averageSpeed(series.high, parseIsoTime(iso.created_at), now - quietFor(series));
}
