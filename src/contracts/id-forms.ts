import { ASSUMED_HOSTUP_VPS_ID_FORM, ASSUMED_VPSBG_ISO_ID_DIGITS } from './assumptions.ts';

/** The forms of ids as parts of other patterns and as words: all that says them is made of assumptions.ts. */

const { prefix, characters, words, most } = ASSUMED_HOSTUP_VPS_ID_FORM;

/** `vps_`: what each id of a VPS begins with. */
export const VPS_ID_PREFIX = prefix;
/** Source of a pattern for one of the characters after the prefix. */
export const VPS_ID_CHARACTER = `[${characters}]`;
/** The most characters after the prefix. */
export const VPS_ID_MOST = most;
/** Source of a pattern for a whole id; nothing is said of what stands around it. */
export const VPS_ID_SOURCE = `${prefix}${VPS_ID_CHARACTER}{1,${most}}`;

/** `"vps_" and 1 to 40 lower-case letters or digits` */
export const VPS_ID_IN_WORDS = `"${prefix}" and 1 to ${most} ${words}`;
/** What is wrong with an id that has another form: a sentence. */
export const NOT_A_VPS_ID = `A HostUp VPS ID is ${VPS_ID_IN_WORDS}.`;

/** The most digits of the id of an ISO. */
export const ISO_ID_MOST = ASSUMED_VPSBG_ISO_ID_DIGITS;
/** `a whole number from 1, of at most 15 digits` */
export const ISO_ID_IN_WORDS = `a whole number from 1, of at most ${ISO_ID_MOST} digits`;
/** What is wrong with an id that has another form: a sentence. */
export const NOT_AN_ISO_ID = `A VPSBG ISO ID is ${ISO_ID_IN_WORDS}.`;

const hasCase = /[A-Z]/.test(prefix + characters);

/** An id of a VPS as HostUp writes it: in lower case, unless ids have capitals of their own. */
export function asVpsId(text: string): string {
  return hasCase ? text : text.toLowerCase();
}
