import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import type { Download } from '../tracking/download.ts';
import { expiryOf } from '../tracking/expiry.ts';
import type { TrackedDownload } from '../tracking/download-store.ts';
import { progressOf } from '../tracking/progress.ts';
import { isStalled } from '../tracking/stall.ts';

/** What is worth announcing to somebody who is not looking, the most pressing first. */
export const MILESTONES = [
  'deleted',
  /** VPSBG no longer finds its id, before its deletion time. */
  'vanished',
  'restarted',
  'done',
  /** Marked as downloaded; the two byte counts disagree. */
  'check',
  'stalled',
  /** At most 1 h to its deletion. */
  'deleted-in-1h',
  /** At most 6 h to its deletion. */
  'deleted-in-6h',
  /** New data after a stall. */
  'resumed',
  'half',
  'started',
] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Something that happened to one download while this tab watched. */
export interface DownloadEvent {
  milestone: Milestone;
  iso: Iso;
}

/** What is known of one download's milestones. */
interface Past {
  restarts: number;
  /** Announced, or true already at first sight. */
  reached: ReadonlySet<Milestone>;
  /** Bytes at which its last stall was announced: the same stall is seen again after every sleep. */
  stalledAt: number | null;
}

/** What was known before. */
export interface History {
  hasWholeList: boolean;
  pasts: ReadonlyMap<number, Past>;
}

export const NO_HISTORY: History = { hasWholeList: false, pasts: new Map() };

/**
 * What happened since `history`. What is already so at first sight is no event, and no event comes twice in the same life
 * cycle of an ISO.
 *
 * @param hasWholeList whether the newest list of the account was whole
 * @param now ms since the epoch by the provider's clock
 */
export function newEvents(
  history: History,
  downloads: ReadonlyMap<number, TrackedDownload>,
  hasWholeList: boolean,
  now: number,
): { history: History; events: DownloadEvent[] } {
  const events: DownloadEvent[] = [];
  const pasts = new Map<number, Past>();
  for (const [id, { download, listed, dismissed }] of downloads) {
    const before = history.pasts.get(id);
    const reached = reachedBy(download, now);
    const fresh = before
      ? freshOf(before, download, reached)
      : startOf(download, listed && history.hasWholeList);
    pasts.set(id, pastOf(before, download, reached));
    if (!dismissed) events.push(...fresh.map((milestone) => ({ milestone, iso: download.iso })));
  }
  return { history: { hasWholeList, pasts }, events };
}

/** The milestones that are true now. */
function reachedBy(download: Download, now: number): Milestone[] {
  const expiry = expiryOf(download.iso, now);
  const { state, percent } = progressOf(download, expiry.state === 'due');
  if (state === 'deleted' || state === 'vanished') return [state];
  const reached: Milestone[] = [];
  if (download.iso.status === 'downloaded') reached.push(state === 'check' ? 'check' : 'done');
  if (isStalled(download) && state !== 'due') reached.push('stalled');
  if (download.iso.status === 'downloading' && percent !== null && percent >= 50) reached.push('half');
  if (expiry.state === 'ahead' && expiry.urgency !== 'calm') {
    reached.push(expiry.urgency === 'now' ? 'deleted-in-1h' : 'deleted-in-6h');
  }
  return reached;
}

function startOf({ iso }: Download, isNewInList: boolean): Milestone[] {
  return isNewInList && iso.status === 'downloading' ? ['started'] : [];
}

function freshOf(before: Past, download: Download, reached: readonly Milestone[]): Milestone[] {
  if (download.restarts > before.restarts) return ['restarted'];
  const fresh = reached.filter((milestone) =>
    milestone === 'stalled' ? before.stalledAt !== download.bytes : !before.reached.has(milestone),
  );
  const runs = download.iso.status === 'downloading' && !reached.includes('stalled');
  return runs && grewAfterStall(before, download) ? [...fresh, 'resumed'] : fresh;
}

function grewAfterStall({ stalledAt }: Past, { bytes }: Download): boolean {
  return stalledAt !== null && bytes !== null && bytes > stalledAt;
}

/** What need not be announced any more once the key is reached. */
const IMPLIED: Partial<Record<Milestone, readonly Milestone[]>> = {
  done: ['half', 'check'],
  check: ['half', 'done'],
  'deleted-in-1h': ['deleted-in-6h'],
};

function pastOf(before: Past | undefined, download: Download, reached: readonly Milestone[]): Past {
  const { restarts, bytes } = download;
  const sameCycle = before?.restarts === restarts;
  const sameStall = sameCycle && !grewAfterStall(before, download);
  const stalledAt = reached.includes('stalled') ? bytes : sameStall ? before.stalledAt : null;
  const nothingNew = sameCycle && stalledAt === before.stalledAt;
  if (nothingNew && reached.every((milestone) => before.reached.has(milestone))) return before;
  return {
    restarts,
    reached: new Set([
      ...(sameCycle ? before.reached : []),
      ...reached.flatMap((milestone) => [milestone, ...(IMPLIED[milestone] ?? [])]),
    ]),
    stalledAt,
  };
}
