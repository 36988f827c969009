import * as v from 'valibot';
import { finite, flag, part, rows, text } from '../tolerant.ts';

/**
 * `GET /api/v2/vps/{id}/iso`: one VPS's ISO media.
 * Source: https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso
 */

export const isoImage = v.object({
  /** Opaque id, `iso_…`. */
  id: v.string(),
  /** File name. */
  name: text,
  displayName: text,
  /** Size in GB; the page does not say whether that is 10^9 or 2^30 bytes. */
  sizeGb: finite,
  format: text,
});

export const mountedMedium = v.object({
  /** CD/DVD device, `ide2`. */
  device: text,
  isoId: text,
  /** `false` may be an empty drive; the page does not explain it. */
  mounted: flag,
  isCloudInit: flag,
});

export const bootDevice = v.object({ id: v.string(), name: text, type: text });

/**
 * The page's schema says only "object or null"; the three keys are known from its example body, so each may be
 * missing. A boot order of another shape (a list, a word) is read as one whose three keys are unknown.
 */
export const bootOrder = v.object({
  /** Device ids, first tried first. */
  order: part(rows(v.string())),
  /** Device id to name. */
  devices: part(v.record(v.string(), text)),
  availableDevices: part(rows(bootDevice)),
});

export const slot = v.object({
  device: text,
  /** Seen: `existing_cdrom`, `available`. Not declared an enum. */
  type: text,
  description: text,
  inUse: flag,
});

export const actionGate = v.object({
  allowed: v.boolean(),
  reason: text,
  /** Machine-readable reason code. Absent in the page's example body when the action is allowed. */
  code: v.optional(text),
});

/** A missing or malformed gate is `null`, which every reader must treat as shut. */
export const actions = v.object({ canMount: part(actionGate), canUpload: part(actionGate) });

const UNREADABLE_BOOT_ORDER = { order: null, devices: null, availableDevices: null };

export const isoMedia = v.object({
  available: rows(isoImage),
  mounted: rows(mountedMedium),
  bootOrder: v.fallback(v.nullable(bootOrder), UNREADABLE_BOOT_ORDER),
  availableDevices: rows(slot),
  actions: v.fallback(actions, { canMount: null, canUpload: null }),
});

export type IsoImage = v.InferOutput<typeof isoImage>;
export type MountedMedium = v.InferOutput<typeof mountedMedium>;
export type BootDevice = v.InferOutput<typeof bootDevice>;
export type BootOrder = v.InferOutput<typeof bootOrder>;
export type Slot = v.InferOutput<typeof slot>;
export type ActionGate = v.InferOutput<typeof actionGate>;
export type IsoMedia = v.InferOutput<typeof isoMedia>;
