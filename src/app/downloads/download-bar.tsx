import { ProgressBar, type BarLook } from '../ui/progress-bar.tsx';
import type { Standing } from './standing.ts';
import { barOf } from './tracking/progress.ts';
import { isStalled } from './tracking/stall.ts';
import { valueWords } from './amount-words.ts';
import { nameWords } from './words.ts';

/** How far a download is, as a bar named by its ISO; none where no bar is right. */
export function DownloadBar({ standing }: { standing: Standing }) {
  const { download, progress } = standing;
  const bar = barOf(progress);
  if (bar === 'none') return null;
  return (
    <ProgressBar
      label={nameWords(download.iso)}
      value={bar === 'indeterminate' ? null : bar}
      valueText={valueWords(progress)}
      look={lookOf(standing)}
    />
  );
}

function lookOf({ download, progress: { state } }: Standing): BarLook {
  if (isStalled(download)) return 'stalled';
  if (download.quietMs !== null || state === 'unknown' || state === 'due') return 'pale';
  if (state === 'over' || state === 'check') return 'warning';
  return state === 'downloaded' ? 'done' : 'moving';
}
