import { Link } from '@tanstack/react-router';
import { ChartLine, X } from 'lucide';
import { memo, useState, type ReactNode } from 'react';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { TicksContext } from '../live/use-now.ts';
import { Badge } from '../ui/badge.tsx';
import type { Failure } from '../live/failure.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { linkStyle } from '../ui/link-style.ts';
import type { Tone } from '../ui/tone.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { DeletionLine } from './deletion-line.tsx';
import type { Download } from './tracking/download.ts';
import { DownloadBar } from './download-bar.tsx';
import { DownloadNotes } from './download-notes.tsx';
import { DownloadPlot } from './download-plot.tsx';
import { downloadStore } from './tracking/download-store.ts';
import { isRemoved, progressOf } from './tracking/progress.ts';
import { useExpiry } from './tracking/use-expiry.ts';
import { useInSight } from './use-in-sight.ts';
import { useDownload } from './tracking/use-downloads.ts';
import { badgeOf, nameWords } from './words.ts';

/** The list around download rows: as wide as its panel, two columns where there is room. */
export function DownloadRows({ children }: { children: ReactNode }) {
  return (
    <div className="@container -mx-4 -my-3">
      <ul className="divide-y divide-line">{children}</ul>
    </div>
  );
}

interface DownloadRowProps {
  isoId: number;
  /** Why its newest request failed, if it did. */
  trouble?: { title: string; failure: Failure };
  /** Whether the row of an ISO that is deleted or no longer listed can be dismissed. */
  dismissible?: boolean;
}

/** One download in a list. It follows its ISO in the store by itself, and only while in sight. */
export const DownloadRow = memo(function DownloadRow(props: DownloadRowProps) {
  const [inSight, watch] = useInSight();
  return (
    // Rows out of sight are not laid out: that halves the cost of a poll over 200 of them. Their height is that of most rows.
    <li
      ref={watch}
      className="relative grid gap-x-8 gap-y-1 px-4 py-3 @3xl:grid-rows-[auto_1fr] [contain-intrinsic-size:auto_6rem] [content-visibility:auto] print:[content-visibility:visible] @3xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] @[23rem]:[contain-intrinsic-size:auto_5rem] @3xl:[contain-intrinsic-size:auto_2.5rem]"
    >
      <TicksContext value={inSight}>
        <DownloadParts {...props} />
      </TicksContext>
    </li>
  );
});

/** Outside the row's own element: only its content renders again. */
function DownloadParts({ isoId, ...props }: DownloadRowProps) {
  const download = useDownload(isoId);
  return download ? <Parts download={download} {...props} /> : null;
}

interface PartsProps extends Omit<DownloadRowProps, 'isoId'> {
  download: Download;
}

function Parts({ download, trouble, dismissible = false }: PartsProps) {
  const { iso, timeLeftMs } = download;
  const expiry = useExpiry(iso);
  const progress = progressOf(download, expiry.state === 'due');
  const badge = badgeOf(progress);
  const removed = isRemoved(progress);
  const running = iso.status === 'downloading' && !removed;
  const [plotted, setPlotted] = useState(false);
  return (
    <>
      <RowHead
        id={iso.id}
        name={iso.name}
        badge={badge.text}
        tone={badge.tone}
        dismissible={dismissible && (removed || download.missingFrom === 'list')}
        plotted={running ? plotted : null}
        onPlot={setPlotted}
      />
      <div className="grid min-w-0 content-start gap-1 @3xl:col-start-2 @3xl:row-span-2 @3xl:row-start-1 @3xl:pt-1.5">
        <DownloadBar download={download} progress={progress} />
        <DownloadNotes download={download} progress={progress} />
        {running && plotted ? <DownloadPlot isoId={iso.id} /> : null}
      </div>
      <div className="min-w-0 @3xl:col-start-1 @3xl:row-start-2">
        <DeletionLine expiry={expiry} timeLeftMs={timeLeftMs} removed={removed} />
      </div>
      {trouble === undefined ? null : (
        // In the row's own margin: its coming and going moves nothing. Opened by hand it takes the room it needs.
        <details className="absolute inset-x-4 bottom-0 text-xs leading-3.5 open:static open:mt-1">
          <summary className="cursor-pointer list-none truncate text-warn">{trouble.title}</summary>
          {trouble.failure.providerMessage}
        </details>
      )}
    </>
  );
}

interface RowHeadProps extends Pick<Iso, 'id' | 'name'> {
  badge: string;
  tone: Tone;
  dismissible: boolean;
  /** Whether its plot is open; `null` when there is none to open. */
  plotted: boolean | null;
  onPlot: (open: boolean) => void;
}

/** Memoised: a link is the dearest part of a row, and nothing here changes while bytes come in. */
const RowHead = memo(function RowHead({ id, name, badge, tone, dismissible, plotted, onPlot }: RowHeadProps) {
  const label = nameWords({ id, name }, 60);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 @max-3xl:justify-between">
      {/* Padded: a target is at least 24 px tall, https://www.w3.org/TR/WCAG22/#target-size-minimum */}
      <Link
        to="/isos/$isoId"
        params={{ isoId: String(id) }}
        className={`-my-0.5 min-w-0 py-0.5 ${linkStyle}`}
      >
        {name?.trim() ? <Untrusted text={name} /> : nameWords({ id, name })}
      </Link>
      <span className="inline-flex max-w-full items-center gap-1">
        <Badge tone={tone}>{badge}</Badge>
        {plotted === null ? null : (
          <span className="inline-flex @3xl:-my-1">
            <IconButton
              label={`Plot of ${label}`}
              icon={ChartLine}
              pressed={plotted}
              onPress={() => onPlot(!plotted)}
            />
          </span>
        )}
        {dismissible ? (
          <IconButton label={`Dismiss ${label}`} icon={X} onPress={() => downloadStore.dismiss(id)} />
        ) : null}
      </span>
    </div>
  );
});
