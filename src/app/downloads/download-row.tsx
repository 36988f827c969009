import { Link } from '@tanstack/react-router';
import { ChartLine, X } from 'lucide';
import { memo, useState } from 'react';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { TicksContext, useNowAs } from '../http/use-now.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { DeletionLine } from './deletion-line.tsx';
import type { Download } from './download.ts';
import { DownloadBar } from './download-bar.tsx';
import { DownloadNotes } from './download-notes.tsx';
import { DownloadPlot } from './download-plot.tsx';
import { expiryOf } from './expiry.ts';
import { observations } from './observations.ts';
import { isGone, progressOf } from './progress.ts';
import { useInSight } from './use-in-sight.ts';
import { badgeOf, nameWords } from './words.ts';

interface DownloadRowProps {
  download: Download;
  /** What is wrong with its newest request, if anything. */
  trouble?: string;
  /** Whether the row of an ISO that is gone may be put away. */
  dismissible?: boolean;
}

/** One download in a list. Memoised: an answer that changed nothing renders nothing. */
export const DownloadRow = memo(function DownloadRow(props: DownloadRowProps) {
  const [inSight, watch] = useInSight();
  return (
    // Rows out of sight are not laid out: that halves the cost of a poll over 200 of them.
    <li
      ref={watch}
      className="grid gap-x-8 gap-y-1 px-4 py-3 @3xl:grid-rows-[auto_1fr] [contain-intrinsic-size:auto_4.75rem] [content-visibility:auto] @3xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
    >
      <TicksContext value={inSight}>
        <DownloadParts {...props} inSight={inSight} />
      </TicksContext>
    </li>
  );
});

interface DownloadPartsProps extends DownloadRowProps {
  inSight: boolean;
}

/** Out of sight the parts stay as they were last drawn; they are drawn anew when their row comes near. */
function isDrawn(before: DownloadPartsProps, next: DownloadPartsProps): boolean {
  const same =
    before.download === next.download &&
    before.trouble === next.trouble &&
    before.dismissible === next.dismissible;
  return same || !next.inSight;
}

const DownloadParts = memo(function DownloadParts({
  download,
  trouble,
  dismissible = false,
}: DownloadPartsProps) {
  const { iso, timeLeftMs } = download;
  const passed = useNowAs('vpsbg', (now) => expiryOf(iso, now).state === 'due');
  const progress = progressOf(download, passed);
  const badge = badgeOf(progress);
  const gone = isGone(progress);
  const running = iso.status === 'downloading' && !gone;
  const [plotted, setPlotted] = useState(false);
  return (
    <>
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 @max-3xl:justify-between">
        {/* Padded: a target is at least 24 px tall, https://www.w3.org/TR/WCAG22/#target-size-minimum */}
        <NameLink id={iso.id} name={iso.name} />
        <span className="inline-flex max-w-full items-center gap-1">
          <Badge tone={badge.tone}>{badge.text}</Badge>
          {running ? (
            <span className="inline-flex @3xl:-my-1">
              <IconButton
                label={`Plot of ${nameWords(iso, 60)}`}
                icon={ChartLine}
                pressed={plotted}
                onPress={() => setPlotted(!plotted)}
              />
            </span>
          ) : null}
          {gone && dismissible ? (
            <IconButton
              label={`Dismiss ${nameWords(iso, 60)}`}
              icon={X}
              onPress={() => observations.dismiss(iso.id)}
            />
          ) : null}
        </span>
      </div>
      <div className="grid min-w-0 content-start gap-1 @3xl:col-start-2 @3xl:row-span-2 @3xl:row-start-1 @3xl:pt-1.5">
        <DownloadBar download={download} progress={progress} />
        <DownloadNotes download={download} progress={progress} />
        {running && plotted ? <DownloadPlot isoId={iso.id} /> : null}
        {trouble === undefined ? null : <p className="text-xs text-warn">{trouble}</p>}
      </div>
      <div className="min-w-0 @3xl:col-start-1 @3xl:row-start-2">
        <DeletionLine iso={iso} timeLeftMs={timeLeftMs} gone={gone} />
      </div>
    </>
  );
}, isDrawn);

/** Memoised for itself: a link is the dearest part of a row, and it does not change. */
const NameLink = memo(function NameLink({ id, name }: Pick<Iso, 'id' | 'name'>) {
  return (
    <Link to="/isos/$isoId" params={{ isoId: String(id) }} className={`-my-0.5 min-w-0 py-0.5 ${linkStyle}`}>
      {name?.trim() ? <Untrusted text={name} /> : nameWords({ id, name })}
    </Link>
  );
});
