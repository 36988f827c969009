import { CLOCK_STEP_MS } from '../../http/snapshot.ts';
import { isByteCount } from '../../text/bytes.ts';

/** How far an ISO was at one moment. */
export interface Sample {
  /** When the response was complete, ms since the epoch by the gateway's clock. */
  at: number;
  bytes: number;
}

/** One reading of an ISO, as it came; the numbers may be anything. */
export interface Observation {
  /** Ms since the epoch by the gateway's clock. */
  at: number;
  bytes: number | null;
  size: number | null;
  status: string | null;
  createdAt: string | null;
}

/** A stretch without a reading: a sleep, a hidden tab, an outage. Ms since the epoch by the gateway's clock. */
export interface Gap {
  from: number;
  to: number;
}

/** What is drawn of one life cycle. */
export interface Track {
  /** Forward readings, oldest first; at most `MAX_SAMPLES`. */
  samples: readonly Sample[];
  /** Oldest first; at most `MAX_GAPS`. */
  gaps: readonly Gap[];
}

/** What was seen of one ISO in one life cycle: from one upload or restart to the next. */
export interface Series extends Track {
  /** Time of the newest reading. */
  lastAt: number;
  createdAt: string | null;
  /** The last usable size, bytes. */
  size: number | null;
  /** The most bytes seen; `null` until a usable count came. */
  high: number | null;
  /** When bytes last grew, or when the unbroken watch began: a sleep, a hidden tab or an outage breaks it. */
  grewAt: number;
  /** Readings in a row below `high`, which are ignored for now. */
  lower: number;
  /** Whether the status was ever `downloaded`. */
  done: boolean;
  /** How many life cycles with more done came before this one. */
  restarts: number;
  /** The last of those, for the plot. */
  earlier: Track | null;
  /** When this one was first seen, if it began again; `null` when it did not. */
  restartedAt: number | null;
  /** Whether all its bytes came since `createdAt`: after a fall without a new creation time nobody knows since when. */
  sinceCreated: boolean;
}

/** Three times the slowest pace at which an unfinished download is polled. */
export const GAP_MS = 45_000;
/** So many readings below the high-water mark are taken for a lagging replica; the next one is believed. */
const LOWER_READINGS = 2;
export const MAX_SAMPLES = 120;
export const MAX_GAPS = 40;

/** Whether a size can carry a percent. */
export function isUsableSize(size: number | null): size is number {
  return isByteCount(size) && size > 0;
}

/**
 * Adds a reading to what was seen. A reading that comes late changes nothing; bytes that fall are ignored for
 * `LOWER_READINGS` readings and then begin a new life cycle; a new creation time or size begins one at once.
 */
export function observe(series: Series | undefined, seen: Observation): Series {
  if (!series) return begin(seen);
  if (isLate(series, seen.at)) return series;
  if (seen.at <= series.lastAt) return observe(withoutTimes(series, seen.at), seen);
  const gap = seen.at - series.lastAt > GAP_MS;
  const track = gap ? withGap(series, { from: series.lastAt, to: seen.at }) : series;
  if (isAnother(series, seen)) {
    return isLess(series, seen) ? restart(seen, series, track) : { ...begin(seen), ...restartsOf(series) };
  }

  const next: Series = {
    ...series,
    samples: track.samples,
    gaps: track.gaps,
    lastAt: seen.at,
    createdAt: seen.createdAt ?? series.createdAt,
    size: isUsableSize(seen.size) ? seen.size : series.size,
    grewAt: gap ? seen.at : series.grewAt,
    done: series.done || seen.status === 'downloaded',
  };
  if (!isByteCount(seen.bytes)) return next;
  if (series.high !== null && seen.bytes < series.high) {
    return series.lower < LOWER_READINGS
      ? { ...next, lower: series.lower + 1 }
      : restart(seen, series, track);
  }
  return {
    ...next,
    high: seen.bytes,
    lower: 0,
    samples: thinned([...track.samples, { at: seen.at, bytes: seen.bytes }]),
    grewAt: series.high === null || seen.bytes > series.high ? seen.at : next.grewAt,
  };
}

/** Whether a response of time `at` is older than the newest reading, by the rule of the query cache. */
export function isLate({ lastAt }: Series, at: number): boolean {
  return at <= lastAt && lastAt - at <= CLOCK_STEP_MS;
}

/** After the gateway's clock was set back to `at`: the bytes count on, and the times start over. */
function withoutTimes(series: Series, at: number): Series {
  return {
    ...series,
    samples: [],
    gaps: [],
    earlier: null,
    restartedAt: null,
    lastAt: at - 1,
    grewAt: at - 1,
  };
}

function begin(seen: Observation): Series {
  const high = isByteCount(seen.bytes) ? seen.bytes : null;
  return {
    lastAt: seen.at,
    createdAt: seen.createdAt,
    size: isUsableSize(seen.size) ? seen.size : null,
    high,
    samples: high === null ? [] : [{ at: seen.at, bytes: high }],
    gaps: [],
    grewAt: seen.at,
    lower: 0,
    done: seen.status === 'downloaded',
    restarts: 0,
    earlier: null,
    restartedAt: null,
    sinceCreated: true,
  };
}

/** A new life cycle with less done than the one before, which is kept as `track`. */
function restart(seen: Observation, { restarts, createdAt }: Series, { samples, gaps }: Track): Series {
  return {
    ...begin(seen),
    restarts: restarts + 1,
    earlier: { samples, gaps },
    restartedAt: seen.at,
    sinceCreated: seen.createdAt !== null && seen.createdAt !== createdAt,
  };
}

/** What is kept of earlier life cycles when a size is put right. */
function restartsOf({ restarts, earlier, restartedAt, sinceCreated }: Series): Partial<Series> {
  return { restarts, earlier, restartedAt, sinceCreated };
}

/** A gap more. With too many of them the oldest goes, and with it what came before: no line may bridge a gap. */
function withGap({ samples, gaps }: Track, gap: Gap): Track {
  const [oldest, ...others] = gaps;
  if (!oldest || gaps.length < MAX_GAPS) return { samples, gaps: [...gaps, gap] };
  return { samples: samples.filter(({ at }) => at >= oldest.to), gaps: [...others, gap] };
}

/** Whether the reading belongs to another life cycle. A value that was only missing before is no change. */
function isAnother(series: Series, seen: Observation): boolean {
  const created = series.createdAt !== null && seen.createdAt !== null && seen.createdAt !== series.createdAt;
  const resized = series.size !== null && isUsableSize(seen.size) && seen.size !== series.size;
  return created || resized || (series.done && seen.status === 'downloading');
}

/** Whether less is done than before, so that the fall needs its word. A size put right upwards in percent does not. */
function isLess(series: Series, seen: Observation): boolean {
  if (seen.createdAt !== null && series.createdAt !== null && seen.createdAt !== series.createdAt)
    return true;
  if (series.done) return true;
  if (series.high === null || series.size === null) return false;
  if (!isByteCount(seen.bytes) || !isUsableSize(seen.size)) return true;
  return seen.bytes / seen.size < series.high / series.size;
}

/** Keeps the newest half whole and every second one of the older half, once there are too many. */
function thinned(samples: readonly Sample[]): readonly Sample[] {
  if (samples.length <= MAX_SAMPLES) return samples;
  const half = Math.floor(samples.length / 2);
  return samples.filter((_, index) => index >= half || index % 2 === 0);
}
