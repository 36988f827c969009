import { notifyManager } from '@tanstack/react-query';
import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import { onForget } from '../../http/forget.ts';
import { downloadOf, type Download } from './download.ts';
import { observe, type Series } from './samples.ts';
import { QUIET_MS, quietFor } from './stall.ts';

/** An ISO that was seen. */
export interface Watched {
  download: Download;
  /** Whether it was in a list of the account; an ISO opened by id may belong to another page only. */
  listed: boolean;
  /** Whether the person has put its row away. */
  dismissed: boolean;
}

/**
 * What this tab has seen of each ISO. Fed by the two queries as their answers come, read by the panels: no timer of its
 * own, and nothing that did not change gets a new reference. Kept in memory until the tab is closed.
 */
export class Observations {
  readonly #series = new Map<number, Series>();
  readonly #listeners = new Set<() => void>();
  #watched: ReadonlyMap<number, Watched> = new Map();
  #wholeList: boolean | undefined;

  /** @param tell runs what tells the listeners */
  constructor(private readonly tell: (run: () => void) => void = (run) => run()) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Every ISO seen so far, in the order of first sight. The same map until something changes. */
  readonly watched = (): ReadonlyMap<number, Watched> => this.#watched;

  /** Whether the newest list was whole: only then is an ISO that is new in the next one a new one. */
  get hasWholeList(): boolean {
    return this.#wholeList ?? false;
  }

  /** The readings of one ISO, for its speed and plot. */
  seriesOf(id: number): Series | undefined {
    return this.#series.get(id);
  }

  /** Whether nothing has come for so long that asking less often is enough. */
  isQuiet(id: number): boolean {
    const series = this.#series.get(id);
    return series !== undefined && quietFor(series) >= QUIET_MS;
  }

  /** Notes an answer about one ISO. `at` is ms since the epoch by the gateway's clock. */
  saw(iso: Iso, at: number): void {
    const news = new Map<number, Watched>();
    this.#note(news, iso, at, false);
    this.#learn(news);
  }

  /**
   * Notes a list of the account. An ISO that it lacks is missing, not gone.
   *
   * @param isos `null` stands for an entry that could not be read
   * @param complete whether the list is all of VPSBG's list
   */
  sawList(isos: readonly (Iso | null)[], at: number, complete = true): void {
    const news = new Map<number, Watched>();
    const ids = new Set<number>();
    for (const iso of isos) {
      if (!iso || ids.has(iso.id)) continue;
      ids.add(iso.id);
      this.#note(news, iso, at, true);
    }
    // An unreadable entry may be any of those missing.
    const whole = complete && !isos.includes(null);
    for (const [id, watched] of this.#watched) {
      const series = this.#series.get(id);
      if (!watched.listed || ids.has(id) || !series || series.lastAt >= at) continue;
      const download: Download = { ...watched.download, missingFrom: whole ? 'list' : 'part' };
      news.set(id, { ...watched, download });
    }
    const turned = whole !== this.#wholeList;
    this.#wholeList = whole;
    this.#learn(news, turned);
  }

  /** ISOs that the newest list lacks and that nothing says are gone. */
  missing(): Iso[] {
    return [...this.#watched.values()].flatMap(({ download, dismissed }) => {
      const { iso, missingFrom, vanished } = download;
      return missingFrom === null || vanished || dismissed || iso.status === 'deleted' ? [] : [iso];
    });
  }

  /** Notes that the provider no longer knows an ISO. */
  missed(id: number): void {
    const watched = this.#watched.get(id);
    if (watched) this.#learn(new Map([[id, vanished(watched)]]));
  }

  /** Puts away the row of an ISO that is gone or no longer listed. */
  dismiss(id: number): void {
    const watched = this.#watched.get(id);
    if (watched) this.#learn(new Map([[id, { ...watched, dismissed: true }]]));
  }

  /** As if nothing had been seen. */
  forget(): void {
    this.#series.clear();
    this.#wholeList = undefined;
    if (this.#watched.size > 0) this.#tell(new Map());
  }

  #note(news: Map<number, Watched>, iso: Iso, at: number, listed: boolean): void {
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
    const known = this.#watched.get(iso.id);
    const missingFrom = listed ? null : (known?.download.missingFrom ?? null);
    const stays = iso.status === 'deleted' || missingFrom !== null;
    news.set(iso.id, {
      download: { ...downloadOf(iso, series), missingFrom },
      listed: listed || (known?.listed ?? false),
      dismissed: stays && (known?.dismissed ?? false),
    });
  }

  /** Takes over what is news of `news`; tells when anything was, or `always`. */
  #learn(news: Map<number, Watched>, always = false): void {
    for (const [id, watched] of news) {
      const known = this.#watched.get(id);
      if (known && isEqual(known, watched)) news.delete(id);
    }
    if (news.size > 0 || always) this.#tell(new Map([...this.#watched, ...news]));
  }

  #tell(watched: ReadonlyMap<number, Watched>): void {
    this.#watched = watched;
    this.tell(() => {
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

function vanished(watched: Watched): Watched {
  return { ...watched, download: { ...watched.download, vanished: true } };
}

/** The tab's own. It tells together with the queries that feed it, so that one answer is drawn once. */
export const observations = new Observations(notifyManager.schedule);
onForget(() => observations.forget());
