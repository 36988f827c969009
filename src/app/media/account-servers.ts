import type { QueryClient } from '@tanstack/react-query';
import { RETRIED } from '../../contracts/gateway/upstream-words.ts';
import { hasMoreAfter, nextCursorOf, type Vps, type VpsList } from '../../contracts/hostup/vps-list.ts';
import { detailFor } from '../http/audience.ts';
import { RequestError } from '../http/errors.ts';
import { onForget } from '../http/forget.ts';
import { monotonicNow } from '../http/monotonic.ts';
import { problemDetail } from '../http/problem-detail.ts';
import * as m from './messages/search.en.ts';
import { vpsListQuery } from './queries.ts';

/** What was read of the account's servers, from the first page on. */
export interface ServersRead {
  /** Those that can be read, each id once. */
  servers: readonly Vps[];
  /** Rows that cannot be read. */
  unreadable: number;
  /** Both together. */
  rows: number;
  /** Whether these are all servers of the account. */
  whole: boolean;
  /** `waiting`: until HostUp's rate limit takes another request. */
  state: 'idle' | 'reading' | 'waiting' | 'stopped';
  /** Why reading stopped by itself, as a sentence. */
  problem: string | null;
}

const NOTHING_READ: ServersRead = {
  servers: [],
  unreadable: 0,
  rows: 0,
  whole: false,
  state: 'idle',
  problem: null,
};

/** So many pages are read at one go; a person may have more read. */
const MAX_PAGES = 50;
/** Between two pages, so that other requests find room. */
const PAUSE_MS = 150;
/** What was read is searched again for so long; then the account is read anew. */
const GOOD_FOR_MS = 5 * 60_000;

interface Pages {
  /** One page, from the network or the cache. */
  read(cursor: string | undefined): Promise<VpsList>;
  /** One page, if it is cached. */
  cached(cursor: string | undefined): VpsList | undefined;
}

/**
 * The servers of the whole account, read page by page for a search: while somebody wants them, until the end, a stop, or
 * a failure. Everyone who searches shares them.
 */
export class AccountServers {
  readonly #listeners = new Set<() => void>();
  #read = NOTHING_READ;
  #cursor: string | undefined;
  #cursors = new Set<string>();
  /** Whether the last page led no further. */
  #ended = false;
  #begunAt = monotonicNow();
  #job: AbortController | undefined;
  #first: Promise<void> | undefined;
  #searchers = 0;

  constructor(private readonly pages: Pages) {}

  readonly current = (): ServersRead => this.#read;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Says that somebody searches; reading ends when the last of them calls what is returned. */
  readonly hold = (): (() => void) => {
    this.#searchers += 1;
    return () => {
      this.#searchers -= 1;
      if (this.#searchers === 0) this.#end('idle');
    };
  };

  /** Takes over the pages that are cached already; requests nothing. */
  takeCached(): void {
    this.#renew();
    for (let page = 0; page < MAX_PAGES && !this.#ended; page += 1) {
      const list = this.pages.cached(this.#cursor);
      if (!list || !this.#add(list)) return;
    }
  }

  /** Reads the first page, if none was read yet: most accounts have no other. */
  readFirst(): Promise<void> {
    if (this.#job || this.#ended || this.#read.rows > 0) return Promise.resolve();
    this.#first ??= this.#readFirst();
    return this.#first;
  }

  async #readFirst(): Promise<void> {
    try {
      this.#add(await this.pages.read(undefined));
    } catch (error) {
      this.#tell({ problem: wordsOf(error) });
    }
    this.#first = undefined;
  }

  /** Reads on from where reading ended. */
  start(): void {
    this.#renew();
    if (this.#job || this.#read.whole) return;
    if (this.#ended) this.#reset();
    const job = new AbortController();
    this.#job = job;
    void this.#readOn(job.signal);
  }

  /** Reads no further page. */
  stop(): void {
    this.#end('stopped');
  }

  #end(state: 'idle' | 'stopped'): void {
    if (!this.#job) return;
    this.#job.abort();
    this.#job = undefined;
    this.#tell({ state });
  }

  #renew(): void {
    if (this.#job || monotonicNow() - this.#begunAt < GOOD_FOR_MS) return;
    this.#reset();
  }

  #reset(): void {
    this.#begunAt = monotonicNow();
    this.#cursor = undefined;
    this.#cursors = new Set();
    this.#ended = false;
    this.#tell(NOTHING_READ);
  }

  async #readOn(signal: AbortSignal): Promise<void> {
    this.#tell({ state: 'reading', problem: null });
    await this.#first;
    let problem: string | null = m.pageLimit({ pages: MAX_PAGES });
    for (let page = 0; page < MAX_PAGES && !this.#ended; page += 1) {
      try {
        // One after the other: each page names the next.
        // eslint-disable-next-line no-await-in-loop
        const list = await this.pages.read(this.#cursor);
        if (signal.aborted) return;
        if (!this.#add(list)) {
          problem = this.#read.problem;
          break;
        }
      } catch (error) {
        if (signal.aborted) return;
        const wait =
          error instanceof RequestError && error.kind === 'rate-limited' ? error.retryAt : undefined;
        if (wait === undefined) {
          problem = wordsOf(error);
          // A cursor that is refused leads nowhere: the next start begins with the first page.
          if (error instanceof RequestError && error.kind === 'rejected') this.#reset();
          break;
        }
        this.#tell({ state: 'waiting' });
        // eslint-disable-next-line no-await-in-loop
        await pause(wait - monotonicNow(), signal);
        if (signal.aborted) return;
        this.#tell({ state: 'reading' });
      }
      // eslint-disable-next-line no-await-in-loop
      await pause(PAUSE_MS, signal);
      if (signal.aborted) return;
    }
    this.#job = undefined;
    this.#tell({ state: this.#read.whole ? 'idle' : 'stopped', problem: this.#read.whole ? null : problem });
  }

  /** Takes a page. @returns whether another one follows that can be read */
  #add(list: VpsList): boolean {
    const servers = new Map(this.#read.servers.map((vps) => [vps.id, vps]));
    for (const vps of list.data) if (vps) servers.set(vps.id, vps);
    const next = nextCursorOf(list);
    const leads = next !== null && !this.#cursors.has(next);
    const whole = !hasMoreAfter(list);
    if (leads) {
      this.#cursors.add(next);
      this.#cursor = next;
    }
    this.#ended = !leads;
    const unreadable = this.#read.unreadable + list.data.filter((vps) => vps === null).length;
    this.#tell({
      servers: [...servers.values()],
      unreadable,
      rows: servers.size + unreadable,
      whole,
      problem: leads || whole ? null : m.noNextPage(),
    });
    return leads;
  }

  #tell(news: Partial<ServersRead>): void {
    this.#read = { ...this.#read, ...news };
    for (const listener of this.#listeners) listener();
  }
}

/** Nothing is read on by itself. */
function wordsOf(error: unknown): string {
  if (error instanceof RequestError && error.problem && error.limitedBy === undefined)
    return detailFor(
      error.kind,
      // In English these are the words of the gateway, for reads that are polled.
      problemDetail(error.problem, error.provider, 'once').replace(` ${RETRIED}`, ''),
    );
  return error instanceof Error ? error.message : m.notRead();
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, Math.max(0, ms));
    signal.addEventListener('abort', end, { once: true });
  });
}

let known = new WeakMap<QueryClient, AccountServers>();
onForget(() => {
  known = new WeakMap();
});

/** The servers that this cache's pages are read into. */
export function accountServers(queryClient: QueryClient): AccountServers {
  let servers = known.get(queryClient);
  if (!servers) {
    servers = new AccountServers({
      read: async (cursor) =>
        (await queryClient.fetchQuery({ ...vpsListQuery({ cursor }), staleTime: GOOD_FOR_MS })).body,
      cached: (cursor) => queryClient.getQueryData(vpsListQuery({ cursor }).queryKey)?.body,
    });
    known.set(queryClient, servers);
  }
  return servers;
}
