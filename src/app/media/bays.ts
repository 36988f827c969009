import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { brief } from '../text/visible.ts';
import { contentOf, type BayContent } from './bay-content.ts';
import { bootOrderView, type BootEntry } from './boot-order.ts';
import { deviceName, ordinal } from './boot-words.ts';
import { labelBesideId } from './device-label.ts';
import * as m from './messages/media.en.ts';
import { nextStart, type NextStart } from './next-start.ts';
import { slotRows, type SlotRow } from './slots.ts';

/** One device of the server: a disk, a CD/DVD drive, a free slot, whatever the boot order names. */
export interface Bay extends BayContent {
  /** Unique in one response, and the same in the next one. */
  key: string;
  /** Place in the boot order, from 1; `none` outside of it; `unknown` where there is no readable order. */
  position: number | 'none' | 'unknown';
  /** Raw device, `ide2`; `null` for an unnamed slot. */
  device: string | null;
  /** Safe to show. */
  name: string;
  /** Its medium stands before every disk. */
  leftIn: boolean;
  /** The slot behind it; `null` for disks and others. */
  slot: SlotRow | null;
}

export interface Bays {
  next: NextStart;
  /** In boot order; then what is not in it, by device. */
  bays: Bay[];
}

/** The server's devices as one stack: each once, in the order in which it tries them. */
export function baysOf(media: IsoMedia): Bays {
  const rows = slotRows(media);
  const view = bootOrderView(media, rows);
  const next = nextStart(media, rows);
  const leftIn = new Set(next.leftIn);
  const known = view.gap === null;
  const shown = new Set<SlotRow>();
  const take = (entry: BootEntry) => {
    if (entry.slot) shown.add(entry.slot);
    return entry;
  };

  const positions = positionsOf(view.entries);
  const inOrder = view.entries
    .map((entry, at) => ({ entry, at }))
    .filter(({ entry }) => !entry.repeated)
    .map(({ entry, at }) => bay(take(entry), at + 1, leftIn, positions.get(entry.id) ?? []));
  const place = known ? 'none' : 'unknown';
  const outside = view.outside.map((entry) => bay(take(entry), place, leftIn, []));
  const others = rows.filter((row) => !shown.has(row)).map((row) => slotBay(row, place, leftIn));
  const rest = [...outside, ...others].toSorted((a, b) => compare(a, b));
  return { next, bays: [...inOrder, ...rest] };
}

const byDevice = new Intl.Collator('en', { numeric: true });

/** Disks before drives, drives by their device, unnamed ones last. */
function compare(a: Bay, b: Bay): number {
  const rank = ({ drawing, device }: Bay) => (device === null ? 2 : drawing === 'disk' ? 0 : 1);
  return rank(a) - rank(b) || byDevice.compare(a.device ?? '', b.device ?? '');
}

/** The further places of devices that are listed more than once. */
function positionsOf(entries: readonly BootEntry[]): ReadonlyMap<string | null, number[]> {
  const positions = new Map<string | null, number[]>();
  for (const [at, { id, repeated }] of entries.entries()) {
    if (repeated) positions.set(id, [...(positions.get(id) ?? []), at + 1]);
  }
  return positions;
}

function bay(
  entry: BootEntry,
  position: Bay['position'],
  leftIn: ReadonlySet<string>,
  again: readonly number[],
): Bay {
  const base =
    entry.slot && entry.role === 'cd'
      ? slotBay(entry.slot, position, leftIn, entry.name)
      : deviceBay(entry, position);
  if (again.length === 0) return base;
  return {
    ...base,
    details: [...base.details, m.alsoAt({ positions: firstPositions(again) })],
    tag: base.leftIn ? base.tag : { words: m.listedTwice(), tone: 'warn' },
  };
}

/** At most five of them: a response may name a device as often as it likes. */
function firstPositions(positions: readonly number[]): string {
  return positions.slice(0, 5).join(', ') + (positions.length > 5 ? ', …' : '');
}

function deviceBay(entry: BootEntry, position: Bay['position']): Bay {
  const place = placeWords(position);
  const base = { key: entry.key, position, device: entry.id, leftIn: false, slot: entry.slot };
  if (entry.id === null) {
    return {
      ...base,
      name: m.unreadableEntry(),
      details: [m.entryUnreadable()],
      drawing: 'not-listed',
      tag: { words: m.unreadable(), tone: 'warn' },
    };
  }
  const name = deviceName(entry.id, entry.name);
  if (entry.listed === false) {
    return {
      ...base,
      name,
      details: [m.orderOnly()],
      drawing: 'not-listed',
      tag: { words: m.notListed(), tone: 'warn' },
    };
  }
  switch (entry.role) {
    case 'disk':
      return { ...base, name, details: [place], drawing: 'disk', tag: null };
    case 'cd':
      return {
        ...base,
        name,
        details: [place, m.noContentToo()],
        drawing: 'drive',
        tag: { words: m.contentUnknown(), tone: 'warn' },
      };
    case 'other':
      return { ...base, name, details: [place], drawing: 'network', tag: null };
    case 'unknown': {
      const type = entry.type === null ? null : brief(entry.type, 40);
      const isNamed = labelBesideId(entry.name, entry.id) !== null;
      return {
        ...base,
        name: type === null || isNamed ? name : m.deviceOfType({ type }),
        details: [place, unknownTypeWords(type, isNamed)],
        drawing: 'unknown',
        tag: { words: m.unknownType(), tone: 'neutral' },
      };
    }
    default:
      return entry.role satisfies never;
  }
}

function unknownTypeWords(type: string | null, isNamed: boolean): string {
  if (type === null) return m.noType();
  return isNamed ? m.thisTypeNotKnown({ type }) : m.typeNotKnown();
}

function placeWords(position: Bay['position']): string {
  if (position === 'none') return m.notInOrder();
  return position === 'unknown' ? m.positionUnknown() : m.tried({ place: ordinal(position) });
}

function slotBay(
  row: SlotRow,
  position: Bay['position'],
  leftIn: ReadonlySet<string>,
  bootName: string | null = null,
): Bay {
  const { device, state } = row;
  const isLeftIn = leftIn.has(row.key);
  const { details, drawing, tag } = contentOf(row);
  const place =
    position === 'none'
      ? [m.notInOrderToo()]
      : isLeftIn && position !== 'unknown'
        ? [m.triedToo({ place: ordinal(position) })]
        : [];
  return {
    key: row.key,
    position,
    device,
    name: state.kind === 'unreadable' ? m.unreadableEntry() : deviceName(device, row.label ?? bootName),
    details: [...details, ...(device === null ? [] : place)],
    drawing,
    tag: isLeftIn ? { words: m.isoBeforeDisk(), tone: 'warn' } : tag,
    leftIn: isLeftIn,
    slot: row,
  };
}
