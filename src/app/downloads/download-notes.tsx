import { TriangleAlert } from 'lucide';
import type { Download } from './tracking/download.ts';
import type { Progress } from './tracking/progress.ts';
import { noteWords } from './words.ts';
import { Icon } from '../ui/icon.tsx';

/** Everything else worth knowing about a download. A stall stands out: VPSBG has no status for a download that failed. */
export function DownloadNotes({ download, progress }: { download: Download; progress: Progress }) {
  const stalled = download.stalledMinutes !== null;
  return noteWords(progress, download).map((note) => (
    <p
      key={note}
      className={`flex items-start gap-1.5 text-xs [overflow-wrap:anywhere] ${stalled ? 'text-warn' : 'text-muted'}`}
    >
      {stalled ? <Icon of={TriangleAlert} className="mt-0.5 size-3 shrink-0" /> : null}
      {note}
    </p>
  ));
}
