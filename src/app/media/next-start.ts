import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { bootOrderView, type BootEntry, type BootOrderGap } from './boot-order.ts';
import { mediumName, namesInSentences } from './boot-words.ts';
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
  if (gap !== null) return { ...GAPS[gap], leftIn: [] };
  const order = entries.filter((entry) => !entry.repeated);
  const nameOf = namesInSentences([...order, ...outside]);
  return leftInStart(order, nameOf) ?? { ...usualStart(order, nameOf), leftIn: [] };
}

/** Why the order is not known, as its two lines. */
const GAPS: Record<BootOrderGap, Pick<NextStart, 'headline' | 'sentence'>> = {
  'no-field': notReported('HostUp’s response has no boot order'),
  null: notReported('HostUp sent no boot order'),
  'no-order': notReported('HostUp’s boot order lists no devices'),
  unreadable: {
    headline: 'Boot order not readable',
    sentence:
      'HostUp sent a boot order that Drivebay cannot read, so what the server tries first is unknown.',
  },
  empty: {
    headline: 'The boot order is empty',
    sentence: 'HostUp lists no device for this server to start from.',
  },
};

function notReported(why: string): Pick<NextStart, 'headline' | 'sentence'> {
  return {
    headline: 'Boot order not reported',
    sentence: `${why}, so what the server tries first is unknown.`,
  };
}

function usualStart(order: readonly BootEntry[], nameOf: (entry: BootEntry) => string) {
  const [first, ...rest] = order.map((entry) => withContent(entry, nameOf(entry)));
  const headline = `Tries ${first} first`;
  if (rest.length === 0)
    return { headline: `Tries only ${first}`, sentence: 'Nothing else is in the boot order.' };
  const [next, ...later] = rest.slice(0, NAMED - 1);
  const more = rest.length - 1 - later.length;
  const then = [...later, ...(more > 0 ? [`${more} more`] : [])].map((part) => `, then ${part}`).join('');
  return { headline, sentence: `If that does not start, ${next} is next${then}.` };
}

/** A device with what is in it, in a sentence. */
function withContent(entry: BootEntry, name: string): string {
  const listed = entry.listed === false ? `${name} (not among HostUp’s devices)` : name;
  if (entry.role !== 'cd') return listed;
  const state = entry.slot?.state;
  switch (state?.kind) {
    case 'mounted':
      return `${mediumName(state.isoId, state.image)} in ${name}`;
    case 'cloud-init':
      return `${name} (cloud-init)`;
    case 'empty':
    case 'free':
      return `${name} (empty)`;
    case 'not-mounted':
      return `${name} (nothing mounted)`;
    case 'in-use':
    case 'unreported':
    case 'unreadable':
    case undefined:
      return entry.listed === false ? listed : `${name} (content unknown)`;
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
  const disk = order[firstDisk];
  const place =
    disk === undefined
      ? '; no disk is in the boot order'
      : ` before ${disk.role === 'disk' ? nameOf(disk) : 'any disk'}`;
  // The headline names the medium, even where the network or an empty drive comes first.
  const [first] = order;
  const earlier =
    first && ownMedium(first) === null
      ? `${upperFirst(withContent(first, nameOf(first)))} is tried first. `
      : '';
  const leftIn = media.map(({ key }) => key);
  const advice = leftInAdvice(media.length === 1 ? 'it' : 'them', order);
  if (media.length === 1) {
    return {
      headline: `Tries ${mediumName(one.isoId, one.image)}${place}`,
      sentence: `${earlier}${advice}`,
      leftIn,
    };
  }
  const named = media
    .slice(0, NAMED)
    .map(({ isoId, image, where }) => `${mediumName(isoId, image)} in ${where}`);
  const more = media.length - named.length;
  const list = [...named, ...(more > 0 ? [`${more} more`] : [])].join(' and ');
  return {
    headline: `Tries ${media.length} ISOs${place}`,
    sentence: `${earlier}${upperFirst(list)}. ${advice}`,
    leftIn,
  };
}

/** Where only CD/DVD drives are in the order, nothing would be left to start from. */
function leftInAdvice(it: 'it' | 'them', order: readonly BootEntry[]): string {
  const first = order.every(({ role }) => role === 'cd')
    ? 'Add the disk to the boot order, unmount'
    : 'Unmount';
  return `Installation finished? ${first} ${it}, then restart. Still installing? Leave ${it}.`;
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
