import { Check } from 'lucide';
import { memo, useState, type ReactNode } from 'react';
import { TicksContext, secondOf } from '../live/use-now.ts';
import { formatDayTime } from '../text/iso-time.ts';
import { Icon } from '../ui/icon.tsx';
import { toneText, type Tone } from '../ui/tone.ts';
import { amountWords, percentWords } from './amount-words.ts';
import { DeletionFuse } from './deletion-fuse.tsx';
import { DownloadBar } from './download-bar.tsx';
import { groupOf, type Group } from './download-list.ts';
import { DownloadNotes } from './download-notes.tsx';
import { IsoLink } from './iso-link.tsx';
import { PlotButton, PlotOnDemand } from './plot-on-demand.tsx';
import { Dismiss } from './dismiss.tsx';
import { useStanding, type Standing } from './standing.ts';
import { COLUMNS } from './table-columns.ts';
import { speedCell, timeCell } from './table-words.ts';
import type { Download } from './tracking/download.ts';
import type { Expiry } from './tracking/expiry.ts';
import { isTooSmall } from './tracking/progress.ts';
import { useDownload } from './tracking/use-downloads.ts';
import { useInSight } from './use-in-sight.ts';
import { expiryWords, leadWords, leftWords, noteWords, paceWords, type Phrase } from './words.ts';
import * as m from './messages/rows.en.ts';

interface TableRowProps {
  isoId: number;
  /** Place among the rows shown, from 0. */
  index: number;
}

/** One download in the table. It follows its ISO in the store by itself, and only while in sight. */
export const TableRow = memo(function TableRow({ isoId, index }: TableRowProps) {
  const [inSight, watch] = useInSight();
  return (
    // Rows out of sight are not laid out: that halves the cost of a poll over 200 of them. Their height is that of most rows.
    <tr
      ref={watch}
      aria-rowindex={index + 2}
      className={`items-center gap-y-1 border-t border-line px-4 py-2 [contain-intrinsic-size:auto_3.75rem] [content-visibility:auto] @5xl:min-h-11 @5xl:py-1 @5xl:[contain-intrinsic-size:auto_2.75rem] print:[content-visibility:visible] ${COLUMNS}`}
    >
      <TicksContext value={inSight}>
        <Cells isoId={isoId} />
      </TicksContext>
    </tr>
  );
});

/** Outside the row's own element: only its content renders again. */
function Cells({ isoId }: { isoId: number }) {
  const download = useDownload(isoId);
  return download ? <DownloadCells download={download} /> : null;
}

/** Where a cell stands in a row of two lines; in columns each follows the one before. */
const TIME = 'col-start-3 row-start-1 @5xl:col-start-auto @5xl:row-start-auto';
/** On the narrowest phones the time left would leave no room for the name: it gets a line of its own. */
const OWN_LINE =
  '@max-[19rem]:col-span-3 @max-[19rem]:col-start-1 @max-[19rem]:row-start-auto @max-[19rem]:text-left';

function DownloadCells({ download }: { download: Download }) {
  const standing = useStanding(download);
  const [plotted, setPlotted] = useState(false);
  const { iso } = download;
  const group = groupOf(download);
  const running = iso.status === 'downloading' && group === 'active';
  const time = group === 'active' ? timeCell(standing) : null;
  const speed = speedCell(standing);
  return (
    <>
      <td
        className={`col-span-2 col-start-1 row-start-1 block min-w-0 @5xl:col-span-1 @5xl:col-start-auto @5xl:row-start-auto ${time || group === 'gone' ? '@max-[19rem]:col-span-3' : ''}`}
      >
        <div className={`flex items-center gap-1.5 ${group === 'gone' ? 'text-muted' : ''}`}>
          <IsoLink id={iso.id} name={iso.name} />
          <span translate="no" className="hidden font-mono text-xs text-muted @5xl:inline">
            {iso.id}
          </span>
          {running ? (
            <span className="-my-1 ml-auto inline-flex print:hidden">
              <PlotButton iso={iso} open={plotted} onPress={() => setPlotted(!plotted)} />
            </span>
          ) : null}
          {group === 'gone' || download.missingFrom === 'list' ? <Dismiss download={download} /> : null}
        </div>
        <DownloadNotes notes={tableNotes(standing)} />
      </td>
      <td
        className={`flex min-w-0 items-center gap-2.5 tabular-nums ${group === 'active' ? 'col-span-3 @5xl:col-span-1' : ''}`}
      >
        <ProgressCell standing={standing} group={group} />
      </td>
      <Cell
        phrase={sizeCell(standing)}
        className={`col-span-2 @5xl:col-span-1 ${group === 'active' ? 'text-left @5xl:text-right' : 'text-right'}`}
      />
      {/* Another element once no data comes: other words in this place are no shift of it. */}
      <Cell key={download.quietMs === null ? 'speed' : 'quiet'} phrase={speed} className="text-right" />
      <td className={`block text-right tabular-nums ${time ? `${TIME} ${OWN_LINE}` : 'hidden @5xl:block'}`}>
        {time === null ? null : (
          <>
            <span className={time.tone === 'info' ? 'font-medium' : toneText[time.tone]}>{time.text}</span>
            {time.isAverage ? (
              <span className="block text-xs text-muted @max-[19rem]:ml-1.5 @max-[19rem]:inline">
                {m.averageSoFar()}
              </span>
            ) : null}
          </>
        )}
      </td>
      <DeletionCell expiry={standing.expiry} group={group} />
      {running && plotted ? (
        <td className="col-span-full block pb-2">
          <PlotOnDemand isoId={iso.id} />
        </td>
      ) : null}
    </>
  );
}

function ProgressCell({ standing, group }: { standing: Standing; group: Group }): ReactNode {
  if (group !== 'active') {
    const { text, tone } = leadWords(standing);
    return (
      <span className={`inline-flex items-center gap-1 font-medium ${toneText[tone]}`}>
        {tone === 'ok' ? <Icon of={Check} className="size-3.5 shrink-0" /> : null}
        {text}
      </span>
    );
  }
  const percent = percentWords(standing.progress);
  return (
    <>
      {percent === null ? null : (
        <span className="min-w-8 shrink-0 font-semibold @5xl:w-10 @5xl:text-right">{percent}</span>
      )}
      <DownloadBar standing={standing} />
    </>
  );
}

function sizeCell({ progress }: Standing): Phrase {
  const needsALook = isTooSmall(progress) || progress.state === 'check';
  return { text: amountWords(progress), tone: needsALook ? 'warn' : 'info' };
}

function Cell({ phrase, className }: { phrase: Phrase | null; className: string }) {
  const tone: Tone = phrase?.tone ?? 'info';
  return (
    <td
      className={`tabular-nums ${phrase ? 'block' : 'hidden @5xl:block'} ${tone === 'info' ? '' : toneText[tone]} ${className}`}
    >
      {phrase?.text}
    </td>
  );
}

/** The time to the deletion. In a row of two lines a running download names it only when it is near. */
function DeletionCell({ expiry, group }: { expiry: Expiry; group: Group }) {
  const far = group === 'active' && (expiry.state !== 'ahead' || expiry.urgency === 'calm');
  const place = { active: 'col-span-3 @5xl:col-span-1', ready: TIME, gone: `${TIME} ${OWN_LINE}` }[group];
  return (
    <td
      className={`${far ? 'hidden @5xl:flex' : 'flex'} items-center justify-end gap-2 text-right tabular-nums ${place}`}
    >
      <DeletionWords expiry={expiry} group={group} />
    </td>
  );
}

function DeletionWords({ expiry, group }: { expiry: Expiry; group: Group }) {
  if (group === 'gone') {
    if (expiry.state === 'unknown') return null;
    return (
      <span className="text-muted">{m.wasDueOn({ when: formatDayTime(expiry.at, secondOf('vpsbg')) })}</span>
    );
  }
  const { text, tone } = leftWords(expiry);
  return (
    <>
      <span className={`${toneText[tone]} ${tone === 'danger' ? 'font-semibold' : ''}`}>{text}</span>
      <span className="hidden @5xl:inline-flex">
        <DeletionFuse expiry={expiry} />
      </span>
    </>
  );
}

/** What the columns have no place for. */
function tableNotes(standing: Standing): Phrase[] {
  const notes = noteWords(standing);
  const { progress, expiry } = standing;
  const pace = paceWords(standing);
  const hasColumn = progress.state === 'unknown' || progress.state === 'finishing';
  if (pace !== null && (hasColumn || pace.tone === 'warn')) notes.push(pace);
  if (expiry.state === 'odd' || (expiry.state === 'unknown' && expiry.raw))
    notes.push(expiryWords(expiry, false));
  return notes;
}
