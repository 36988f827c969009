import { MILESTONES, type DownloadEvent, type Milestone } from './milestones.ts';
import { nameWords } from '../words.ts';

/** The words after the name of one ISO, and of several. */
const PREDICATES: Record<Milestone, [one: string, several: string]> = {
  deleted: ['was deleted', 'were deleted'],
  vanished: ['is no longer at VPSBG', 'are no longer at VPSBG'],
  restarted: ['restarted', 'restarted'],
  done: ['is downloaded', 'are downloaded'],
  check: [
    'is marked as downloaded, but its byte counts disagree',
    'are marked as downloaded, but their byte counts disagree',
  ],
  stalled: ['has had no new data for 3 min', 'have had no new data for 3 min'],
  'deleted-in-1h': ['will be deleted in less than 1 h', 'will be deleted in less than 1 h'],
  'deleted-in-6h': ['will be deleted in less than 6 h', 'will be deleted in less than 6 h'],
  resumed: ['is downloading again', 'are downloading again'],
  half: ['is past the halfway mark', 'are past the halfway mark'],
  started: ['started downloading', 'started downloading'],
};

/** Longer names are harder to follow by ear. */
const NAME_LENGTH = 60;

/** All that happened at once, one sentence for each kind, the most pressing first; `null` when nothing did. */
export function announcementOf(events: readonly DownloadEvent[]): string | null {
  const parts = MILESTONES.flatMap((milestone) => {
    const isos = events.filter((event) => event.milestone === milestone).map(({ iso }) => iso);
    const names = isos.map((iso) => nameWords(iso, NAME_LENGTH));
    const who = names.length > 2 ? `${names.length} ISOs` : names.join(' and ');
    const [one, several] = PREDICATES[milestone];
    return names.length === 0 ? [] : [`${who} ${names.length === 1 ? one : several}`];
  });
  return parts.length === 0 ? null : parts.map((part) => `${part}.`).join(' ');
}
