import { useEffect, useRef } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { spoken } from '../ui/spoken.ts';
import { mediaNews, type KnownMedia } from './media-news.ts';

/** Announces what changes in one VPS's media while its page is open. One for each VPS; it shows nothing. */
export function MediaAnnouncer({ media, checked }: { media: IsoMedia; checked: number }) {
  const before = useRef<KnownMedia | null>(null);
  useEffect(() => {
    const { known, news } = mediaNews(before.current, media, checked);
    before.current = known;
    if (news.length > 0) spoken.say(news.join(' '));
  }, [media, checked]);
  return null;
}
