import type { DownloadBody } from '../../contracts/gateway/action-bodies.ts';
import { actionApi, type Action } from '../../contracts/gateway/actions.ts';
import { ASSUMED_HOSTUP_ISO_ID } from '../../contracts/assumptions.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { ActionCall } from '../http/send-action.ts';
import { slotRows, slotsByDevice } from '../media/slots.ts';

/** A drive as the person saw it. */
export interface DriveRef {
  /** `ide2` */
  device: string;
  /** `CD/DVD 3`; safe to show. */
  name: string;
}

/** An image as the person saw it. */
export interface ImageRef {
  isoId: string;
  /** Safe to show. */
  name: string;
}

/** What a person wants done. */
export type Intent =
  | { action: 'mount'; drive: DriveRef; image: ImageRef }
  /**
   * `image`: what they saw in the drive; its id is `null` where HostUp names none. `next`: what is to be mounted in its
   * place, once it is confirmed.
   */
  | { action: 'unmount'; drive: DriveRef; image: { isoId: string | null; name: string }; next?: ImageRef }
  | { action: 'delete'; image: ImageRef }
  | { action: 'download'; body: DownloadBody }
  | { action: 'restart'; serverName: string };

/** Where the intent is shown: one at a time in each place. */
export function placeOf(intent: Intent): string {
  switch (intent.action) {
    case 'mount':
    case 'unmount':
      return drivePlace(intent.drive.device);
    case 'delete':
      return imagePlace(intent.image.isoId);
    case 'download':
    case 'restart':
      return intent.action satisfies Action;
    default:
      return intent satisfies never;
  }
}

export function drivePlace(device: string): string {
  return `drive ${device}`;
}

export function imagePlace(isoId: string): string {
  return `image ${isoId}`;
}

/**
 * What undoes an intent, as the media are now: an unmounted image goes back while its drive is free and the library has
 * it, a mounted one goes out while it is in the drive. `null` where nothing undoes it.
 */
export function inverseOf(
  intent: Intent,
  media: IsoMedia,
): Extract<Intent, { action: 'mount' | 'unmount' }> | null {
  if (intent.action !== 'mount' && intent.action !== 'unmount') return null;
  const { drive, image } = intent;
  const { isoId } = image;
  const state = slotsByDevice(slotRows(media)).get(drive.device)?.state;
  if (intent.action === 'mount') {
    return state?.kind === 'mounted' && state.isoId === isoId ? { action: 'unmount', drive, image } : null;
  }
  const isFree = state?.kind === 'free' || state?.kind === 'empty';
  if (!isFree || isoId === null || !canAct(isoId)) return null;
  return media.available.some((each) => each?.id === isoId)
    ? { action: 'mount', drive, image: { ...image, isoId } }
    : null;
}

/** Whether an image's id is one that the gateway takes. */
export function canAct(isoId: string): boolean {
  return ASSUMED_HOSTUP_ISO_ID.test(isoId);
}

export function callOf(vpsId: string, intent: Intent): ActionCall {
  return { action: intent.action, ...requestOf(vpsId, intent) };
}

function requestOf(vpsId: string, intent: Intent): Omit<ActionCall, 'action'> {
  switch (intent.action) {
    case 'mount': {
      const { drive, image } = intent;
      return {
        method: 'POST',
        path: actionApi.mount(vpsId),
        body: { isoId: image.isoId, device: drive.device },
      };
    }
    case 'unmount': {
      const { drive, image } = intent;
      const seen = image.isoId !== null && canAct(image.isoId) ? { isoId: image.isoId } : {};
      return { method: 'POST', path: actionApi.unmount(vpsId), body: { device: drive.device, ...seen } };
    }
    case 'delete':
      return { method: 'DELETE', path: actionApi.delete(vpsId, intent.image.isoId) };
    case 'download':
      return { method: 'POST', path: actionApi.download(vpsId), body: intent.body };
    case 'restart':
      return { method: 'POST', path: actionApi.restart(vpsId), body: {} };
    default:
      return intent satisfies never;
  }
}
