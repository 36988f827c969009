import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { nextStart } from './next-start.ts';
import { seenOf, type Seen } from './seen.ts';
import { changesSince } from './since.ts';

/** What was last known of one VPS's media: a value that a response left out stays as it was before. */
export interface KnownMedia {
  seen: Seen;
  /** What to do about media before every disk; `null` without such media. */
  leftIn: string | null;
}

/**
 * What changed since the response before, one sentence each: drives, boot order, library, actions, and last what to do.
 *
 * @param before `null` at the first response, which is no news
 * @param at when it was checked, ms since the epoch by the gateway's clock
 */
export function mediaNews(
  before: KnownMedia | null,
  media: IsoMedia,
  at: number,
): { known: KnownMedia; news: string[] } {
  const seen = seenOf(media, at);
  const next = nextStart(media);
  const leftIn = next.leftIn.length > 0 ? `${next.headline}. ${next.sentence}` : null;
  if (!before) return { known: { seen, leftIn }, news: [] };
  const news = changesSince(before.seen, media);
  if (before.leftIn === null && leftIn !== null) news.push(leftIn);
  return { known: { seen: merged(before.seen, seen), leftIn }, news };
}

function merged(before: Seen, now: Seen): Seen {
  const drives = new Map(before.drives);
  if (now.allDrives) for (const device of drives.keys()) drives.set(device, null);
  for (const [device, isoId] of now.drives) drives.set(device, isoId);
  return {
    at: now.at,
    drives: [...drives],
    allDrives: before.allDrives || now.allDrives,
    order: now.order ?? before.order,
    images: now.images.hashes === null && before.images.hashes !== null ? before.images : now.images,
    mount: now.mount ?? before.mount,
    upload: now.upload ?? before.upload,
  };
}
