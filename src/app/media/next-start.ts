import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { bootOrderView, deviceWords, type BootEntry } from './boot-order.ts';
import { mountedWords } from './slots.ts';

export interface NextStart {
  /** What the server tries at its next start, in one sentence. "Tries": HostUp does not say what is bootable. */
  sentence: string;
  /** A medium that stands before every disk. */
  leftIn: { title: string; sentence: string } | null;
}

/** So many devices are named; the rest are counted. */
const NAMED = 5;

/** What this server tries at its next start, from boot order, drives and library. */
export function nextStart(media: IsoMedia): NextStart {
  const { gap, entries } = bootOrderView(media);
  if (gap !== null) {
    const why = gap.replace(/^The/, 'the');
    return { sentence: `What this server tries at the next start is not known: ${why}`, leftIn: null };
  }
  const order = entries.filter((entry) => !entry.repeated);
  return { sentence: triesSentence(order), leftIn: leftInOf(order) };
}

function triesSentence(order: readonly BootEntry[]): string {
  const [first = 'nothing', ...rest] = order.slice(0, NAMED).map((entry) => deviceWords(entry));
  const more = order.length - NAMED;
  const parts = [...rest, ...(more > 0 ? [`${more} more`] : [])];
  if (parts.length === 0) {
    return `At the next start this server tries ${first}; nothing else is in the boot order.`;
  }
  return `At the next start this server tries ${first} first, ${parts.map((part) => `then ${part}`).join(', ')}.`;
}

/**
 * Media before every disk. An entry of unknown kind may be a disk, so that nothing behind it is said to be "before
 * every disk".
 */
function leftInOf(order: readonly BootEntry[]): NextStart['leftIn'] {
  const firstDisk = order.findIndex((entry) => entry.role === 'disk' || entry.role === 'unknown');
  const before = firstDisk === -1 ? order : order.slice(0, firstDisk);
  const media = before.flatMap((entry) => {
    const state = entry.slot?.state;
    // Without a word on cloud-init, only an image of the library is surely a medium of a person's own.
    const surely =
      entry.slot?.drive?.isCloudInit === false || (state?.kind === 'mounted' && state.image !== null);
    if (entry.role !== 'cd' || state?.kind !== 'mounted' || !surely) return [];
    return { state, where: deviceWords(entry, { medium: false }) };
  });
  if (media.length === 0) return null;
  const named = media
    .slice(0, NAMED)
    .map(
      ({ state, where }, n) => `${mountedWords(state.isoId, state.image, { first: n === 0 })} in ${where}`,
    );
  const more = media.length - named.length;
  const list = [...named, ...(more > 0 ? [`${more} more`] : [])].join(' and ');
  const one = media.length === 1;
  const place =
    firstDisk === -1
      ? `${one ? 'is' : 'are'} in the boot order, which has no disk`
      : `${one ? 'comes' : 'come'} before every disk in the boot order`;
  return {
    title: one ? 'An ISO is still in the drive' : 'ISOs are still in the drives',
    sentence: `${list} ${place}. If the server is already installed, unmount ${one ? 'it' : 'them'}, or the installer starts again.`,
  };
}
