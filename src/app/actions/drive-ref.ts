import { DEVICES } from '../../contracts/gateway/action-bodies.ts';
import type { Bay } from '../media/bays.ts';
import { shortImageName } from '../media/image-name.ts';
import { brief } from '../text/visible.ts';
import type { DriveRef } from './intent.ts';
import * as m from './messages/drives.en.ts';

/** The drive of a bay that HostUp's actions can name; `null` for disks, cloud-init and devices that it does not document. */
export function driveOf({ device, name, slot, drawing }: Bay): DriveRef | null {
  if (slot === null || drawing === 'cloud-init') return null;
  return DEVICES.some((each) => each === device) && device !== null ? { device, name } : null;
}

/** What a person may do with a drive as HostUp reports it. */
export type DriveUse =
  | { kind: 'free' }
  /** `isoId` is `null` where HostUp names no image. */
  | { kind: 'holds'; isoId: string | null; name: string }
  /** Whether it can be used is not known. */
  | { kind: 'none' };

export function driveUse({ slot }: Pick<Bay, 'slot'>): DriveUse {
  const state = slot?.state;
  switch (state?.kind) {
    case 'free':
    case 'empty':
      return { kind: 'free' };
    case 'mounted': {
      const { isoId, image } = state;
      return { kind: 'holds', isoId, name: image ? shortImageName(image) : idWords(isoId) };
    }
    case 'cloud-init':
    case 'not-mounted':
    case 'in-use':
    case 'unreported':
    case 'unreadable':
    case undefined:
      return { kind: 'none' };
    default:
      return state satisfies never;
  }
}

function idWords(isoId: string | null): string {
  return isoId === null ? m.mediumWithoutName() : m.imageById({ id: brief(isoId, 40) });
}
