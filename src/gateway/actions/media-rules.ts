import {
  ASSUMED_DEFAULT_DEVICE,
  ASSUMED_DOWNLOAD_GATE,
  ASSUMED_HOSTUP_SLOT_LABELS,
  ASSUMED_NO_MEDIUM,
} from '../../contracts/assumptions.ts';
import type { ActionGate, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { Failure } from '../failure.ts';
import type { Intent } from './intent.ts';

/**
 * Why this cannot be done with the media as they are now; `undefined` when nothing speaks against it. A gate that is
 * missing or malformed is closed.
 *
 * @param media as read just now, cut down to what the person may see
 */
export function refusalOf(
  intent: Exclude<Intent, { action: 'restart' }>,
  media: IsoMedia,
): Failure | undefined {
  if (intent.action === 'mount') {
    const { isoId, device = ASSUMED_DEFAULT_DEVICE, replaces } = intent.body;
    const closed = closedGate(media.actions.canMount);
    return closed ?? unknownImage(media, isoId) ?? occupied(media, device, replaces);
  }
  if (intent.action === 'unmount') return notUnmountable(media, intent.body.device, intent.body.isoId);
  if (intent.action === 'download') {
    return ASSUMED_DOWNLOAD_GATE === null ? undefined : closedGate(media.actions[ASSUMED_DOWNLOAD_GATE]);
  }
  return unknownImage(media, intent.isoId) ?? inUse(media, intent.isoId);
}

/** The failure of a closed gate. @param gate `null` when HostUp did not report it */
export function closedGate(gate: ActionGate | null): Failure | undefined {
  if (gate?.allowed) return undefined;
  const { reason = null, code = null } = gate ?? {};
  const detail = reason
    ? `HostUp does not allow this now: ${reason.slice(0, 500)}`
    : 'HostUp does not allow this now, and gives no reason. Nothing was done.';
  return { code: 'gate_closed', detail, provider: 'hostup', gate: { reason, code } };
}

interface Drive {
  isoId: string | null;
  isCloudInit: boolean;
}

/** What is in a drive; `null` when nothing is. */
function mediumIn({ mounted, availableDevices }: IsoMedia, device: string): Drive | null {
  const drives = mounted.flatMap((drive) => (drive?.device === device ? [drive] : []));
  for (const { isoId, mounted: isMounted, isCloudInit } of drives) {
    const named = isoId !== null && !ASSUMED_NO_MEDIUM.test(isoId);
    if (isCloudInit === true) return { isoId, isCloudInit };
    if (isMounted !== false && named) return { isoId, isCloudInit: false };
    if (isMounted === true) return { isoId: null, isCloudInit: false };
  }
  if (drives.length > 0) return null;
  const slot = availableDevices.find((each) => each?.device === device);
  return slot?.inUse === true ? { isoId: null, isCloudInit: false } : null;
}

function occupied(media: IsoMedia, device: string, replaces: string | null | undefined): Failure | undefined {
  const medium = mediumIn(media, device);
  if (medium === null) return undefined;
  if (medium.isCloudInit) return cloudInit(device);
  if (replaces === medium.isoId) return undefined;
  return changed(`${labelOf(device)} is in use${replaces === undefined ? '' : ' by another medium'}.`);
}

function notUnmountable(media: IsoMedia, device: string, isoId: string | undefined): Failure | undefined {
  const medium = mediumIn(media, device);
  if (medium === null) return changed(`${labelOf(device)} is empty.`);
  if (medium.isCloudInit) return cloudInit(device);
  return isoId === undefined || isoId === medium.isoId
    ? undefined
    : changed(`Another medium is in ${labelOf(device)}.`);
}

function unknownImage({ available }: IsoMedia, isoId: string): Failure | undefined {
  if (available.some((image) => image?.id === isoId)) return undefined;
  const detail =
    'This image is not in the library that you can see: it may have been deleted. Nothing was done.';
  return { code: 'image_not_found', detail };
}

function inUse(media: IsoMedia, isoId: string): Failure | undefined {
  const drive = media.mounted.find((each) => each?.isoId === isoId && each.mounted !== false);
  if (!drive) return undefined;
  const where = ASSUMED_HOSTUP_SLOT_LABELS.get(drive.device ?? '') ?? 'a drive of this VPS';
  return {
    code: 'action_not_possible',
    detail: `This image is in ${where}. Unmount it before you delete it. Nothing was done.`,
  };
}

function cloudInit(device: string): Failure {
  const detail = `${labelOf(device)} holds the cloud-init data that sets up this VPS. It is not changed here.`;
  return { code: 'action_not_possible', detail };
}

function changed(what: string): Failure {
  return { code: 'media_changed', detail: `${what} Look at the drives again. Nothing was done.` };
}

function labelOf(device: string): string {
  return ASSUMED_HOSTUP_SLOT_LABELS.get(device) ?? 'The drive';
}
