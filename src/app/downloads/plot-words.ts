import { formatBytes } from '../text/bytes.ts';
import { formatDuration } from '../text/duration.ts';
import * as m from './messages/plot.en.ts';
import { gapsUntil } from './tracking/plot.ts';
import type { Sample, Series } from './tracking/samples.ts';

/**
 * The plot for those who do not see it: `From 420 MB to 652 MB in the last 6 min, as seen in this tab; no data for 3 min.`
 *
 * @param now ms since the epoch by the gateway's clock
 */
export function plotWords(series: Series, now: number): string {
  const { samples, earlier } = series;
  const [first, last] = [samples[0], samples.at(-1)];
  const silentMs = gapsUntil(series, now).reduce((sum, { from, to }) => sum + to - from, 0);
  const silent = silentMs > 0 ? coarse(silentMs) : null;
  if (!first || !last) return silent === null ? m.noCount() : m.noCountSilent({ silent });
  const time = coarse(Math.max(now, series.lastAt) - first.at);
  const [from, to] = [bytesOf(first), bytesOf(last)];
  const before = earlier?.samples.at(-1);
  const words =
    from === to
      ? silent === null
        ? m.stayed({ bytes: to, time })
        : m.stayedSilent({ bytes: to, time, silent })
      : silent === null
        ? m.moved({ from, to, time })
        : m.movedSilent({ from, to, time, silent });
  return before ? `${m.restarted({ time, bytes: bytesOf(before) })} ${words}` : words;
}

/** A duration in whole minutes from one minute on. */
export function coarse(ms: number): string {
  return formatDuration(ms < 60_000 ? ms : Math.floor(ms / 60_000) * 60_000);
}

function bytesOf({ bytes }: Sample): string {
  return formatBytes(bytes) ?? m.unknown();
}
