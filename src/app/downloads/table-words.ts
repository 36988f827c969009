import { speedWords, timeWords } from './amount-words.ts';
import * as m from './messages/rows.en.ts';
import type { Standing } from './standing.ts';
import { leadWords, quietWords, type Phrase } from './words.ts';

/** The speed of a running download, or since when no data comes; `null` when neither is worth showing. */
export function speedCell({ download, progress, isCurrent }: Standing): Phrase | null {
  if (progress.state !== 'downloading' && progress.state !== 'restarted') return null;
  const quiet = quietWords(download);
  if (quiet !== null) return quiet;
  if (!isCurrent || progress.bytes === null) return null;
  return { text: speedWords(download.speed) ?? m.measuring(), tone: 'neutral' };
}

/** The time left of a download that is not complete, or what stands in its place. */
export function timeCell(standing: Standing): Phrase & { isAverage: boolean } {
  const { download, progress, isCurrent, verdict } = standing;
  const { timeLeftMs, isAverage } = download;
  const runs = progress.state === 'downloading' || progress.state === 'restarted';
  if (!runs || verdict === 'too-late') return { ...leadWords(standing), isAverage: false };
  if (timeLeftMs === null || !isCurrent) return { text: m.unknown(), tone: 'neutral', isAverage: false };
  return { text: timeWords(timeLeftMs), tone: 'info', isAverage };
}
