import { secondOf, useWakeAfter } from '../live/use-now.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import type { Download } from './tracking/download.ts';
import { downloadStore } from './tracking/download-store.ts';
import { barOf, type Progress } from './tracking/progress.ts';
import { GAP_MS } from './tracking/samples.ts';
import { amountWords, badgeOf, nameWords, paceWords, percentWords, valueWords } from './words.ts';

interface DownloadBarProps {
  download: Download;
  progress: Progress;
}

/** How far a download is: the bar, bytes of total, percent, speed. */
export function DownloadBar({ download, progress }: DownloadBarProps) {
  const bar = barOf(progress);
  const percent = percentWords(progress);
  const amount = amountWords(progress);
  const pace = paceWords(download);
  return (
    <>
      {bar === 'none' ? null : (
        <ProgressBar
          label={nameWords(download.iso)}
          value={bar === 'indeterminate' ? null : bar}
          valueText={valueWords(progress, amount)}
          tone={badgeOf(progress).tone}
        />
      )}
      <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
        <span>
          {percent === null ? null : <span className="font-medium">{percent}</span>}
          {percent === null ? null : ' · '}
          {amount}
        </span>
        {pace === null ? null : <Pace words={pace} isoId={download.iso.id} />}
      </p>
    </>
  );
}

/** Speed and time left; withheld once the reading they come from is old, as while offline. */
function Pace({ words, isoId }: { words: string; isoId: number }) {
  const trueUntil = (downloadStore.seriesOf(isoId)?.lastAt ?? -Infinity) + GAP_MS;
  const old = secondOf('gateway') > trueUntil;
  useWakeAfter('gateway', old ? Infinity : trueUntil);
  return old ? null : <span className="text-muted">{words}</span>;
}
