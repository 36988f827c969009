import { parseIsoTime } from '../text/iso-time.ts';
import type { Download } from './tracking/download.ts';
import { TABS, type Sort, type Tab } from './downloads-search.ts';
import { percentOf, progressOf } from './tracking/progress.ts';
import { shownTimeLeft } from './tracking/speed.ts';
import { isStalled } from './tracking/stall.ts';

/** What a download is, whatever else is shown of it. */
export type Group = Exclude<Tab, 'all'>;

/** The group of a download. A status that VPSBG does not document is `active`: it may not be over. */
export function groupOf({ iso, vanished }: Download): Group {
  if (vanished || iso.status === 'deleted') return 'gone';
  return iso.status === 'downloaded' ? 'ready' : 'active';
}

/** How many downloads are under each tab. */
export function tabCounts(downloads: readonly Download[]): Record<Tab, number> {
  const counts = { all: downloads.length, active: 0, ready: 0, gone: 0 };
  for (const download of downloads) counts[groupOf(download)] += 1;
  return counts;
}

/** Downloads of one tab whose name or id contains every word of `q`, sorted. */
export function downloadList(
  downloads: readonly Download[],
  { tab, q, sort }: { tab: Tab; q: string; sort: Sort },
): Download[] {
  const words = folded(q).split(/\s+/u).filter(Boolean);
  return downloads
    .filter((download) => (tab === 'all' || groupOf(download) === tab) && matches(download, words))
    .toSorted((a, b) => ORDERS[sort](a, b) || b.iso.id - a.iso.id);
}

/** Ids by group, each in the order of need. */
export type GroupedIds = Record<Group, readonly number[]>;

export function downloadGroups(downloads: readonly Download[]): GroupedIds {
  const idsOf = (tab: Group) =>
    downloadList(downloads, { tab, q: '', sort: 'need' }).map(({ iso }) => iso.id);
  return { active: idsOf('active'), ready: idsOf('ready'), gone: idsOf('gone') };
}

function matches({ iso }: Download, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = folded(`${iso.name ?? ''} iso ${iso.id}`);
  return words.every((word) => text.includes(word));
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Unknown values come last. */
const ORDERS: Record<Sort, (a: Download, b: Download) => number> = {
  need: byNeed,
  newest: (a, b) => knownFirst(parseIsoTime(b.iso.created_at), parseIsoTime(a.iso.created_at), -1),
  name: (a, b) => names.compare(a.iso.name || `ISO ${a.iso.id}`, b.iso.name || `ISO ${b.iso.id}`),
  progress: (a, b) => knownFirst(percentOf(b), percentOf(a), -1),
  deletion: (a, b) => knownFirst(parseIsoTime(a.iso.deletion_at), parseIsoTime(b.iso.deletion_at), 1),
};

/**
 * What needs a person first: stalled ones, then what runs, the soonest to finish first; then what is downloaded, the
 * soonest to be deleted first; then what is deleted, the latest first.
 */
function byNeed(a: Download, b: Download): number {
  const group = groupOf(a);
  const groups = TABS.indexOf(group) - TABS.indexOf(groupOf(b));
  if (groups !== 0) return groups;
  if (group === 'active') {
    return Number(isStalled(b)) - Number(isStalled(a)) || knownFirst(finishOf(a), finishOf(b), 1);
  }
  const soonest = ORDERS.deletion(a, b);
  return group === 'gone' ? -soonest : soonest;
}

/** When it finishes, as far as it is shown: rows whose words are equal keep their places. `null` when it is unknown. */
function finishOf(download: Download): number | null {
  if (progressOf(download, false).state === 'finishing') return 0;
  return download.timeLeftMs === null ? null : Math.min(shownTimeLeft(download.timeLeftMs), Number.MAX_VALUE);
}

function knownFirst(a: number | null, b: number | null, direction: 1 | -1): number {
  if (a === null || b === null) return direction * (Number(a === null) - Number(b === null));
  return a - b;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
