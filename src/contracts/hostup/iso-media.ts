import * as v from 'valibot';
import { finite, flag, part, partOrNull, rows, textOrNull } from '../tolerant.ts';

/**
 * `GET /api/v2/vps/{id}/iso`: one VPS's ISO media.
 * Source: https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso
 */

const isoImage = v.object({
  /** Opaque id, `iso_…`. */
  id: v.string(),
  /** File name. */
  name: textOrNull,
  displayName: textOrNull,
  /** Size in GB; the page does not define whether that is 10^9 or 2^30 bytes. */
  sizeGb: finite,
  format: textOrNull,
});

const mountedMedium = v.object({
  /** CD/DVD device, `ide2`. */
  device: textOrNull,
  isoId: textOrNull,
  /** `false` may be an empty drive; the page does not explain it. */
  mounted: flag,
  isCloudInit: flag,
});

/** Known from the page's example only: name and type may be missing. */
const bootDevice = v.object({
  id: v.string(),
  name: v.nullish(textOrNull, null),
  type: v.nullish(textOrNull, null),
});

/**
 * The page's schema is only "object or null"; the three keys are known from its example body, so each may be
 * missing. A boot order of another shape (a list, a text) is read as one whose three keys are unknown.
 */
const bootOrder = v.pipe(
  v.unknown(),
  v.check((input) => !Array.isArray(input)),
  v.object({
    /** Device ids, first tried first. */
    order: v.exactOptional(partOrNull(rows(v.string()))),
    /** Device id to name. */
    devices: v.exactOptional(partOrNull(v.record(v.string(), textOrNull))),
    availableDevices: v.exactOptional(partOrNull(rows(bootDevice))),
  }),
);

const slot = v.object({
  device: textOrNull,
  /** Seen: `existing_cdrom`, `available`. Not declared an enum. */
  type: textOrNull,
  description: textOrNull,
  inUse: flag,
});

export const actionGate = v.object({
  allowed: v.boolean(),
  reason: textOrNull,
  /** Machine-readable reason code. Absent in the page's example body when the action is allowed. */
  code: v.exactOptional(textOrNull),
});

/** A missing or malformed gate is `null`, which every reader must treat as denied. */
const actions = v.object({ canMount: part(actionGate), canUpload: part(actionGate) });

const UNREADABLE_BOOT_ORDER = { order: null, devices: null, availableDevices: null };

export const isoMedia = v.object({
  available: rows(isoImage),
  mounted: rows(mountedMedium),
  /** Documented as always there; absent here when the response has none. */
  bootOrder: v.optional(v.fallback(v.nullable(v.nullable(bootOrder)), UNREADABLE_BOOT_ORDER)),
  availableDevices: rows(slot),
  actions: v.fallback(actions, { canMount: null, canUpload: null }),
});

export type IsoImage = v.InferOutput<typeof isoImage>;
export type MountedMedium = v.InferOutput<typeof mountedMedium>;
export type BootDevice = v.InferOutput<typeof bootDevice>;
export type Slot = v.InferOutput<typeof slot>;
export type ActionGate = v.InferOutput<typeof actionGate>;
export type IsoMedia = v.InferOutput<typeof isoMedia>;
