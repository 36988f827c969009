import * as v from 'valibot';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { driveIn, seenOf, seenSchema } from '../media/seen.ts';
import { formatDuration } from '../text/duration.ts';
import * as m from './messages/drives.en.ts';

/** A time in which nothing that was seen in the drives changed; ms since the epoch by the gateway's clock. */
const span = v.object({
  /** When it was first seen so. */
  from: v.number(),
  /** When it was last seen so. */
  to: v.number(),
  ...v.pick(seenSchema, ['drives', 'allDrives']).entries,
});
type Span = v.InferOutput<typeof span>;

/** What was in the drives of a VPS, as this browser has seen it, the newest last. Whoever changed it. */
export const driveHistory = v.array(span);
export type DriveHistory = v.InferOutput<typeof driveHistory>;

const MOST_SPANS = 8;
/** Uptime is in whole seconds, and read after it was counted, ms. */
const SLACK_MS = 2_000;
/** Between two polls. A change whose time is known less well is shown with both times, ms. */
const CLOSE_MS = 120_000;

/** The history with one more response. @param asOf when it was complete, ms since the epoch by the gateway's clock */
export function withResponse(history: DriveHistory, media: IsoMedia, asOf: number): DriveHistory {
  const { drives, allDrives } = seenOf(media, asOf);
  const seen: Span = { from: asOf, to: asOf, drives, allDrives };
  const last = history.at(-1);
  if (!last) return [seen];
  if (asOf <= last.to) return history;
  if (differ(last, seen)) return [...history, seen].slice(-MOST_SPANS);
  const both = [...new Map([...last.drives, ...drives])];
  const longer = { from: last.from, to: asOf, drives: both, allDrives: last.allDrives || allDrives };
  return [...history.slice(0, -1), longer];
}

/** What is known of only one of the two is no difference. */
function differ(a: Span, b: Span): boolean {
  return [...a.drives, ...b.drives].some(([device]) => {
    const [was, is] = [driveIn(a, device), driveIn(b, device)];
    return was !== undefined && is !== undefined && was !== is;
  });
}

/**
 * Whether what is in the drives now has been there since before the last start, as a sentence; `null` where they did not
 * change, or one of the two times is not known well enough.
 *
 * @param startedAt when the server last started, ms since the epoch by the gateway's clock; `null` when that is not known
 */
export function effectWords(history: DriveHistory, startedAt: number | null, now: number): string | null {
  const current = history.at(-1);
  const before = history.at(-2);
  if (!current || !before || startedAt === null) return null;
  // One of these was in the drives at the start.
  const atStart = history.filter((_, index) => {
    const since = history[index - 1]?.to ?? -Infinity;
    const until = history[index + 1]?.from ?? Infinity;
    return since - SLACK_MS <= startedAt && startedAt <= until + SLACK_MS;
  });
  if (atStart.every((each) => each === current)) return m.startedSince();
  if (atStart.some((each) => !differ(each, current))) return null;
  const least = formatDuration(Math.max(1_000, now - current.from));
  return current.from - before.to > CLOSE_MS
    ? m.changedBetween({ least, most: formatDuration(now - before.to) })
    : m.changedAgo({ time: least });
}
