import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { brief } from '../text/visible.ts';
import { bootOrderView, deviceWords, type BootOrderView } from './boot-order.ts';
import { holdsId, labelBesideId } from './device-label.ts';
import * as m from './messages/media.en.ts';
import { nonBlank } from './non-blank.ts';
import { mountedWords, present, slotRows, type SlotRow } from './slots.ts';

type FindingKind =
  | 'not-in-library'
  | 'not-in-order'
  | 'unknown-device'
  | 'in-use-but-empty'
  | 'free-but-mounted'
  | 'duplicate';

/** A contradiction inside one of HostUp's responses. */
export interface Finding {
  kind: FindingKind;
  /** One sentence with the two facts that disagree; safe to show. */
  sentence: string;
}

/** The contradictions inside HostUp's own response, each once. What could not be read contradicts nothing. */
export function findings(media: IsoMedia): Finding[] {
  const rows = slotRows(media);
  const boot = bootOrderView(media, rows);
  const all = [
    ...notInLibrary(media, rows),
    ...notInOrder(boot),
    ...unknownDevices(boot),
    ...slotContradictions(media, rows),
    ...duplicates(media),
  ];
  // A device that is listed twice would say the same twice.
  return [...new Map(all.map((one) => [one.sentence, one])).values()];
}

function notInLibrary({ available }: IsoMedia, rows: readonly SlotRow[]): Finding[] {
  // An entry that could not be read may be the missing one.
  if (available.includes(null)) return [];
  return rows.flatMap(({ state, ...row }) => {
    if (state.kind !== 'mounted' || state.isoId === null || state.image) return [];
    return finding('not-in-library', m.imageNotInLibrary({ device: slotWords(row) }));
  });
}

function notInOrder({ gap, entries, outside }: BootOrderView): Finding[] {
  if (gap !== null || entries.some((entry) => entry.id === null)) return [];
  return outside.flatMap((entry) => {
    const state = entry.slot?.state;
    if (state?.kind !== 'mounted') return [];
    const medium = mediumOf(state, { first: true });
    return finding('not-in-order', m.driveNotInOrder({ medium, device: deviceWords(entry) }));
  });
}

/** A medium by its name. The id of one that is not in the library stands in its bay. */
function mediumOf(
  { isoId, image }: Extract<SlotRow['state'], { kind: 'mounted' }>,
  { first = false } = {},
): string {
  if (image || isoId === null) return mountedWords(isoId, image, { first });
  return first ? m.unknownImageFirst() : m.unknownImage();
}

function unknownDevices({ entries }: BootOrderView): Finding[] {
  return entries.flatMap((entry) =>
    entry.id !== null && entry.listed === false && !entry.repeated
      ? finding('unknown-device', m.noSuchDevice({ device: brief(entry.id, 40) }))
      : [],
  );
}

function slotContradictions(media: IsoMedia, rows: readonly SlotRow[]): Finding[] {
  const allDrivesKnown = media.mounted.every((drive) => drive !== null && nonBlank(drive.device) !== null);
  return rows.flatMap((row) => {
    const { slot, state } = row;
    const nothing =
      state.kind === 'empty' || state.kind === 'not-mounted' || (state.kind === 'in-use' && allDrivesKnown);
    if (slot?.inUse === true && nothing)
      return finding('in-use-but-empty', m.inUseEmpty({ device: slotWords(row) }));
    if (slot?.inUse === false && state.kind === 'mounted')
      return finding('free-but-mounted', m.freeMounted({ device: slotWords(row), medium: mediumOf(state) }));
    return [];
  });
}

function duplicates({ available, mounted, availableDevices, bootOrder }: IsoMedia): Finding[] {
  return [
    { sentence: m.twiceInSlots, ids: availableDevices.map((slot) => slot?.device) },
    { sentence: m.twiceInDrives, ids: mounted.map((drive) => drive?.device) },
    { sentence: m.twiceInOrder, ids: bootOrder?.order ?? [] },
    { sentence: m.twiceInDevices, ids: (bootOrder?.availableDevices ?? []).map((device) => device?.id) },
    { sentence: m.twiceInLibrary, ids: available.map((image) => image?.id) },
  ].flatMap(({ sentence, ids }) =>
    repeated(ids).flatMap(([id, times]) => finding('duplicate', sentence({ id: brief(id, 40), times }))),
  );
}

function repeated(ids: readonly (string | null | undefined)[]): [string, number][] {
  const times = new Map<string, number>();
  for (const id of ids.map(nonBlank).filter(present)) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1);
}

function finding(kind: FindingKind, sentence: string): Finding[] {
  return [{ kind, sentence }];
}

/** `CD/DVD 3 (ide2)`. */
function slotWords({ device, slot }: Pick<SlotRow, 'device' | 'slot'>): string {
  const label = labelBesideId(nonBlank(slot?.description), device);
  if (device === null)
    return label === null ? m.anUnnamedSlot() : m.labelOfUnnamed({ label: brief(label, 60) });
  if (label === null) return brief(device, 40);
  return holdsId(label, device) ? brief(label, 60) : `${brief(label, 60)} (${brief(device, 40)})`;
}
