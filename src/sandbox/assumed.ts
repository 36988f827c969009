/**
 * Everything the sandbox makes up: behaviour that no page of the providers confirms. What the dashboard itself
 * relies on stands in src/contracts/assumptions.ts; here is the rest, so that it is not taken for a contract.
 */
import { ASSUMED_HOSTUP_SLOT_LABELS } from '../contracts/assumptions.ts';
import type { MountedMedium } from '../contracts/hostup/iso-media.ts';

export { ASSUMED_VPSBG_ISO_LIST_PATH, ASSUMED_VPSBG_RATE_LIMIT_HEADERS } from '../contracts/assumptions.ts';

/** Requests a minute for one key. Neither provider publishes its figure; the window is fixed, not sliding. */
export const RATE_LIMIT = 1_200;
export const RATE_WINDOW_MS = 60_000;
// Both providers' rate-limit headers stand on every response, not only on 429. HostUp documents them for 429.

/** Page size of HostUp's VPS list when `limit` is not given; the list also returns `hasMore`, as its siblings do. */
export const DEFAULT_PAGE_SIZE = 20;

/** Content-Type of HostUp's problem documents. */
export const PROBLEM_TYPE = 'application/problem+json';

/** HostUp's code when a key lacks the scope; that a missing scope wins over an unknown VPS is made up too. */
export const MISSING_SCOPE_CODE = 'forbidden';

/** HostUp codes for cases whose code could not be read. */
export const UNREAD_CODES = {
  methodNotAllowed: 'method_not_allowed',
  locked: 'resource_locked',
  deviceInUse: 'device_in_use',
  deviceEmpty: 'device_empty',
  isoInUse: 'iso_in_use',
  gateClosed: 'action_not_allowed',
} as const;

/** VPSBG's error body: that of a Laravel application, with `errors` on 422. */
export function vpsbgErrorBody(message: string, errors?: Record<string, string[]>): object {
  return errors ? { message, errors } : { message };
}

/** VPSBG keeps a deleted ISO readable by id with `status: deleted`; in the list for this long after its deletion. */
export const DELETED_LISTED_MS = 60 * 60 * 1_000;

/** VPSBG's 48 hours, in ms. Documented; here because that deletion happens to the second is not. */
export const LIFETIME_MS = 48 * 60 * 60 * 1_000;

/** HostUp's `sizeGb` from bytes: 10^9, one digit. The page does not define which GB it means. */
export function sizeGb(bytes: number): number {
  return Math.max(0.1, Math.round(bytes / 1e8) / 10);
}

/** An attached drive with no medium in it. */
export function emptyDrive(device: string): MountedMedium {
  return { device, isoId: null, mounted: false, isCloudInit: false };
}

/** A cloud-init drive: no ISO of the library is in it, and it is not offered as a slot. */
export function cloudInitDrive(device: string): MountedMedium {
  return { device, isoId: null, mounted: true, isCloudInit: true };
}

/** HostUp's name of a boot device, and its type. */
export function bootDevice(id: string): { id: string; name: string; type: string } {
  const label = ASSUMED_HOSTUP_SLOT_LABELS.get(id);
  if (label) return { id, name: label, type: 'cdrom' };
  if (id.startsWith('net')) return { id, name: 'Network', type: 'network' };
  return { id, name: id === 'scsi0' ? 'Disk' : `Disk ${id}`, type: 'disk' };
}

/** Scopes of actions: documented for unmounting, from-url and restarting; for mounting and deleting by analogy. */
export const WRITE_SCOPES = ['write:vm', 'write:storage'] as const;
export const POWER_SCOPE = 'power:vm';
// Reading a job takes one of them too: no page names a scope for it. An image is deleted with 204, as a disk is. A mount
// in a drive that is in use replaces its medium; an unmounted drive stays attached. A closed gate is refused with 409.

/** Status of a body that fails validation; with field errors, as documented. */
export const INVALID_STATUS = 400;

/** How long things take, sandbox ms. */
export const DOWNLOAD_MS = 40_000;
export const OPERATION_MS = 5_000;
export const RESTART_MS = 8_000;
/** The servers were started so long before the sandbox, ms. */
export const UPTIME_MS = 3 * 24 * 60 * 60 * 1_000;
