/** Reads of one kind, shared by everyone who asks for the same key at nearly the same time. */
export interface SharedReads<T> {
  /**
   * The outcome of `load` for this key: the one under way, or one that ended less than `keepMs` ago, or a new one.
   * When the last of those who wait for it has gone, the load is aborted at once.
   *
   * @throws the reason of `signal` when it fires first, else whatever `load` throws
   */
  read(key: string, load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Read<T> {
  outcome: Promise<T>;
  abort: AbortController;
  waiting: number;
}

/**
 * Single flight and a micro-cache. Outcomes are kept whatever they say; a load that throws is not kept.
 *
 * @param keepMs how long an outcome is given out again, from the moment it was complete
 * @param maxKept how many outcomes are kept at most; the oldest go first
 */
export function createSharedReads<T>(keepMs = 2_000, maxKept = 100): SharedReads<T> {
  const underWay = new Map<string, Read<T>>();
  const kept = new Map<string, T>();

  function keep(key: string, outcome: T): void {
    const [oldest] = kept.keys();
    if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
    kept.set(key, outcome);
    setTimeout(() => {
      if (kept.get(key) === outcome) kept.delete(key);
    }, keepMs).unref();
  }

  function start(key: string, load: (signal: AbortSignal) => Promise<T>): Read<T> {
    const abort = new AbortController();
    const read: Read<T> = { abort, waiting: 0, outcome: load(abort.signal) };
    const forget = () => {
      if (underWay.get(key) === read) underWay.delete(key);
    };
    underWay.set(key, read);
    read.outcome.then(
      (outcome) => {
        forget();
        if (!abort.signal.aborted) keep(key, outcome);
      },
      // Those who wait have the rejection too; here it only must not go unhandled.
      forget,
    );
    return read;
  }

  return {
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
          underWay.delete(key);
          read.abort.abort();
        };
        signal.addEventListener('abort', leave, { once: true });
        read.outcome.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
      });
    },
  };
}
