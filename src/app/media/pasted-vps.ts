import { ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import { brief } from '../text/visible.ts';

const EXAMPLE = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';

/** Spaces, quotes, brackets and full stops that come along when an id is copied out of a text. */
const WRAPPING = /^[\s"'`´‘’“”„«»<>()[\]{},;:]+|[\s"'`´‘’“”„«»<>()[\]{},;:.]+$/g;

/**
 * The VPS id in what a person pasted: the id itself, or a dashboard or API address with `/vps/{id}` in it. Otherwise
 * what is wrong with it, as one sentence for that person.
 */
export function pastedVps(pasted: string): { vpsId: string } | { problem: string } {
  const text = pasted.replaceAll(WRAPPING, '');
  if (text === '') return { problem: `Paste the id of a VPS, such as ${EXAMPLE}.` };
  const inAddress = /\/vps\/([^/?#\s]+)/i.exec(text)?.[1];
  // HostUp's ids are lower case; a phone's keyboard likes to begin with a capital.
  const candidate = (inAddress ?? text).toLowerCase();
  if (ASSUMED_HOSTUP_VPS_ID.test(candidate)) return { vpsId: candidate };
  if (/^iso_/i.test(text)) {
    return { problem: 'This is the id of an ISO. The id of a VPS begins with vps_.' };
  }
  return {
    problem: `“${brief(text, 40)}” is not the id of a VPS: that is vps_ and then only letters and digits, such as ${EXAMPLE}.`,
  };
}
