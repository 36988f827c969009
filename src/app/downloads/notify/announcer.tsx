import { useEffect } from 'react';
import { onForget } from '../../http/forget.ts';
import { clocks } from '../../http/server-clock.ts';
import { spoken } from '../../ui/spoken.ts';
import { SpokenRegion } from '../../ui/spoken-region.tsx';
import { Announcements } from './announcements.ts';
import { desktopNotices } from './desktop-notice.ts';
import type { DownloadEvent } from './milestones.ts';
import { noticeWish } from './notice-wish.ts';
import { downloadStore } from '../tracking/download-store.ts';

/** The tab's own, outside the component: an event is told once, whatever is mounted anew. */
const announcements = new Announcements({
  downloadStore,
  now: () => clocks.vpsbg.now(),
  say: (text) => spoken.say(text),
  tell: tellOutside,
});
onForget(() => {
  announcements.forget();
  spoken.forget();
});

/** Shows what happened on the desktop too, to those who asked for it. */
function tellOutside(events: readonly DownloadEvent[]): void {
  const { door, state } = noticeWish;
  const notices = desktopNotices(events, { wanted: state() === 'on', attended: door.attended() });
  for (const notice of notices) door.show(notice);
}

/** The app's live region, with the news of the downloads; to be mounted once, around all pages. */
export function Announcer() {
  useEffect(() => announcements.watch(), []);
  return <SpokenRegion />;
}
