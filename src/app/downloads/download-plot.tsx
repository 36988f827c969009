import { memo, useSyncExternalStore } from 'react';
import { secondOf, useWakeAfter } from '../live/use-now.ts';
import { formatBytes } from '../text/bytes.ts';
import { parseIsoTime } from '../text/iso-time.ts';
import { downloadStore } from './tracking/download-store.ts';
import { coarse, plotWords } from './plot-words.ts';
import { plotOf } from './tracking/plot.ts';
import * as m from './messages/plot.en.ts';

const BOX = { width: 600, height: 64 };

/** Often enough that a stall is seen to last, seldom enough to stay calm. */
const EVERY_MS = 10_000;

/** Bytes over time of one running download, from its creation on. As high before the first line as after it. */
export const DownloadPlot = memo(function DownloadPlot({ isoId }: { isoId: number }) {
  const series = useSyncExternalStore(downloadStore.subscribe, () => downloadStore.seriesOf(isoId));
  const now = Math.floor(secondOf('gateway') / EVERY_MS) * EVERY_MS;
  useWakeAfter('gateway', now + EVERY_MS - 1);
  const plot = series ? plotOf(series, now, BOX, createdHere(series.createdAt)) : null;
  return (
    <div className="text-xs text-muted tabular-nums">
      <p aria-hidden className="text-right">
        {plot === null ? '\u00A0' : formatBytes(plot.high)}
      </p>
      <div className="h-16 border-y border-line">
        {plot === null ? (
          <p className="grid h-full place-content-center">{m.beginsLater()}</p>
        ) : (
          <svg
            role="img"
            aria-label={series ? plotWords(series, now) : undefined}
            viewBox={`0 0 ${BOX.width} ${BOX.height}`}
            preserveAspectRatio="none"
            className="block size-full overflow-visible text-info"
          >
            {plot.gaps.map((gap) => (
              <rect
                key={gap.x}
                x={gap.x}
                width={gap.width}
                y={0}
                height={BOX.height}
                className="fill-current text-ink opacity-10"
              />
            ))}
            {plot.restartX === null ? null : (
              <path
                d={`M${plot.restartX} 0V${BOX.height}`}
                vectorEffect="non-scaling-stroke"
                strokeDasharray="3 3"
                className="fill-none stroke-current text-warn"
              />
            )}
            <path
              d={plot.unseen}
              vectorEffect="non-scaling-stroke"
              strokeDasharray="2 4"
              className="fill-none stroke-current stroke-[1.5] text-muted"
            />
            <path
              d={plot.earlier}
              vectorEffect="non-scaling-stroke"
              strokeLinecap="round"
              className="fill-none stroke-current stroke-[1.5] text-muted"
            />
            <path
              d={plot.line}
              vectorEffect="non-scaling-stroke"
              strokeLinecap="round"
              strokeLinejoin="round"
              className="fill-none stroke-current stroke-2"
            />
          </svg>
        )}
      </div>
      <p aria-hidden className="flex justify-between">
        <span>
          {plot === null
            ? '\u00A0'
            : (plot.fromCreation ? m.createdAgo : m.firstSeenAgo)({ time: coarse(plot.spanMs) })}
        </span>
        <span>{plot === null ? null : m.now()}</span>
      </p>
    </div>
  );
});

/** A time of VPSBG's clock by the gateway's, ms since the epoch. */
function createdHere(createdAt: string | null): number | null {
  const created = parseIsoTime(createdAt);
  return created === null ? null : created + secondOf('gateway') - secondOf('vpsbg');
}
