import { useSyncExternalStore } from 'react';
import { spoken } from './spoken.ts';

/** The app's one polite live region; to be mounted once, around all pages. */
export function SpokenRegion() {
  const announcement = useSyncExternalStore(spoken.subscribe, spoken.current);
  return (
    <output aria-label="Announcements" className="sr-only">
      {announcement === null ? null : <span key={announcement.turn}>{announcement.text}</span>}
    </output>
  );
}
