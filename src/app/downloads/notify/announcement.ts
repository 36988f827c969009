import * as m from '../messages/announcements.en.ts';
import { nameWords } from '../words.ts';
import { MILESTONES, type DownloadEvent, type Milestone } from './milestones.ts';

interface About {
  /** How many ISOs. */
  count: number;
  /** Their names, or how many they are. */
  who: string;
}

const SENTENCES: Record<Milestone, (about: About) => string> = {
  deleted: (about) => m.wasDeleted(about),
  vanished: (about) => m.hasVanished(about),
  restarted: (about) => m.hasRestarted(about),
  done: (about) => m.isDownloaded(about),
  check: (about) => m.countsDisagree(about),
  stalled: (about) => m.hasStalled(about),
  'deleted-in-1h': (about) => m.deletedInOneHour(about),
  'deleted-in-6h': (about) => m.deletedInSixHours(about),
  resumed: (about) => m.hasResumed(about),
  half: (about) => m.isPastHalf(about),
  started: (about) => m.hasStarted(about),
};

/** Longer names are harder to follow by ear. */
const NAME_LENGTH = 60;

/** All that happened at once, one sentence for each kind, the most pressing first; `null` when nothing did. */
export function announcementOf(events: readonly DownloadEvent[]): string | null {
  const sentences = MILESTONES.flatMap((milestone) => {
    const names = events
      .filter((event) => event.milestone === milestone)
      .map(({ iso }) => nameWords(iso, NAME_LENGTH));
    return names.length === 0 ? [] : [SENTENCES[milestone]({ count: names.length, who: whoOf(names) })];
  });
  return sentences.length === 0 ? null : sentences.join(' ');
}

function whoOf(names: readonly string[]): string {
  const [one = '', other] = names;
  if (names.length > 2) return m.manyIsos({ count: names.length });
  return other === undefined ? one : m.twoNames({ one, other });
}
