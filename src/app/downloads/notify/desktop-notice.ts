import { announcementOf } from './announcement.ts';
import type { DownloadEvent, Milestone } from './milestones.ts';

/** A notice outside the page. */
export interface DesktopNotice {
  text: string;
  /** Notices with the same tag replace each other, so that two tabs do not show the same twice. */
  tag: string;
}

const NOTIFIED: ReadonlySet<Milestone> = new Set(['done', 'check', 'deleted-in-1h']);
/** More than these at once become one notice. */
const MAX_NOTICES = 3;

/**
 * The desktop notices for what happened: one for each ISO that is finished or about to be deleted, and none while
 * somebody is looking.
 *
 * @param wanted whether the person turned them on and the browser allows them
 * @param attended whether the page is in view and has the focus
 */
export function desktopNotices(
  events: readonly DownloadEvent[],
  { wanted, attended }: { wanted: boolean; attended: boolean },
): DesktopNotice[] {
  const shown = wanted && !attended ? events.filter((one) => NOTIFIED.has(one.milestone)) : [];
  const groups = shown.length > MAX_NOTICES ? [shown] : shown.map((one) => [one]);
  return groups.flatMap((group) => {
    const text = announcementOf(group);
    const tag = group.map(({ iso, milestone }) => `${iso.id}-${milestone}`).join(' ');
    return text === null ? [] : [{ text, tag: `drivebay ${tag}` }];
  });
}
