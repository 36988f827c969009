import type { IsoImage } from '../../contracts/hostup/iso-media.ts';
import { brief } from '../text/visible.ts';
import type { BootEntry } from './boot-order.ts';
import { holdsId, labelBesideId } from './device-label.ts';
import { shortImageName } from './image-name.ts';
import * as m from './messages/media.en.ts';

/** Labels that say what a device is and not which. */
const BARE_KINDS = new Set(['disk', 'hard disk', 'cd/dvd', 'cd-rom', 'network']);

/** `first`, `second`, … `tenth`, then `at position 11`. @param position from 1 */
export function ordinal(position: number): string {
  return m.place({ position });
}

/** What a device is called on its own row: HostUp's label without the id, else the id; safe to show. */
export function deviceName(device: string | null, label: string | null): string {
  if (device === null) return label === null ? m.unnamedSlot() : brief(label, 60);
  const beside = labelBesideId(label, device);
  return beside === null ? brief(device, 40) : brief(beside, 60);
}

/**
 * What devices are called inside a sentence, for the devices of one response: `the disk` where there is one, `CD/DVD 3`,
 * `CD/DVD (sata2)` where two have the same label; safe to show.
 */
export function namesInSentences(entries: readonly BootEntry[]): (entry: BootEntry) => string {
  const only = (role: string) =>
    new Set(entries.filter((entry) => kindOf(entry) === role).map(({ id }) => id)).size === 1;
  const oneDisk = only('disk');
  const oneNetwork = only('network');
  const labels = new Map<string, Set<string | null>>();
  for (const entry of entries) {
    const name = deviceName(entry.id, entry.name);
    labels.set(name, (labels.get(name) ?? new Set()).add(entry.id));
  }
  return (entry) => {
    if (entry.id === null) return m.unreadableDevice();
    const kind = kindOf(entry);
    if (kind === 'disk' && oneDisk) return m.theDisk();
    if (kind === 'network' && oneNetwork) return m.theNetwork();
    const name = deviceName(entry.id, entry.name);
    const unclear =
      (labels.get(name)?.size ?? 0) > 1 || BARE_KINDS.has(name.toLowerCase()) || name.endsWith(')');
    return unclear && !holdsId(name, entry.id) ? `${name} (${brief(entry.id, 40)})` : name;
  };
}

function kindOf({ role, type }: BootEntry): 'disk' | 'network' | 'cd' | 'unknown' {
  return role === 'other' && type?.trim().toLowerCase() === 'network'
    ? 'network'
    : role === 'other'
      ? 'unknown'
      : role;
}

/** A medium inside a sentence: `the Ubuntu 24.04 LTS ISO`, `an unknown image`, whose id its bay has; safe to show. */
export function mediumName(isoId: string | null, image: IsoImage | null): string {
  if (image) {
    const name = shortImageName(image);
    // A name that says so itself needs no second "ISO".
    return /\biso\b/i.test(name) ? name : m.theIso({ name });
  }
  return isoId === null ? m.mediumWithoutName() : m.unknownImage();
}
