import { ASSUMED_NO_MEDIUM } from '../../contracts/assumptions.ts';

/** Whether a drive's `isoId` says that no medium is in it. `null` says nothing. */
export function namesNoMedium(isoId: string | null): boolean {
  return isoId !== null && ASSUMED_NO_MEDIUM.test(isoId);
}
