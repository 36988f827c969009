import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { KnownMedia } from '../media/media-news.ts';
import { driveIn, hashOf, seenOf, type Seen } from '../media/seen.ts';
import type { Act } from './action-store.ts';
import { confirmation } from './confirmation.ts';
import type { Intent } from './intent.ts';

/**
 * What was known of the media before this response, with what the response shows of these acts: an act announces its
 * own outcome, so it is no news a second time. What else has changed stays news.
 */
export function withOwnChanges(before: KnownMedia, acts: readonly Act[], media: IsoMedia): KnownMedia {
  const now = seenOf(media, before.seen.at);
  const shown = acts.filter(
    ({ intent, phase }) => phase.kind !== 'refused' && confirmation(intent, media) !== null,
  );
  return {
    ...before,
    seen: shown.reduce(
      (seen, { intent }) => ({ ...seen, ...changeOf(intent, seen, now, media) }),
      before.seen,
    ),
  };
}

function changeOf(intent: Intent, before: Seen, now: Seen, { available }: IsoMedia): Partial<Seen> {
  switch (intent.action) {
    case 'mount':
    case 'unmount': {
      const { device } = intent.drive;
      const medium = driveIn(now, device);
      if (medium === undefined) return {};
      return { drives: [...before.drives.filter(([each]) => each !== device), [device, medium]] };
    }
    case 'delete':
    case 'download': {
      // Of a library without hashes only the count is known.
      if (before.images.hashes === null) return { images: now.images };
      const changed =
        intent.action === 'delete'
          ? [intent.image.isoId]
          : available.flatMap((image) => (image?.name === intent.body.filename ? [image.id] : []));
      const hashes = changed.map(hashOf);
      const others = before.images.hashes.filter((hash) => !hashes.includes(hash));
      return {
        images: { ...before.images, hashes: intent.action === 'delete' ? others : [...others, ...hashes] },
      };
    }
    case 'restart':
      return {};
    default:
      return intent satisfies never;
  }
}
