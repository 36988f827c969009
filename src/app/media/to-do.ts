import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { bootOrderView, type BootEntry, type BootOrderView } from './boot-order.ts';
import { findings, type Finding } from './findings.ts';
import * as m from './messages/page.en.ts';
import { nextStart } from './next-start.ts';
import { slotRows } from './slots.ts';

/**
 * The server as far as it matters to what a person does before its next start. `stopped`: only a person starts it.
 * `troubled`: HostUp reports an error, or its service is not in order, so what to do is more than the drives.
 */
export type ServerState = 'usual' | 'stopped' | 'troubled';

/**
 * What a person has to do before the next start, or that it is nothing. `null` where it stands already: in the sentence
 * about a medium that was left in, or beside what HostUp's response contradicts.
 *
 * @param panel where one sets the boot order, after "your": `HostUp panel`
 */
export function toDo(media: IsoMedia, panel: string, state: ServerState): string | null {
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
  return NOTHING[state]();
}

const NOTHING: Record<ServerState, () => string> = {
  usual: () => m.nothingForStart(),
  stopped: () => m.nothingBeforeStart(),
  troubled: () => m.nothingAboutDrives(),
};

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
