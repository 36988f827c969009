import { groupOf } from './download-list.ts';
import * as m from './messages/panels.en.ts';
import { standingNow, type Standing } from './standing.ts';
import type { Download } from './tracking/download.ts';
import { isStalled } from './tracking/stall.ts';

/** `toDoOf` of these downloads as they stand now. */
export function toDoNow(downloads: readonly Download[]): string | null {
  return toDoOf(downloads.filter((download) => groupOf(download) === 'active').map(standingNow));
}

/** What to do about the downloads that are not complete; `null` where none runs. */
export function toDoOf(active: readonly Standing[]): string | null {
  const running = active.filter(({ download: { iso } }) => iso.status === 'downloading');
  const stalled = running.filter(({ download }) => isStalled(download)).length;
  if (stalled > 0) return m.stalledToDo({ count: stalled });
  const late = running.filter(({ verdict }) => verdict === 'too-late').length;
  if (late > 0) return m.tooSlowToDo({ count: late });
  const close = running.filter(({ verdict }) => verdict === 'close').length;
  if (close > 0) return m.closeToDo({ count: close });
  // What is odd about one of them, its row says.
  const areFine = running.every(({ progress }) => progress.state !== 'over' && progress.state !== 'due');
  return running.length > 0 && areFine ? m.nothingToDo() : null;
}
