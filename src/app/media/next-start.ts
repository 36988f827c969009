import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { bootOrderView, type BootEntry, type BootOrderGap } from './boot-order.ts';
import { mediumName, namesInSentences } from './boot-words.ts';
import * as m from './messages/media.en.ts';
import { slotRows, type SlotRow, type SlotState } from './slots.ts';

/** What the server tries at its next start. "Tries": HostUp does not say what can start. */
export interface NextStart {
  /** In one line: `Tries the disk first`. Safe to show, as is `sentence`. */
  headline: string;
  /** What comes after it, or what to do. */
  sentence: string;
  /** Keys of the slots whose medium stands before every disk: an installer that was left in starts again from there. */
  leftIn: readonly string[];
}

type Medium = Extract<SlotState, { kind: 'mounted' }>;

/** So many devices are named; the rest are counted. */
const NAMED = 5;

/** What this server tries at its next start, from boot order, drives and library. */
export function nextStart(media: IsoMedia, rows: readonly SlotRow[] = slotRows(media)): NextStart {
  const { gap, entries, outside } = bootOrderView(media, rows);
  if (gap !== null) return { ...GAPS[gap](), leftIn: [] };
  const order = entries.filter((entry) => !entry.repeated);
  const nameOf = namesInSentences([...order, ...outside]);
  return leftInStart(order, nameOf) ?? { ...usualStart(order, nameOf), leftIn: [] };
}

/** Why the order is not known, as its two lines. */
const GAPS: Record<BootOrderGap, () => Pick<NextStart, 'headline' | 'sentence'>> = {
  'no-field': () => ({ headline: m.orderNotReported(), sentence: m.noField() }),
  null: () => ({ headline: m.orderNotReported(), sentence: m.noneSent() }),
  'no-order': () => ({ headline: m.orderNotReported(), sentence: m.noDevices() }),
  unreadable: () => ({ headline: m.orderNotReadable(), sentence: m.cannotRead() }),
  empty: () => ({ headline: m.orderEmpty(), sentence: m.noDeviceToStart() }),
};

function usualStart(order: readonly BootEntry[], nameOf: (entry: BootEntry) => string) {
  // What leads is where it may start from: an empty drive before it holds nothing to start.
  const found = order.findIndex((entry) => !isEmptyDrive(entry));
  const count = Math.max(0, found);
  const [device = '', ...rest] = order.slice(count).map((entry) => withContent(entry, nameOf(entry)));
  const [first] = order;
  const sentence = restWords(rest);
  if (count > 0 && first)
    return { headline: m.triesAfterEmpty({ device, count, empty: nameOf(first) }), sentence };
  return { headline: (rest.length === 0 ? m.triesOnly : m.triesFirst)({ device }), sentence };
}

/** Whether it is a drive without a medium, by HostUp's own word. */
function isEmptyDrive({ role, slot }: BootEntry): boolean {
  const kind = slot?.state.kind;
  return role === 'cd' && (kind === 'empty' || kind === 'free');
}

/** What it tries if the first device does not start. */
function restWords(rest: readonly string[]): string {
  const [next, ...later] = named(rest, NAMED - 1);
  if (next === undefined) return m.nothingElse();
  if (later.length === 0) return m.ifNot({ next });
  return m.ifNotThen({
    next,
    later: later.reduce((devices, last) => m.thenDevice({ devices, device: last })),
  });
}

/** The first so many of a list, and how many more there are. */
function named(all: readonly string[], most: number): string[] {
  const count = all.length - most;
  return count > 0 ? [...all.slice(0, most), m.more({ count })] : [...all];
}

/** A device with what is in it, in a sentence. */
function withContent(entry: BootEntry, name: string): string {
  if (entry.role !== 'cd') return entry.listed === false ? m.deviceNotListed({ device: name }) : name;
  const state = entry.slot?.state;
  switch (state?.kind) {
    case 'mounted':
      return m.mediumIn({ medium: mediumName(state.isoId, state.image), device: name });
    case 'cloud-init':
      return m.deviceCloudInit({ device: name });
    case 'empty':
    case 'free':
      return m.deviceEmpty({ device: name });
    case 'not-mounted':
      return m.deviceNotMounted({ device: name });
    case 'in-use':
    case 'unreported':
    case 'unreadable':
    case undefined:
      return m.deviceUnknown({ device: name });
    default:
      return state satisfies never;
  }
}

/**
 * Media before every disk. An entry of unknown kind may be a disk, so that nothing behind it is said to be before
 * every disk.
 */
function leftInStart(order: readonly BootEntry[], nameOf: (entry: BootEntry) => string): NextStart | null {
  const firstDisk = order.findIndex((entry) => entry.role === 'disk' || entry.role === 'unknown');
  const before = firstDisk === -1 ? order : order.slice(0, firstDisk);
  const media = before.flatMap((entry) => {
    const medium = ownMedium(entry);
    return medium && entry.slot ? [{ ...medium, key: entry.slot.key, where: nameOf(entry) }] : [];
  });
  const [one] = media;
  if (!one) return null;
  const count = media.length;
  const disk = order[firstDisk];
  const what = count === 1 ? mediumName(one.isoId, one.image) : m.isoCount({ count });
  const headline =
    disk === undefined
      ? m.triesWithoutDisk({ media: what })
      : m.triesBefore({ media: what, device: disk.role === 'disk' ? nameOf(disk) : m.anyDisk() });
  const sentences: string[] = [];
  // The headline names the medium, even where the network or an empty drive comes first.
  const [first] = order;
  if (first && ownMedium(first) === null)
    sentences.push(upperFirst(m.isTriedFirst({ device: withContent(first, nameOf(first)) })));
  if (count > 1) {
    const all = media.map(({ isoId, image, where }) =>
      m.mediumIn({ medium: mediumName(isoId, image), device: where }),
    );
    const list = named(all, NAMED).reduce((before, medium) => m.mediaAnd({ media: before, medium }));
    sentences.push(upperFirst(m.theseMedia({ media: list })));
  }
  // Where only CD/DVD drives are in the order, nothing would be left to start from.
  const advice = order.every(({ role }) => role === 'cd') ? m.leftInWithoutDisk : m.leftIn;
  sentences.push(advice({ count }));
  return { headline, sentence: sentences.join(' '), leftIn: media.map(({ key }) => key) };
}

/** A person's own medium, for sure: without a word on cloud-init only an image of the library is one. */
function ownMedium(entry: BootEntry): Medium | null {
  const state = entry.slot?.state;
  if (entry.role !== 'cd' || state?.kind !== 'mounted') return null;
  return entry.slot?.drive?.isCloudInit === false || state.image !== null ? state : null;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
