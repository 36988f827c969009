import { useSyncExternalStore } from 'react';
import { spoken } from './spoken.ts';
import * as m from './messages/parts.en.ts';

/**
 * The app's one polite live region; to be mounted once, around all pages. `aria-live` is what an `output` has anyway; by
 * the attribute a modal dialog knows that it must not hide it.
 */
export function SpokenRegion() {
  const announcement = useSyncExternalStore(spoken.subscribe, spoken.current);
  return (
    <output aria-live="polite" aria-label={m.announcements()} className="sr-only">
      {announcement === null ? null : <span key={announcement.turn}>{announcement.text}</span>}
    </output>
  );
}
