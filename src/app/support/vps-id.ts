import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_HOSTUP_VPS_ID_LENGTH } from '../../contracts/assumptions.ts';

/** Names of fields and of parameters that look like ids. */
const NOT_IDS = new Set(['vps_id', 'vps_ids', 'vps_name', 'vps_uuid']);

/** Whether a text in lower case has the form of a VPS's id. */
export function isVpsId(text: string): boolean {
  return ASSUMED_HOSTUP_VPS_ID.test(text) && !NOT_IDS.has(text);
}

/** Whether an id of a VPS lost a part, or gained one, on its way: letters and digits mix in it as in a whole one. */
export function isMiscopied(id: string): boolean {
  return id.length !== ASSUMED_HOSTUP_VPS_ID_LENGTH && /\d[a-z]/.test(id);
}

/** What is wrong with a miscopied id, as a sentence. */
export function whyMiscopied({ length }: string): string {
  const usual = ASSUMED_HOSTUP_VPS_ID_LENGTH;
  const cause = length < usual ? 'a part of it is missing' : 'something was added to it';
  return `This id of a VPS has ${length} characters. HostUp’s ids have ${usual}: ${cause}.`;
}
