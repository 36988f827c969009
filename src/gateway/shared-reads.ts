import { createByteBudget, type ByteBudget } from './byte-budget.ts';

/** For the outcomes of all reads that share a budget. */
export const KEPT_BYTES = 32 * 1024 * 1024;

/** Reads of one kind, shared by everyone who requests the same key at nearly the same time. */
export interface SharedReads<T> {
  /**
   * The outcome of `load` for this key: the one in progress, or one that is still cached, or a new one. When the last of
   * those who wait for it has gone, the load is aborted at once. Two loads of one key never begin within `restMs`.
   *
   * @throws the reason of `signal` when it fires first, else whatever `load` throws
   */
  read(key: string, load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Whether a read of this key costs no load of its own. */
  has(key: string): boolean;
  /**
   * Drops what is known of this key, or of every key: the next read loads anew, at once. A load in progress still serves
   * those who wait for it, but nobody else: what it brings may be older than what made this necessary.
   */
  renew(key?: string): void;
}

interface Read<T> {
  outcome: Promise<T>;
  abort: AbortController;
  waiting: number;
}

interface Cached<T> {
  outcome: T;
  /** Ends its time. */
  timer: NodeJS.Timeout;
  /** Gives its bytes back. */
  release?: () => void;
}

interface SharingOptions<T> {
  /** How long a key rests after a load of it began; ms. A function is called when a load begins. */
  restMs?: number | (() => number);
  /** How long an outcome is given out again, from the moment it was complete, ms: `restMs` at least, or `null` not at all. */
  cacheMs?: (key: string, outcome: T) => number | null;
  /** So many outcomes are cached at most; the oldest go first. */
  maxCached?: number;
  /** What an outcome takes in memory. */
  bytesOf?: (outcome: T) => number;
  /** What all cached outcomes may take, here and wherever else it is used. */
  budget?: ByteBudget;
}

/**
 * Single flight and a micro-cache. Outcomes are cached for `cacheMs`; a load that throws is not cached.
 */
export function createSharedReads<T>({
  restMs = 2_000,
  cacheMs = () => 0,
  maxCached = 100,
  bytesOf = () => 0,
  budget = createByteBudget(KEPT_BYTES),
}: SharingOptions<T> = {}): SharedReads<T> {
  const rest = typeof restMs === 'number' ? () => restMs : restMs;
  const inProgress = new Map<string, Read<T>>();
  const cache = new Map<string, Cached<T>>();
  /** Keys whose last load began within `restMs`, and when they may be loaded again: an abort ends a load, not the rest. */
  const resting = new Map<string, Promise<void>>();

  function keep(key: string, outcome: T): void {
    forget(key);
    const ms = cacheMs(key, outcome);
    if (ms === null) return;
    const [oldest] = cache.keys();
    if (cache.size >= maxCached && oldest !== undefined) forget(oldest);
    const timer = setTimeout(() => forget(key), Math.max(rest(), ms)).unref();
    cache.set(key, { outcome, timer });
    const release = budget.hold(bytesOf(outcome), () => forget(key));
    const entry = cache.get(key);
    if (entry) entry.release = release;
  }

  function forget(key: string): void {
    const entry = cache.get(key);
    if (!entry) return;
    cache.delete(key);
    clearTimeout(entry.timer);
    entry.release?.();
  }

  function begin(key: string, load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const rested = resting.get(key);
    if (rested) {
      return rested.then(() => {
        signal.throwIfAborted();
        return begin(key, load, signal);
      });
    }
    const over = new Promise<void>((resolve) => {
      setTimeout(() => {
        if (resting.get(key) === over) resting.delete(key);
        resolve();
      }, rest()).unref();
    });
    resting.set(key, over);
    return load(signal);
  }

  function start(key: string, load: (signal: AbortSignal) => Promise<T>): Read<T> {
    const abort = new AbortController();
    const outcome = begin(key, load, abort.signal);
    const read: Read<T> = { abort, waiting: 0, outcome };
    const end = () => {
      const isNewest = inProgress.get(key) === read;
      if (isNewest) inProgress.delete(key);
      return isNewest;
    };
    inProgress.set(key, read);
    outcome.then(
      (value) => {
        if (end() && !abort.signal.aborted) keep(key, value);
      },
      // Those who wait have the rejection too; here it only must not go unhandled.
      end,
    );
    return read;
  }

  return {
    has: (key) => cache.has(key) || inProgress.has(key),
    renew(key) {
      const keys = key === undefined ? [...cache.keys(), ...inProgress.keys(), ...resting.keys()] : [key];
      for (const each of keys) {
        forget(each);
        inProgress.delete(each);
        resting.delete(each);
      }
    },
    read(key, load, signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const known = cache.get(key);
      if (known) return Promise.resolve(known.outcome);
      const read = inProgress.get(key) ?? start(key, load);
      read.waiting += 1;
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          reject(signal.reason);
          read.waiting -= 1;
          if (read.waiting > 0) return;
          // Whoever comes next must not join a read that is being given up.
          if (inProgress.get(key) === read) inProgress.delete(key);
          read.abort.abort();
        };
        signal.addEventListener('abort', leave, { once: true });
        read.outcome.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
      });
    },
  };
}
