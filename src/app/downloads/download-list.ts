import { parseIsoTime } from '../text/iso-time.ts';
import type { Download } from './tracking/download.ts';
import { TABS, type Sort, type Tab } from './downloads-search.ts';
import { percentOf } from './tracking/progress.ts';

/**
 * The tab a download is under, beside `all`. A status that VPSBG does not document is `active`: it may not be over.
 */
function tabOf({ iso, vanished }: Download): Exclude<Tab, 'all'> {
  if (vanished || iso.status === 'deleted') return 'gone';
  return iso.status === 'downloaded' ? 'ready' : 'active';
}

/** How many downloads are under each tab. */
export function tabCounts(downloads: readonly Download[]): Record<Tab, number> {
  const counts = { all: downloads.length, active: 0, ready: 0, gone: 0 };
  for (const download of downloads) counts[tabOf(download)] += 1;
  return counts;
}

/** Downloads of one tab whose name or id contains every word of `q`, sorted. */
export function downloadList(
  downloads: readonly Download[],
  { tab, q, sort }: { tab: Tab; q: string; sort: Sort },
): Download[] {
  const words = folded(q).split(/\s+/u).filter(Boolean);
  return downloads
    .filter((download) => (tab === 'all' || tabOf(download) === tab) && matches(download, words))
    .toSorted((a, b) => ORDERS[sort](a, b) || b.iso.id - a.iso.id);
}

function matches({ iso }: Download, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = folded(`${iso.name ?? ''} iso ${iso.id}`);
  return words.every((word) => text.includes(word));
}

/** In progress first, then downloaded, then deleted; the newest first in each. */
export function movingFirst(downloads: readonly Download[]): Download[] {
  return downloadList(downloads, { tab: 'all', q: '', sort: 'newest' }).toSorted(
    (a, b) => TABS.indexOf(tabOf(a)) - TABS.indexOf(tabOf(b)),
  );
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Unknown values come last. */
const ORDERS: Record<Sort, (a: Download, b: Download) => number> = {
  newest: (a, b) => knownFirst(parseIsoTime(b.iso.created_at), parseIsoTime(a.iso.created_at), -1),
  name: (a, b) => names.compare(a.iso.name || `ISO ${a.iso.id}`, b.iso.name || `ISO ${b.iso.id}`),
  progress: (a, b) => knownFirst(percentOf(b), percentOf(a), -1),
  deletion: (a, b) => knownFirst(parseIsoTime(a.iso.deletion_at), parseIsoTime(b.iso.deletion_at), 1),
};

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
