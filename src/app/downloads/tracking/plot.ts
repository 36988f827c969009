import { formatBytes } from '../../text/bytes.ts';
import { formatDuration } from '../../text/duration.ts';
import { GAP_MS, type Gap, type Sample, type Series, type Track } from './samples.ts';

/** The drawing's size, in its own units. */
export interface Box {
  width: number;
  height: number;
}

/** Bytes over time as SVG draws them, from the first reading at the left edge to now at the right one. */
export interface Plot {
  /** Path data, one `M` a stretch without a gap. */
  line: string;
  /** The life cycle before a restart, in the same way; empty without one. */
  earlier: string;
  /** Where nothing was read. */
  gaps: readonly { x: number; width: number }[];
  /** Where it began again, `null` when it did not. */
  restartX: number | null;
  /** How long ago the left edge is, ms. */
  spanMs: number;
  /** Bytes at the bottom and at the top, whole: what was seen fills the height, so that its pace can be. */
  low: number;
  high: number;
  /** The same for those who do not see it. */
  words: string;
}

/** The height spans at least this part of the size: a crawl must not look like a leap. */
const LEAST_PART = 0.01;
/** Counts beyond 2^53 have no digits for less. */
const DIGITS_END = 1e-9;

/**
 * Draws what this tab saw of a download; `null` while there are fewer than two readings to draw.
 *
 * @param now ms since the epoch by the gateway's clock
 */
export function plotOf(series: Series, now: number, { width, height }: Box): Plot | null {
  const earlier: Track = series.earlier ?? { samples: [], gaps: [] };
  const samples = [...earlier.samples, ...series.samples];
  const from = samples[0]?.at;
  const until = Math.max(now, series.lastAt);
  if (from === undefined || samples.length < 2 || until <= from) return null;

  const [low, high] = heightOf(samples, series.size);
  const x = (at: number) => tenths(((at - from) / (until - from)) * width);
  const y = (bytes: number) => tenths(height * (1 - (bytes - low) / (high - low)));
  const path = (track: Track) =>
    stretches(track)
      .map((stretch) => `M${(stretch.length > 1 ? stretch : [...stretch, ...stretch]).map(point).join('L')}`)
      .join('');
  const point = ({ at, bytes }: Sample) => `${x(at)} ${y(bytes)}`;

  const untilNow = until - series.lastAt > GAP_MS ? [{ from: series.lastAt, to: until }] : [];
  const gaps = [...earlier.gaps, ...series.gaps, ...untilNow].filter((gap) => gap.to > from);
  const restartAt = series.earlier && earlier.samples.length > 0 ? series.samples[0]?.at : undefined;
  return {
    line: path(series),
    earlier: path(earlier),
    gaps: gaps.map((gap) => {
      const left = x(Math.max(from, gap.from));
      return { x: left, width: tenths(x(gap.to) - left) };
    }),
    restartX: restartAt === undefined ? null : x(restartAt),
    spanMs: until - from,
    low,
    high,
    words: wordsOf(series, gaps, until),
  };
}

/** Bytes at the bottom and the top of the drawing. */
function heightOf(samples: readonly Sample[], size: number | null): [low: number, high: number] {
  const bytes = samples.map((sample) => sample.bytes);
  const [least, most] = [Math.min(...bytes), Math.max(...bytes)];
  const span = Math.max(most - least, (size ?? most) * LEAST_PART, most * DIGITS_END, 1);
  const low = Math.max(0, Math.floor((least + most - span) / 2));
  return [low, Math.max(most, Math.ceil(low + span))];
}

/** The readings in runs between which no gap lies. */
function stretches({ samples, gaps }: Track): Sample[][] {
  const runs: Sample[][] = [];
  let last: Sample | undefined;
  for (const sample of samples) {
    const run = runs.at(-1);
    const before = last?.at ?? -Infinity;
    if (!run || gaps.some(({ from, to }) => from >= before && to <= sample.at)) runs.push([sample]);
    else run.push(sample);
    last = sample;
  }
  return runs;
}

/** `From 420 MB to 652 MB in the last 6 min, as seen in this tab; no data for 3 min.` */
function wordsOf({ samples, earlier }: Series, gaps: readonly Gap[], until: number): string {
  const [first, last] = [samples[0], samples.at(-1)];
  const silentMs = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  const silent = silentMs > 0 ? `; no data for ${coarse(silentMs)}` : '';
  const before = earlier?.samples.at(-1);
  if (!first || !last) return `No byte count yet${silent}.`;
  const ago = coarse(until - first.at);
  const restarted = before ? `Restarted ${ago} ago, after ${bytesOf(before)}. ` : '';
  const moved =
    bytesOf(first) === bytesOf(last)
      ? `At ${bytesOf(last)} for the last ${ago}`
      : `From ${bytesOf(first)} to ${bytesOf(last)} in the last ${ago}`;
  return `${restarted}${moved}, as seen in this tab${silent}.`;
}

function bytesOf({ bytes }: Sample): string {
  return formatBytes(bytes) ?? 'unknown';
}

/** Whole minutes from one minute on. */
function coarse(ms: number): string {
  return formatDuration(ms < 60_000 ? ms : Math.floor(ms / 60_000) * 60_000);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
