import * as v from 'valibot';
import type { ActionGate, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { present, slotRows, slotsByDevice, type SlotState } from './slots.ts';

const MOST_DEVICES = 16;
const MOST_IMAGES = 300;
const LONGEST_ID = 100;

const shortId = v.pipe(v.string(), v.maxLength(LONGEST_ID));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const seenSchema = v.object({
  /** When it was so, ms since the epoch by the gateway's clock. */
  at: v.pipe(v.number(), v.finite()),
  /** What was in each CD/DVD drive: an image's id, `''` for a medium without an id, `null` for no medium. */
  drives: v.pipe(v.array(v.tuple([shortId, v.nullable(shortId)])), v.maxLength(MOST_DEVICES)),
  /** Whether any drive that is not among them had no medium; else nothing is known of such a drive. */
  allDrives: v.boolean(),
  /** Device ids, first tried first; `null` when that was not known. */
  order: v.nullable(v.pipe(v.array(shortId), v.maxLength(MOST_DEVICES))),
  /** How many images, and a hash of each id; no hashes of a library that is long or not wholly readable. */
  images: v.object({ count, hashes: v.nullable(v.pipe(v.array(shortId), v.maxLength(MOST_IMAGES))) }),
  /** Whether the two actions were allowed; `null` when HostUp did not say. */
  mount: v.nullable(v.boolean()),
  upload: v.nullable(v.boolean()),
});

/** What a person saw of one VPS's media: just enough to tell what has changed; 10 kB at most. */
export type Seen = v.InferOutput<typeof seenSchema>;

/** The digest of a response that was checked `at`, ms since the epoch by the gateway's clock. */
export function seenOf(media: IsoMedia, at: number): Seen {
  const rows = slotRows(media);
  const drives = [...slotsByDevice(rows)].flatMap(([device, { state }]): Seen['drives'] => {
    const isoId = mediumIn(state);
    const fits = device.length <= LONGEST_ID && (isoId ?? '').length <= LONGEST_ID;
    return isoId === undefined || !fits ? [] : [[device, isoId]];
  });
  const devices = new Set(rows.map(({ device }) => device));
  const order = media.bootOrder?.order ?? null;
  return {
    at,
    drives: drives.slice(0, MOST_DEVICES),
    allDrives: devices.size === Math.min(drives.length, MOST_DEVICES),
    order: order !== null && order.length <= MOST_DEVICES && order.every(isShort) ? order : null,
    images: {
      count: media.available.length,
      hashes: hashesOf(media),
    },
    mount: allowed(media.actions.canMount),
    upload: allowed(media.actions.canUpload),
  };
}

/** What was in a drive, as in `drives`; `undefined` when that was not known. */
export function driveIn(
  { drives, allDrives }: Pick<Seen, 'drives' | 'allDrives'>,
  device: string,
): string | null | undefined {
  const found = drives.find(([each]) => each === device);
  return found ? found[1] : allDrives ? null : undefined;
}

/** As in `drives`; `undefined` when it is not known. */
function mediumIn(state: SlotState): string | null | undefined {
  switch (state.kind) {
    case 'mounted':
      return state.isoId ?? '';
    case 'cloud-init':
    case 'not-mounted':
    case 'empty':
    case 'free':
      return null;
    case 'in-use':
    case 'unreported':
    case 'unreadable':
      return undefined;
    default:
      return state satisfies never;
  }
}

function isShort(id: string | null): id is string {
  return id !== null && id.length <= LONGEST_ID;
}

function hashesOf({ available }: IsoMedia): string[] | null {
  const images = available.filter(present);
  if (available.length > MOST_IMAGES || images.length < available.length) return null;
  return [...new Set(images.map(({ id }) => hashOf(id)))];
}

/** FNV-1a, 32 bits: short, and the same in every visit. */
export function hashOf(id: string): string {
  let hash = 0x811c9dc5;
  for (let n = 0; n < id.length; n += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(n), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

function allowed(gate: ActionGate | null): boolean | null {
  return gate ? gate.allowed : null;
}
