import { use, useEffect, useRef } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { spoken } from '../ui/spoken.ts';
import { MediaActionsContext } from './media-actions.ts';
import { mediaNews, type KnownMedia } from './media-news.ts';

/** Announces what changes in one VPS's media while its page is open. One for each VPS; it shows nothing. */
export function MediaAnnouncer({ media, checked }: { media: IsoMedia; checked: number }) {
  const before = useRef<KnownMedia | null>(null);
  const withOwn = use(MediaActionsContext)?.withOwnChanges;
  useEffect(() => {
    const was = before.current;
    const { known, news } = mediaNews(was && withOwn ? withOwn(was, media) : was, media, checked);
    before.current = known;
    if (news.length > 0) spoken.say(news.join(' '));
  }, [media, checked, withOwn]);
  return null;
}
