import { X } from 'lucide';
import { useEffect, useRef, useState } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { currentAccess } from '../http/access.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { inWords } from '../ui/in-words.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import * as m from './messages/page.en.ts';
import { seenOf } from './seen.ts';
import { keepSeen, lastSeen } from './seen-store.ts';
import { changesSince } from './since.ts';

/** A VPS on which everything changed needs no longer list than this. */
const LISTED = 8;

interface SinceNoticeProps {
  vpsId: string;
  media: IsoMedia;
  /** When it was checked, ms since the epoch by the gateway's clock. */
  checked: number;
}

/**
 * What changed between the last visit in this browser and the first response of this one; nothing when nothing did. The
 * visit ends when the page is left or hidden: what was seen by then is what the next one compares with.
 */
export function SinceNotice({ vpsId, media, checked }: SinceNoticeProps) {
  const [before] = useState(() => lastSeen(vpsId));
  const [first, setFirst] = useState<IsoMedia | 'dismissed' | null>(null);
  useKeptAtTheEnd(vpsId, media, checked);
  // A response that the last visit itself left in the cache is not yet news.
  if (before !== null && first === null && checked > before.at) setFirst(media);
  if (before === null || first === null || first === 'dismissed') return null;
  const changes = changesSince(before, first, currentAccess() !== null);
  if (changes.length === 0) return null;
  const unlisted = changes.length - LISTED;
  return (
    <section
      aria-label={m.sinceLooked()}
      className="flex items-start gap-3 rounded-card border border-line bg-surface px-4 py-3"
    >
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="text-muted">{inWords(m.sinceWhen, { when: <TimeOf ms={before.at} /> })}</p>
        <ul className="mt-1 list-disc space-y-0.5 pl-4">
          {changes.slice(0, LISTED).map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
        {unlisted > 0 ? <p className="text-muted">{m.moreChanges({ count: unlisted })}</p> : null}
      </div>
      <IconButton label={m.dismissChanges()} icon={X} onPress={() => setFirst('dismissed')} />
    </section>
  );
}

function useKeptAtTheEnd(vpsId: string, media: IsoMedia, checked: number): void {
  const latest = useRef({ media, checked });
  useEffect(() => {
    latest.current = { media, checked };
  });
  useEffect(() => {
    const keep = () => keepSeen(vpsId, seenOf(latest.current.media, latest.current.checked));
    const onVisibility = () => document.visibilityState === 'hidden' && keep();
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', keep);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [vpsId]);
}
