import { ASSUMED_HOSTUP_VPS_ID } from './assumptions.ts';
import { asVpsId, VPS_ID_SOURCE } from './id-forms.ts';

/**
 * Whether a response declares that it is about another resource than the one requested: such a response is refused whole.
 * An id that is absent or of another type cannot be compared; the schema judges it.
 *
 * @param json the body as parsed
 * @param contentLocation the `Content-Location` header: the URL of what the body represents (RFC 9110, section 8.7)
 */
export type IsOther = (json: unknown, contentLocation?: string | null) => boolean;

/** For `GET /isos/{id}`, whose body always has its id. `7` and `"7"` are the same id. */
export function isOtherIso(isoId: string): IsOther {
  return (json, contentLocation = null) => {
    const id = field(json, 'id');
    if ((typeof id === 'number' || typeof id === 'string') && String(id) !== isoId) return true;
    const located = /\/isos\/(\d+)(?![^/?#])/.exec(contentLocation ?? '')?.[1];
    return located !== undefined && located !== isoId;
  };
}

/** What may name the VPS of a body, in the fields about the whole body or of one of the VPS's own drives. */
const NAMING = /^(?:id|(?:vps|server)(?:_?id)?|resource|instance|self|href|url)$/i;
const VPS_IN_PATH = new RegExp(String.raw`/vps/(${VPS_ID_SOURCE})(?![^/?#])`, 'i');
/** Deeper than any body that is documented; ids further down are not looked for. */
const MAX_DEPTH = 6;

/**
 * For `GET /api/v2/vps/{id}/iso`, whose documented body names no VPS; a problem document does, in `instance`. Looked at
 * are the body and all in it but `available`, whose rows may name others: a library is shared. Case does not matter.
 */
export function isOtherVps(vpsId: string): IsOther {
  const differs = (value: unknown) => {
    if (typeof value !== 'string') return false;
    const text = value.replaceAll(/%5f/gi, '_');
    const id = asVpsId(text);
    const named = ASSUMED_HOSTUP_VPS_ID.test(id) ? id : VPS_IN_PATH.exec(text)?.[1];
    return named !== undefined && asVpsId(named) !== vpsId;
  };
  const namesOther = (part: unknown, depth = 0): boolean => {
    if (depth > MAX_DEPTH) return false;
    if (Array.isArray(part)) return part.some((row) => namesOther(row, depth + 1));
    return entries(part).some(([key, value]) => {
      if (depth === 0 && key === 'available') return false;
      const values = Array.isArray(value) ? value : [value];
      return (NAMING.test(key) && values.some(differs)) || namesOther(value, depth + 1);
    });
  };
  return (json, contentLocation = null) => differs(contentLocation) || namesOther(json);
}

/**
 * For a job, whose documented body names it in `jobId`: in the wrapper's data, in an `operation`, or bare.
 *
 * @param path the job was read at, whose last part is its id
 * @param vpsId that the job is for
 */
export function isOtherJob(path: string, vpsId: string): IsOther {
  const [, jobId] = /\/jobs\/([^/?]+)(?=$|\?)/.exec(path) ?? [];
  const isOfOtherVps = isOtherVps(vpsId);
  return (json, contentLocation) => {
    const data = field(json, 'data');
    const layers = [json, data, field(json, 'operation'), field(data, 'operation')];
    const named = layers.map((layer) => field(layer, 'jobId'));
    const differs = (id: unknown) =>
      (typeof id === 'string' || typeof id === 'number') && String(id) !== jobId;
    return (jobId !== undefined && named.some(differs)) || isOfOtherVps(json, contentLocation);
  };
}

function entries(value: unknown): [string, unknown][] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
}

function field(value: unknown, name: string): unknown {
  return entries(value).find(([key]) => key === name)?.[1];
}
