import { notifyManager } from '@tanstack/react-query';
import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import { onForget } from '../../http/forget.ts';
import { clocks } from '../../http/server-clock.ts';
import { downloadOf, type Download } from './download.ts';
import { isLate, observe, type Series } from './samples.ts';
import { QUIET_MS, quietFor } from './stall.ts';

/** One ISO in the store. */
export interface TrackedDownload {
  download: Download;
  /** Whether a list of the account had it; an ISO opened by its id may belong to another page only. */
  listed: boolean;
  /** Whether the person has dismissed its row. */
  dismissed: boolean;
}

/**
 * The one source of everything this app knows about ISO downloads.
 *
 * 1. The queries in `queries.ts` are the transport: they poll, retry and keep each response for its own facts (age,
 *    extent, drift, the JSON in details). Before a response reaches the query cache, its ISOs are recorded here.
 * 2. The list and the reads by id feed the same entry per ISO. A reading that comes late is ignored, by the same rule as in
 *    the query cache (`newerSnapshot`).
 * 3. Rows, tabs, counts, polling pace, tab title, announcements and diagnostics read ISOs from here and nowhere else.
 *    A fence in `src/structure.test.ts` holds that.
 * 4. The query cache cannot be the source: speed, stalls and restarts need the readings before this one, a 404 on one id
 *    changes an ISO that the list brought, and announcements outlive the pages whose queries they follow.
 * 5. What did not change keeps its reference, so of 200 rows only those that moved render, and only while in sight.
 *
 * It has no timer, sends no request, and lives in memory until the tab closes or the access ends.
 */
export class DownloadStore {
  readonly #series = new Map<number, Series>();
  readonly #listeners = new Set<() => void>();
  #all: ReadonlyMap<number, TrackedDownload> = new Map();
  #wholeList: boolean | undefined;

  /**
   * @param schedule runs what notifies the listeners
   * @param providerTime a time of the gateway's clock by the provider's, both ms since the epoch
   */
  constructor(
    private readonly schedule: (run: () => void) => void = (run) => run(),
    private readonly providerTime: (at: number) => number = (at) => at,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Every ISO seen so far, by id, in the order of first sight. The same map until something changes. */
  readonly all = (): ReadonlyMap<number, TrackedDownload> => this.#all;

  /** One ISO; `undefined` before its first response. */
  get(id: number): Download | undefined {
    return this.#all.get(id)?.download;
  }

  /** The ISOs that the newest list has, dismissed ones too. */
  inNewestList(): Iso[] {
    return [...this.#all.values()].flatMap(({ download: { iso, missingFrom, vanished }, listed }) =>
      listed && missingFrom === null && !vanished ? [iso] : [],
    );
  }

  /** ISOs that the newest list lacks and that nothing marks as deleted. */
  missing(): Iso[] {
    return [...this.#all.values()].flatMap(({ download, dismissed }) => {
      const { iso, missingFrom, vanished } = download;
      return missingFrom === null || vanished || dismissed || iso.status === 'deleted' ? [] : [iso];
    });
  }

  /** Whether the newest list was whole: only then is an ISO that is new in the next one a new one. */
  get hasWholeList(): boolean {
    return this.#wholeList ?? false;
  }

  /** The readings of one ISO, for its speed and plot. */
  seriesOf(id: number): Series | undefined {
    return this.#series.get(id);
  }

  /** Whether no new data has come for so long that polling less often is enough. */
  isQuiet(id: number): boolean {
    const series = this.#series.get(id);
    return series !== undefined && quietFor(series) >= QUIET_MS;
  }

  /** Records a response about one ISO. `at` is ms since the epoch by the gateway's clock. */
  recordIso(iso: Iso, at: number): void {
    const changes = new Map<number, TrackedDownload>();
    this.#read(changes, iso, at, false);
    this.#apply(changes);
  }

  /**
   * Records a list of the account. An ISO that it lacks is missing, not deleted.
   *
   * @param isos `null` stands for an entry that could not be read
   * @param at ms since the epoch by the gateway's clock
   * @param complete whether the list is all of VPSBG's list
   */
  recordList(isos: readonly (Iso | null)[], at: number, complete = true): void {
    const changes = new Map<number, TrackedDownload>();
    const ids = new Set<number>();
    for (const iso of isos) {
      if (!iso || ids.has(iso.id)) continue;
      ids.add(iso.id);
      this.#read(changes, iso, at, true);
    }
    // An unreadable entry may be any of those missing.
    const whole = complete && !isos.includes(null);
    for (const [id, tracked] of this.#all) {
      const series = this.#series.get(id);
      if (!tracked.listed || ids.has(id) || !series || isLate(series, at)) continue;
      const download: Download = { ...tracked.download, missingFrom: whole ? 'list' : 'part' };
      changes.set(id, { ...tracked, download });
    }
    const turned = whole !== this.#wholeList;
    this.#wholeList = whole;
    this.#apply(changes, turned);
  }

  /** Records that the provider's response for this id was "not found". */
  recordNotFound(id: number): void {
    const tracked = this.#all.get(id);
    if (!tracked) return;
    this.#apply(new Map([[id, { ...tracked, download: { ...tracked.download, vanished: true } }]]));
  }

  /** Dismisses the row of an ISO that is deleted or no longer listed. */
  dismiss(id: number): void {
    const tracked = this.#all.get(id);
    if (tracked) this.#apply(new Map([[id, { ...tracked, dismissed: true }]]));
  }

  /** Empties the store. */
  forget(): void {
    this.#series.clear();
    this.#wholeList = undefined;
    if (this.#all.size > 0) this.#replace(new Map());
  }

  #read(changes: Map<number, TrackedDownload>, iso: Iso, at: number, listed: boolean): void {
    const before = this.#series.get(iso.id);
    const series = observe(before, {
      at,
      bytes: iso.downloaded,
      size: iso.size,
      status: iso.status,
      createdAt: iso.created_at,
    });
    if (series === before) return;
    this.#series.set(iso.id, series);
    const known = this.#all.get(iso.id);
    const missingFrom = listed ? null : (known?.download.missingFrom ?? null);
    const stays = iso.status === 'deleted' || missingFrom !== null;
    changes.set(iso.id, {
      download: { ...downloadOf(iso, series, this.providerTime(at)), missingFrom },
      listed: listed || (known?.listed ?? false),
      dismissed: stays && (known?.dismissed ?? false),
    });
  }

  /** Takes over what differs from what is known; notifies when anything did, or `always`. */
  #apply(changes: Map<number, TrackedDownload>, always = false): void {
    for (const [id, tracked] of changes) {
      const known = this.#all.get(id);
      if (known && isEqual(known, tracked)) changes.delete(id);
    }
    if (changes.size > 0 || always) this.#replace(new Map([...this.#all, ...changes]));
  }

  #replace(all: ReadonlyMap<number, TrackedDownload>): void {
    this.#all = all;
    this.schedule(() => {
      for (const listener of this.#listeners) listener();
    });
  }
}

/** Whether plain data of one shape is equal, all the way down. */
function isEqual<T extends object>(before: T, after: T): boolean {
  for (const key in after) {
    const [was, is] = [before[key], after[key]];
    const deep = typeof was === 'object' && was !== null && typeof is === 'object' && is !== null;
    if (was !== is && !(deep && isEqual<object>(was, is))) return false;
  }
  return true;
}

/** The tab's own. It notifies in the same batch as the queries that feed it, so that one response renders once. */
export const downloadStore = new DownloadStore(
  notifyManager.schedule,
  (at) => at + clocks.vpsbg.now() - clocks.gateway.now(),
);
onForget(() => downloadStore.forget());
