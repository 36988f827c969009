import { useState, type ReactNode } from 'react';
import { toneText } from '../ui/tone.ts';
import { progressWords } from './amount-words.ts';
import { Dismiss } from './dismiss.tsx';
import { DownloadBar } from './download-bar.tsx';
import { DownloadNotes } from './download-notes.tsx';
import { IsoLink } from './iso-link.tsx';
import { Lead } from './lead.tsx';
import { PlotButton, PlotOnDemand } from './plot-on-demand.tsx';
import { useStanding, type Standing } from './standing.ts';
import type { Download } from './tracking/download.ts';
import { expiryWords, noteWords, paceOf, paceWords, type Phrase } from './words.ts';
import * as m from './messages/rows.en.ts';

export interface RowProps {
  download: Download;
  /** Whether it was chosen by its id: such a row stays. */
  isPicked: boolean;
}

/** Time left and speed lead; what has no time left says why. */
export function RunningRow({ download, isPicked }: RowProps) {
  const standing = useStanding(download);
  const [plotted, setPlotted] = useState(false);
  const { iso } = download;
  const pace = paceWords(standing);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 flex-[1_1_9rem]">
          <IsoLink id={iso.id} name={iso.name} />
        </span>
        <Lead standing={standing} />
      </div>
      <div className="mt-1.5 mb-1">
        <DownloadBar standing={standing} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 text-xs text-muted tabular-nums">
        <span>
          {standing.verdict === 'too-late'
            ? m.amountAtSpeed({
                amount: progressWords(standing.progress),
                speed: paceOf(download) ?? m.measuringSpeed(),
              })
            : progressWords(standing.progress)}
        </span>
        <span className="inline-flex min-w-0 grow items-center justify-end gap-1 text-right">
          <span>
            {pace === null ? null : <span className={toneText[pace.tone]}>{pace.text}</span>}
            {isPicked ? <PickedDeletion standing={standing} hasPace={pace !== null} /> : null}
          </span>
          {iso.status === 'downloading' ? (
            <span className="-my-1.5 inline-flex print:hidden">
              <PlotButton iso={iso} open={plotted} onPress={() => setPlotted(!plotted)} />
            </span>
          ) : null}
          {download.missingFrom === 'list' && !isPicked ? <Dismiss download={download} /> : null}
        </span>
      </div>
      <DownloadNotes notes={[...noteWords(standing), ...deletionNotes(standing)]} />
      {plotted && iso.status === 'downloading' ? <PlotOnDemand isoId={iso.id} /> : null}
    </>
  );
}

/** A few that were chosen have room for what is otherwise on their own pages. */
function PickedDeletion({ standing, hasPace }: { standing: Standing; hasPace: boolean }): ReactNode {
  const { expiry, verdict } = standing;
  if (expiry.state !== 'ahead' || expiry.urgency !== 'calm' || verdict === 'too-late') return null;
  const { text } = expiryWords(expiry, false);
  return <span>{hasPace ? ` ${m.thenDeletion({ deletion: text })}` : text}</span>;
}

/** A deletion that is near, or that nobody can name. */
function deletionNotes({ expiry }: Standing): Phrase[] {
  const calm = expiry.state === 'due' || (expiry.state === 'ahead' && expiry.urgency === 'calm');
  return calm ? [] : [expiryWords(expiry, false)];
}
