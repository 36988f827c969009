import { Clock } from 'lucide';
import { formatUtcTime, isUtcHere } from '../text/iso-time.ts';
import { Icon } from '../ui/icon.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { toneText } from '../ui/tone.ts';
import { progressWords } from './amount-words.ts';
import { DownloadBar } from './download-bar.tsx';
import { DownloadNotes } from './download-notes.tsx';
import { TabPercent } from './notify/tab-percent.tsx';
import { PlotOnDemand } from './plot-on-demand.tsx';
import { Lead } from './lead.tsx';
import { useStanding, type Standing } from './standing.ts';
import type { Download } from './tracking/download.ts';
import { isRemoved } from './tracking/progress.ts';
import { expiryWords, noteWords, paceWords } from './words.ts';

/** How far one download is, on its own page: everything its row shows, the plot, and its deletion. */
export function IsoStanding({ download }: { download: Download }) {
  const standing = useStanding(download);
  const removed = isRemoved(standing.progress);
  const pace = paceWords(standing);
  return (
    <div className="grid gap-1.5">
      <div className="flex *:ml-0">
        <Lead standing={standing} />
      </div>
      <DownloadBar standing={standing} />
      <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
        <span>{progressWords(standing.progress)}</span>
        {pace === null ? null : <span className={toneText[pace.tone]}>{pace.text}</span>}
      </p>
      <DownloadNotes notes={noteWords(standing)} />
      {download.iso.status === 'downloading' && !removed ? <PlotOnDemand isoId={download.iso.id} /> : null}
      <TabPercent downloads={[download]} />
      {standing.expiry.state === 'due' && !removed ? null : (
        <DeletionLine standing={standing} removed={removed} />
      )}
    </div>
  );
}

/** When it is deleted: in how long, and at what time. */
function DeletionLine({ standing: { expiry }, removed }: { standing: Standing; removed: boolean }) {
  const { text, tone } = expiryWords(expiry, removed);
  const at = expiry.state === 'unknown' ? null : expiry.at;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
      <span
        className={`inline-flex items-baseline gap-1 tabular-nums ${tone === 'neutral' ? '' : `font-medium ${toneText[tone]}`}`}
      >
        <Icon of={Clock} className="size-3 shrink-0 self-center" />
        {text}
      </span>
      {at === null ? null : <TimeOf ms={at} />}
      {at === null || isUtcHere(at) ? null : <span className="tabular-nums">{formatUtcTime(at)}</span>}
    </p>
  );
}
