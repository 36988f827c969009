import { ProgressBar } from '../ui/progress-bar.tsx';
import type { Download } from './download.ts';
import { barOf, type Progress } from './progress.ts';
import { amountWords, badgeOf, nameWords, paceWords, percentWords, valueWords } from './words.ts';

interface DownloadBarProps {
  download: Download;
  progress: Progress;
}

/** How far a download is: the bar, bytes of total, percent, speed. */
export function DownloadBar({ download, progress }: DownloadBarProps) {
  const bar = barOf(progress);
  const percent = percentWords(progress);
  const pace = paceWords(download);
  return (
    <>
      {bar === 'none' ? null : (
        <ProgressBar
          label={nameWords(download.iso)}
          value={bar === 'indeterminate' ? null : bar}
          valueText={valueWords(progress)}
          tone={badgeOf(progress).tone}
        />
      )}
      <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
        <span>
          {percent === null ? null : <span className="font-medium">{percent}</span>}
          {percent === null ? null : ' · '}
          {amountWords(progress)}
        </span>
        {pace === null ? null : <span className="text-muted">{pace}</span>}
      </p>
    </>
  );
}
