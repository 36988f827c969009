import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { bootOrderView, type BootEntry, type BootOrderView } from './boot-order.ts';
import { findings, type Finding } from './findings.ts';
import * as m from './messages/page.en.ts';
import { nextStart } from './next-start.ts';
import { slotRows } from './slots.ts';

/**
 * What a person has to do before the next start, or that it is nothing. `null` where it stands already: in the sentence
 * about a medium that was left in, or beside what HostUp's response contradicts.
 *
 * @param panel where one sets the boot order, after "your": `HostUp panel`
 * @param isStopped whether the server is stopped, as far as it is known: only a person starts it
 */
export function toDo(media: IsoMedia, panel: string, isStopped: boolean): string | null {
  const rows = slotRows(media);
  const order = bootOrderView(media, rows);
  if (order.gap === 'empty') return m.setOrder({ panel });
  if (order.gap !== null) return m.checkOrder({ panel });
  if (nextStart(media, rows).leftIn.length > 0 || findings(media).length > 0) return null;
  if (order.entries.every(({ id, role }) => id !== null && role === 'cd')) {
    return m.addDisk({ panel });
  }
  if (mayHaveBeenLeftIn(order)) {
    return m.checkDrives({ panel });
  }
  return isStopped ? m.nothingBeforeStart() : m.nothingForStart();
}

/** Whether something that may be an installer stands before the first disk that is one for sure. */
function mayHaveBeenLeftIn({ entries }: BootOrderView): boolean {
  for (const entry of entries) {
    if (entry.role === 'disk') return false;
    if (mayHoldInstaller(entry)) return true;
  }
  return false;
}

function mayHoldInstaller({ id, role, slot }: BootEntry): boolean {
  if (id === null) return true;
  if (!slot) return role === 'cd';
  const { state } = slot;
  switch (state.kind) {
    case 'mounted':
    case 'in-use':
    case 'unreported':
    case 'unreadable':
      return true;
    case 'cloud-init':
    case 'not-mounted':
    case 'empty':
    case 'free':
      return false;
    default:
      return state satisfies never;
  }
}

/** What to do about the contradictions in HostUp's response, each advice once. @param panel as in `toDo` */
export function adviceOn(found: readonly Finding[], panel: string): string {
  return [...new Set(found.map(({ kind }) => ADVICE[kind](panel)))].join(' ');
}

const compare = (panel: string) => m.compare({ panel });

const ADVICE: Record<Finding['kind'], (panel: string) => string> = {
  'not-in-library': () => m.unmountOrLeave(),
  'not-in-order': (panel) => m.usableAllTheSame({ panel }),
  'unknown-device': (panel) => m.correctOrder({ panel }),
  'in-use-but-empty': compare,
  'free-but-mounted': compare,
  duplicate: compare,
};
