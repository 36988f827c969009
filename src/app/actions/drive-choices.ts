import { ASSUMED_DEFAULT_DEVICE, ASSUMED_MOUNT_TAKES_DEVICE } from '../../contracts/assumptions.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { baysOf, type Bay } from '../media/bays.ts';
import { driveOf, driveUse, type DriveUse } from './drive-ref.ts';
import type { DriveRef } from './intent.ts';

/** A drive that an image can go into, and what it holds. */
export interface Choice {
  bay: Bay;
  drive: DriveRef;
  use: Exclude<DriveUse, { kind: 'none' }>;
}

/** Empty drives first. */
export function choicesOf(media: IsoMedia): Choice[] {
  const all = baysOf(media).bays.flatMap((bay) => {
    const drive = driveOf(bay);
    const use = driveUse(bay);
    if (!drive || use.kind === 'none') return [];
    return ASSUMED_MOUNT_TAKES_DEVICE || drive.device === ASSUMED_DEFAULT_DEVICE ? [{ bay, drive, use }] : [];
  });
  return all.toSorted((a, b) => Number(a.use.kind === 'holds') - Number(b.use.kind === 'holds'));
}

/** One that was not there yet comes last. */
export function placeIn(order: readonly string[], { drive }: Choice): number {
  const place = order.indexOf(drive.device);
  return place === -1 ? order.length : place;
}

/** The drive that was chosen before, else the first empty one; one in use only by a person's choice. */
export function initialChoice(choices: readonly Choice[], device: string | undefined) {
  const first = choices.find(
    ({ drive, use }) => use.kind === 'free' && (device === undefined || drive.device === device),
  );
  return first ? { device: first.drive.device, seen: contentOf(first.use) } : null;
}

/** What `contentOf` gives for an empty drive. */
export const FREE = 'free';

/** What a drive held when it was chosen, to compare with what it holds now. */
export function contentOf(use: Choice['use']): string {
  return use.kind === 'free' ? FREE : `holds ${use.isoId}`;
}
