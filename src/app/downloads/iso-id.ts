import { ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';

/** Whether a text can be the id of an ISO. */
export function isIsoId(text: string): boolean {
  return ASSUMED_VPSBG_ISO_ID.test(text);
}

/** No more of `?isos=` are requested: each is a request of its own, against an unknown rate limit. */
export const MAX_PICKED = 20;

/** The ids of `?isos=12,15`: each once, in order, blanks and empty parts left out. They may still be invalid. */
export function pickedIsos(isos: string): string[] {
  return [...new Set(isos.split(',').map((part) => part.trim()))].filter((part) => part !== '');
}
