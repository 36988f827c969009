/** Calls on one path since the start. Times are real ms since the epoch. */
export interface PathLog {
  path: string;
  count: number;
  /** The latest 1,000. */
  times: number[];
  /** Requests the client gave up. */
  aborted: number;
  /** Requests in progress now. */
  open: number;
}

const KEPT = 1_000;

/** What was requested of the providers, so that tests can hold call budgets. */
export class RequestLog {
  readonly #paths = new Map<string, PathLog>();
  /** Requests above the rate limit. */
  limited = 0;
  /** Requests that followed a redirect, and how many of them carried the key along. */
  readonly elsewhere = { count: 0, withAuthorization: 0 };

  /** Notes a request and returns what to call when it is over. */
  begin(path: string): (aborted: boolean) => void {
    const log = this.#paths.get(path) ?? none(path);
    this.#paths.set(path, log);
    log.count += 1;
    log.open += 1;
    log.times.push(Date.now());
    if (log.times.length > KEPT) log.times.shift();
    return (aborted) => {
      log.open -= 1;
      if (aborted) log.aborted += 1;
    };
  }

  of(path: string): PathLog {
    return this.#paths.get(path) ?? none(path);
  }

  all(): PathLog[] {
    return [...this.#paths.values()];
  }
}

function none(path: string): PathLog {
  return { path, count: 0, times: [], aborted: 0, open: 0 };
}
