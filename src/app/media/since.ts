import type { IsoImage, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { brief, shortened } from '../text/visible.ts';
import { shortImageName } from './image-name.ts';
import { namesNoMedium } from './medium-id.ts';
import * as m from './messages/page.en.ts';
import { driveIn, hashOf, seenOf, type Seen } from './seen.ts';
import { imagesById, mountedWords, present } from './slots.ts';

/** So many new images are named; the rest are counted. */
const NAMED = 3;

/**
 * What has changed in a VPS's media, one sentence each, safe to show. Only what was known then and is known now can
 * have changed; what is not known is left out.
 *
 * @param before what was seen at the last visit
 * @param mayBeNarrowed whether a token decides what is in the library: it may show the mounted images alone
 */
export function changesSince(before: Seen, media: IsoMedia, mayBeNarrowed = false): string[] {
  const now = seenOf(media, before.at);
  // An image that left such a library was unmounted, not removed.
  const isNarrowed = mayBeNarrowed && (holdsMountedOnly(before) || holdsMountedOnly(now));
  return [
    ...driveChanges(before, now, media),
    ...orderChange(before.order, now.order),
    ...(isNarrowed ? [] : imageChanges(before.images, now.images, media)),
    ...gateChange(before.mount, now.mount, m.mayMount, m.mayNotMount),
    ...gateChange(before.upload, now.upload, m.mayUpload, m.mayNotUpload),
  ];
}

function driveChanges(before: Seen, now: Seen, media: IsoMedia): string[] {
  const images = imagesById(media);
  const devices = [...before.drives, ...now.drives].map(([device]) => device);
  return [...new Set(devices)].flatMap((device) => {
    const was = mediumThen(driveIn(before, device));
    const is = driveIn(now, device);
    if (was === undefined || is === undefined || was === is) return [];
    const where = brief(device, 40);
    if (was === null) return m.wasMounted({ medium: medium(is, images, true), device: where });
    const old = medium(was, images, true);
    if (is === null) return m.wasUnmounted({ medium: old, device: where });
    return m.wasReplaced({ before: old, device: where, now: medium(is, images) });
  });
}

/** As in `Seen.drives`; a digest of an earlier version may hold the word for an empty drive as an id. */
function mediumThen(id: string | null | undefined): string | null | undefined {
  return id && namesNoMedium(id) ? null : id;
}

/** `id` as in `Seen.drives`. */
function medium(id: string | null, images: ReadonlyMap<string, IsoImage>, first = false): string {
  return mountedWords(id || null, (id && images.get(id)) || null, { first });
}

function orderChange(was: Seen['order'], is: Seen['order']): string[] {
  if (was === null || is === null || JSON.stringify(was) === JSON.stringify(is)) return [];
  return [m.orderChanged({ before: orderWords(was), now: orderWords(is) })];
}

function orderWords(order: readonly string[]): string {
  return order.length === 0 ? m.emptyOrder() : brief(order.map((id) => shortened(id, 40)).join(', '), 120);
}

function holdsMountedOnly({ images: { hashes }, drives }: Seen): boolean {
  const mounted = new Set(drives.map(([, id]) => hashOf(id ?? '')));
  return hashes !== null && hashes.every((hash) => mounted.has(hash));
}

function imageChanges(was: Seen['images'], is: Seen['images'], { available }: IsoMedia): string[] {
  if (was.hashes === null || is.hashes === null) {
    if (was.count === is.count) return [];
    const change = is.count > was.count ? m.libraryGrew : m.libraryShrank;
    return [change({ before: was.count, now: is.count })];
  }
  const [then, there] = [new Set(was.hashes), new Set(is.hashes)];
  const byHash = new Map(available.filter(present).map((image) => [hashOf(image.id), image]));
  const added = [...byHash].flatMap(([hash, image]) => (then.has(hash) ? [] : [image]));
  const removed = was.hashes.filter((hash) => !there.has(hash)).length;
  return [
    added.length > 0 ? [m.wereAdded({ count: added.length, names: namesOf(added) })] : [],
    removed > 0 ? [m.wereRemoved({ count: removed })] : [],
  ].flat();
}

function namesOf(images: readonly IsoImage[]): string {
  const names = images.slice(0, NAMED).map(shortImageName).join(', ');
  return images.length > NAMED ? m.namesAndMore({ names, count: images.length - NAMED }) : names;
}

function gateChange(
  was: boolean | null,
  is: boolean | null,
  opened: () => string,
  closed: () => string,
): string[] {
  return was === null || is === null || was === is ? [] : [is ? opened() : closed()];
}
