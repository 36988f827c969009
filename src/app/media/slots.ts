import { ASSUMED_HOSTUP_SLOT_LABELS } from '../../contracts/assumptions.ts';
import type { IsoImage, IsoMedia, MountedMedium, Slot } from '../../contracts/hostup/iso-media.ts';
import { brief } from '../text/visible.ts';
import { shortImageName } from './image-name.ts';
import { namesNoMedium } from './medium-id.ts';
import * as m from './messages/media.en.ts';
import { nonBlank } from './non-blank.ts';

/** What is in a slot, as far as HostUp says. */
export type SlotState =
  /** `isoId` is `null` when HostUp names none; `image` is `null` when the library does not hold it. */
  | { kind: 'mounted'; isoId: string | null; image: IsoImage | null }
  | { kind: 'cloud-init' }
  /** An image is named, but HostUp says that it is not mounted. */
  | { kind: 'not-mounted'; isoId: string; image: IsoImage | null }
  | { kind: 'empty' }
  | { kind: 'free' }
  /** Reported in use, and nothing is known of what is in it. */
  | { kind: 'in-use' }
  | { kind: 'unreported'; isoId: string | null; image: IsoImage | null }
  | { kind: 'unreadable' };

/** One CD/DVD slot, put together from `availableDevices` and `mounted`. */
export interface SlotRow {
  /** Unique in one response, and the same in the next one. */
  key: string;
  /** Raw device, `ide2`; `null` for an unnamed slot. */
  device: string | null;
  /** HostUp's description; else the usual label of the device, and then `labelAssumed`. */
  label: string | null;
  labelAssumed: boolean;
  state: SlotState;
  /** The two entries it was put together from, as they came. */
  slot: Slot | null;
  drive: MountedMedium | null;
}

/** The parts of a response that slots and library are put together from. */
export type SlotMedia = Pick<IsoMedia, 'available' | 'mounted' | 'availableDevices'>;

const byDevice = new Intl.Collator('en', { numeric: true });

/**
 * Every CD/DVD slot once, ordered by device; unnamed and unreadable ones last. A device listed several times keeps
 * all its entries: the n-th slot goes with the n-th drive.
 */
export function slotRows(media: SlotMedia): SlotRow[] {
  const images = imagesById(media);
  const slots = groupByDevice(media.availableDevices);
  const drives = groupByDevice(media.mounted);

  const rows: SlotRow[] = [];
  for (const device of new Set([...slots.keys(), ...drives.keys()])) {
    if (device === null) continue;
    const ofSlots = slots.get(device) ?? [];
    const ofDrives = drives.get(device) ?? [];
    for (let n = 0; n < Math.max(ofSlots.length, ofDrives.length); n += 1) {
      rows.push(slotRow(`${device}#${n}`, device, ofSlots[n] ?? null, ofDrives[n] ?? null, images));
    }
  }
  rows.sort((a, b) => byDevice.compare(a.device ?? '', b.device ?? ''));

  for (const [n, slot] of (slots.get(null) ?? []).entries()) {
    rows.push(slotRow(`unnamed slot ${n}`, null, slot, null, images));
  }
  for (const [n, drive] of (drives.get(null) ?? []).entries()) {
    rows.push(slotRow(`unnamed drive ${n}`, null, null, drive, images));
  }
  const unreadable = [...media.availableDevices, ...media.mounted].filter((entry) => entry === null).length;
  for (let n = 0; n < unreadable; n += 1) rows.push(unreadableRow(n));
  return rows;
}

/** The library by id. Of several images with one id, the first. */
export function imagesById(media: Pick<IsoMedia, 'available'>): ReadonlyMap<string, IsoImage> {
  return new Map(
    media.available
      .filter(present)
      .toReversed()
      .map((image) => [image.id, image]),
  );
}

/** The rows by device; of several with one device, one with a medium in it. */
export function slotsByDevice(rows: readonly SlotRow[]): ReadonlyMap<string, SlotRow> {
  const found = new Map<string, SlotRow>();
  for (const row of rows) {
    if (row.device !== null && (row.state.kind === 'mounted' || !found.has(row.device))) {
      found.set(row.device, row);
    }
  }
  return found;
}

function groupByDevice<T extends Slot | MountedMedium>(
  entries: readonly (T | null)[],
): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const entry of entries.filter(present)) {
    const device = nonBlank(entry.device);
    const group = groups.get(device);
    if (group) group.push(entry);
    else groups.set(device, [entry]);
  }
  return groups;
}

function slotRow(
  key: string,
  device: string | null,
  slot: Slot | null,
  drive: MountedMedium | null,
  images: ReadonlyMap<string, IsoImage>,
): SlotRow {
  const description = nonBlank(slot?.description);
  const usual = device === null ? undefined : ASSUMED_HOSTUP_SLOT_LABELS.get(device);
  return {
    key,
    device,
    label: description ?? usual ?? null,
    labelAssumed: description === null && usual !== undefined,
    state: drive ? driveState(drive, images) : freeState(slot),
    slot,
    drive,
  };
}

function driveState(drive: MountedMedium, images: ReadonlyMap<string, IsoImage>): SlotState {
  if (drive.isCloudInit === true) return { kind: 'cloud-init' };
  if (namesNoMedium(drive.isoId)) return { kind: 'empty' };
  const { isoId } = drive;
  const image = (isoId === null ? undefined : images.get(isoId)) ?? null;
  if (drive.mounted === true) return { kind: 'mounted', isoId, image };
  if (drive.mounted === null) return { kind: 'unreported', isoId, image };
  return isoId === null ? { kind: 'empty' } : { kind: 'not-mounted', isoId, image };
}

function freeState(slot: Slot | null): SlotState {
  if (slot?.inUse === true) return { kind: 'in-use' };
  if (slot?.inUse === false) return { kind: 'free' };
  return { kind: 'unreported', isoId: null, image: null };
}

function unreadableRow(n: number): SlotRow {
  return {
    key: `unreadable ${n}`,
    device: null,
    label: null,
    labelAssumed: false,
    state: { kind: 'unreadable' },
    slot: null,
    drive: null,
  };
}

/** A medium by its image's name, else by its id; safe to show. `first` when it begins a sentence. */
export function mountedWords(isoId: string | null, image: IsoImage | null, { first = false } = {}): string {
  if (image) return shortImageName(image);
  if (isoId === null) return first ? m.mediumWithoutIdFirst() : m.mediumWithoutId();
  return (first ? m.unknownImageIdFirst : m.unknownImageId)({ id: brief(isoId, 40) });
}

/** For `filter`: not a placeholder of a broken entry. */
export function present<T>(entry: T | null): entry is T {
  return entry !== null;
}
