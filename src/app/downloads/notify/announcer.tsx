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

/** The tab's own, outside the component: an event is announced once, whatever mounts again. */
const announcements = new Announcements({
  store: downloadStore,
  now: () => clocks.vpsbg.now(),
  announce: (text) => spoken.say(text),
  onEvents: notifyOutside,
});
onForget(() => {
  announcements.forget();
  spoken.forget();
});

/** Shows desktop notices too, where the person turned them on. */
function notifyOutside(events: readonly DownloadEvent[]): void {
  const { browser, state } = noticeWish;
  const notices = desktopNotices(events, { wanted: state() === 'on', attended: browser.attended() });
  for (const notice of notices) browser.show(notice);
}

/** The app's live region, with the news of the downloads; mounted once, around all pages. */
export function Announcer() {
  useEffect(() => announcements.watch(), []);
  return <SpokenRegion />;
}
