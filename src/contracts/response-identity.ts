import { ASSUMED_HOSTUP_VPS_ID } from './assumptions.ts';

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
const NAMING = /^(?:id|vps|vps_?id|instance|self|href|url)$/i;
const VPS_IN_PATH = /\/vps\/(vps_[0-9a-z]{1,40})(?![^/?#])/;

/**
 * For `GET /api/v2/vps/{id}/iso`, whose documented body names no VPS; a problem document does, in `instance`. Looked at
 * are the body, the objects in it, and the rows of its drives. Rows of `available` may name others: a library is shared.
 */
export function isOtherVps(vpsId: string): IsOther {
  const differs = (value: unknown) => {
    if (typeof value !== 'string') return false;
    const named = ASSUMED_HOSTUP_VPS_ID.test(value) ? value : VPS_IN_PATH.exec(value)?.[1];
    return named !== undefined && named !== vpsId;
  };
  const namesOther = (part: unknown) =>
    entries(part).some(([key, value]) => NAMING.test(key) && differs(value));
  return (json, contentLocation = null) =>
    differs(contentLocation) ||
    namesOther(json) ||
    entries(json).some(([key, value]) => {
      if (!Array.isArray(value)) return namesOther(value);
      return (key === 'mounted' || key === 'availableDevices') && value.some(namesOther);
    });
}

function entries(value: unknown): [string, unknown][] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
}

function field(value: unknown, name: string): unknown {
  return entries(value).find(([key]) => key === name)?.[1];
}
