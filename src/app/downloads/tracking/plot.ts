import { GAP_MS, type Gap, type Sample, type Series, type Track } from './samples.ts';

/** The drawing's size, in its own units. */
export interface Box {
  width: number;
  height: number;
}

/**
 * Bytes over time as SVG draws them: from the creation at the left edge to now at the right one, from nothing at the bottom
 * to the size at the top, so that a slow download looks slow.
 */
export interface Plot {
  /** Path data, one `M` a stretch without a gap. */
  line: string;
  /** From the creation to the first reading, when nobody watched; empty where that is not known. */
  unseen: string;
  /** The life cycle before a restart, in the same way; empty without one. */
  earlier: string;
  /** Where nothing was read. */
  gaps: readonly { x: number; width: number }[];
  /** Where it began again, `null` when it did not. */
  restartX: number | null;
  /** How long ago the left edge is, ms. */
  spanMs: number;
  /** Whether the left edge is the creation; otherwise it is the first reading. */
  fromCreation: boolean;
  /** Bytes at the top: the size, or the most bytes seen where it is not known. */
  high: number;
}

/**
 * Draws a download; `null` while there is nothing between two times to draw.
 *
 * @param now ms since the epoch by the gateway's clock
 * @param createdAt when the download was created, by the same clock; `null` when that is not known
 */
export function plotOf(
  series: Series,
  now: number,
  { width, height }: Box,
  createdAt: number | null = null,
): Plot | null {
  const earlier: Track = series.earlier ?? { samples: [], gaps: [] };
  const samples = [...earlier.samples, ...series.samples];
  const [first] = samples;
  const until = Math.max(now, series.lastAt);
  if (!first) return null;
  const known = series.sinceCreated || series.earlier !== null;
  const created = known && createdAt !== null && createdAt < first.at ? createdAt : null;
  const from = created ?? first.at;
  if ((samples.length < 2 && created === null) || until <= from) return null;

  const high = Math.max(series.size ?? 0, 1, ...samples.map(({ bytes }) => bytes));
  const x = (at: number) => tenths(((at - from) / (until - from)) * width);
  const y = (bytes: number) => tenths(height * (1 - bytes / high));
  const path = (track: Track) =>
    stretches(track)
      .map((stretch) => `M${(stretch.length > 1 ? stretch : [...stretch, ...stretch]).map(point).join('L')}`)
      .join('');
  const point = ({ at, bytes }: Sample) => `${x(at)} ${y(bytes)}`;

  const gaps = gapsUntil(series, now).filter((gap) => gap.to > from);
  const restartAt = series.earlier && earlier.samples.length > 0 ? series.samples[0]?.at : undefined;
  return {
    line: path(series),
    unseen: created === null ? '' : `M0 ${height}L${point(first)}`,
    earlier: path(earlier),
    gaps: gaps.map((gap) => {
      const left = x(Math.max(from, gap.from));
      return { x: left, width: tenths(x(gap.to) - left) };
    }),
    restartX: restartAt === undefined ? null : x(restartAt),
    spanMs: until - from,
    fromCreation: created !== null,
    high,
  };
}

/** Where nothing was read, until now by the gateway's clock, ms since the epoch. */
export function gapsUntil(series: Series, now: number): Gap[] {
  const { earlier, gaps, lastAt } = series;
  const untilNow = now - lastAt > GAP_MS ? [{ from: lastAt, to: now }] : [];
  return [...(earlier?.gaps ?? []), ...gaps, ...untilNow];
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

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
