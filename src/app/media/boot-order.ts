import { ASSUMED_BOOT_TYPES } from '../../contracts/assumptions.ts';
import type { BootDevice, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { brief } from '../text/visible.ts';
import { holdsId, labelBesideId } from './device-label.ts';
import * as m from './messages/media.en.ts';
import { nonBlank } from './non-blank.ts';
import { present, slotRows, slotsByDevice, type SlotRow } from './slots.ts';

/** A device of the boot order, or one that could be in it. */
export interface BootEntry {
  /** Unique in one response. */
  key: string;
  /** Raw device, `scsi0`; `null` when the entry could not be read. */
  id: string | null;
  name: string | null;
  /** As it came: `disk`, `cdrom`. */
  type: string | null;
  /** `other` is neither a drive nor a disk; `unknown` may be a disk. */
  role: 'cd' | 'disk' | 'other' | 'unknown';
  /** What is known of a CD/DVD drive's slot. */
  slot: SlotRow | null;
  /** Whether HostUp knows a device by this id; `null` when it lists no devices at all, or not all can be read. */
  listed: boolean | null;
  /** The same id stands earlier in the order. */
  repeated: boolean;
}

/** `no-field`: the response has no `bootOrder`; `no-order`: `bootOrder` has no `order`. */
export type BootOrderGap = 'no-field' | 'null' | 'no-order' | 'unreadable' | 'empty';

export interface BootOrderView {
  /** Why there is no order; `null` when there is one. */
  gap: BootOrderGap | null;
  /** First tried first. */
  entries: BootEntry[];
  /** Devices that are known and not in the order. */
  outside: BootEntry[];
}

/**
 * The boot order with each device's name, type and medium. Read leniently: its inner shape is known from one example
 * only (https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso).
 */
export function bootOrderView(media: IsoMedia, rows: readonly SlotRow[] = slotRows(media)): BootOrderView {
  const known = knownDevices(media, rows);
  const order = media.bootOrder?.order ?? null;
  const seen = new Set<string>();
  const entries = (order ?? []).map((raw, n) => {
    const id = nonBlank(raw);
    const entry = known.entry(id, `${n}`, id !== null && seen.has(id));
    if (id !== null) seen.add(id);
    return entry;
  });
  const outside = [...known.ids].filter((id) => !seen.has(id)).map((id) => known.entry(id, `outside ${id}`));
  return { gap: gapOf(media), entries, outside };
}

function gapOf({ bootOrder }: IsoMedia): BootOrderGap | null {
  if (bootOrder === undefined) return 'no-field';
  if (bootOrder === null) return 'null';
  if (bootOrder.order === undefined) return 'no-order';
  if (bootOrder.order === null) return 'unreadable';
  return bootOrder.order.length === 0 ? 'empty' : null;
}

function knownDevices(media: IsoMedia, rows: readonly SlotRow[]) {
  const slots = slotsByDevice(rows);
  const listed = media.bootOrder?.availableDevices ?? null;
  const devices = new Map<string, BootDevice[]>();
  for (const device of (listed ?? []).filter(present)) {
    if (nonBlank(device.id) !== null) devices.set(device.id, [...(devices.get(device.id) ?? []), device]);
  }
  const names = new Map(
    Object.entries(media.bootOrder?.devices ?? {}).filter(([id]) => nonBlank(id) !== null),
  );
  const drives = [...slots.values()].filter((row) => row.drive !== null && row.state.kind !== 'cloud-init');
  const ids = new Set([...devices.keys(), ...names.keys(), ...drives.flatMap((row) => row.device ?? [])]);
  const allReadable = (listed !== null || names.size > 0) && !(listed ?? []).includes(null);

  function entry(id: string | null, key: string, repeated = false): BootEntry {
    const namesakes = (id === null ? undefined : devices.get(id)) ?? [];
    const [device] = namesakes;
    const slot = (id === null ? undefined : slots.get(id)) ?? null;
    const type = nonBlank(device?.type);
    const isListed = id !== null && (ids.has(id) || slot !== null);
    return {
      key,
      id,
      name:
        nonBlank(device?.name) ??
        nonBlank(id === null ? null : names.get(id)) ??
        nonBlank(slot?.slot?.description),
      type,
      role: roleOf(namesakes, slot),
      slot,
      listed: isListed ? true : allReadable && id !== null ? false : null,
      repeated,
    };
  }
  return { ids, entry };
}

/**
 * By the type; one of another type is a CD/DVD drive when HostUp lists it among them. Devices of one id whose types
 * disagree may be anything.
 */
function roleOf(namesakes: readonly BootDevice[], slot: SlotRow | null): BootEntry['role'] {
  const roles = new Set(
    namesakes.map(({ type }) => ASSUMED_BOOT_TYPES.get(nonBlank(type)?.trim().toLowerCase() ?? '')),
  );
  const [role] = roles;
  if (roles.size > 1) return 'unknown';
  return role ?? (slot ? 'cd' : 'unknown');
}

/** A device in a sentence about it: `CD/DVD 3 (ide2)`, `scsi0`; safe to show. */
export function deviceWords(entry: BootEntry): string {
  if (entry.id === null) return m.entryNotRead();
  const id = brief(entry.id, 40);
  const name = labelBesideId(entry.name, entry.id);
  if (name === null) return id;
  return holdsId(name, entry.id) ? brief(name, 60) : `${brief(name, 60)} (${id})`;
}
