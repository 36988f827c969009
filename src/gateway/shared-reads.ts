/** Reads of one kind, shared by everyone who asks for the same key at nearly the same time. */
export interface SharedReads<T> {
  /**
   * The outcome of `load` for this key: the one under way, or one that is still kept, or a new one. When the last of
   * those who wait for it has gone, the load is aborted at once. Two loads of one key never begin within `restMs`.
   *
   * @throws the reason of `signal` when it fires first, else whatever `load` throws
   */
  read(key: string, load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Whether a read of this key costs no load of its own. */
  has(key: string): boolean;
}

interface Read<T> {
  outcome: Promise<T>;
  abort: AbortController;
  waiting: number;
}

interface SharingOptions<T> {
  /** How long a key rests after a load of it began; ms. */
  restMs?: number;
  /** How long an outcome is given out again, from the moment it was complete, ms: `restMs` at least, or `null` not at all. */
  keepMs?: (key: string, outcome: T) => number | null;
  /** So many outcomes are kept at most; the oldest go first. */
  maxKept?: number;
}

/**
 * Single flight and a micro-cache. Outcomes are kept as `keepMs` says; a load that throws is not kept.
 */
export function createSharedReads<T>({
  restMs = 2_000,
  keepMs = () => restMs,
  maxKept = 100,
}: SharingOptions<T> = {}): SharedReads<T> {
  const underWay = new Map<string, Read<T>>();
  const kept = new Map<string, T>();
  /** Keys whose last load began within `restMs`, and when they may be loaded again: an abort ends a load, not the rest. */
  const resting = new Map<string, Promise<void>>();

  function keep(key: string, outcome: T): void {
    const ms = keepMs(key, outcome);
    if (ms === null) return;
    const [oldest] = kept.keys();
    if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
    kept.set(key, outcome);
    setTimeout(
      () => {
        if (kept.get(key) === outcome) kept.delete(key);
      },
      Math.max(restMs, ms),
    ).unref();
  }

  function begin(key: string, load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const rested = resting.get(key);
    if (rested) {
      return rested.then(() => {
        signal.throwIfAborted();
        return begin(key, load, signal);
      });
    }
    const rest = new Promise<void>((resolve) => {
      setTimeout(() => {
        resting.delete(key);
        resolve();
      }, restMs).unref();
    });
    resting.set(key, rest);
    return load(signal);
  }

  function start(key: string, load: (signal: AbortSignal) => Promise<T>): Read<T> {
    const abort = new AbortController();
    const outcome = begin(key, load, abort.signal);
    const read: Read<T> = { abort, waiting: 0, outcome };
    const forget = () => {
      if (underWay.get(key) === read) underWay.delete(key);
    };
    underWay.set(key, read);
    outcome.then(
      (value) => {
        forget();
        if (!abort.signal.aborted) keep(key, value);
      },
      // Those who wait have the rejection too; here it only must not go unhandled.
      forget,
    );
    return read;
  }

  return {
    has: (key) => kept.has(key) || underWay.has(key),
    read(key, load, signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const outcome = kept.get(key);
      if (outcome !== undefined) return Promise.resolve(outcome);
      const read = underWay.get(key) ?? start(key, load);
      read.waiting += 1;
      return new Promise<T>((resolve, reject) => {
        const leave = () => {
          reject(signal.reason);
          read.waiting -= 1;
          if (read.waiting > 0) return;
          // Whoever comes next must not join a read that is being given up.
          if (underWay.get(key) === read) underWay.delete(key);
          read.abort.abort();
        };
        signal.addEventListener('abort', leave, { once: true });
        read.outcome.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
      });
    },
  };
}
