import { randomUUID } from 'node:crypto';
import { NO_LOG, type Log } from '../log.ts';
import { StateDown, type Entry, type Kept, type SharedState } from './shared-state.ts';

/** What one operation may take, ms. */
const BUDGET_MS = 50;
/** Without a reply in time for so long, the state is down; until then only what was late goes without it; ms. */
const SLOW_MS = 200;
/** How often a replica shows that it is there, or tries whether the state is back; ms. */
const HEARTBEAT_MS = 1_000;
/** Without a heartbeat for so long, a replica does not count; ms. */
const REPLICA_MS = 10_000;

const REPLICAS = 'replicas';

interface GuardOptions {
  /** Takes an entry when the state is lost, and one when it is back. */
  log?: Pick<Log, 'info' | 'warn'>;
  /** Counts each operation that failed, by its name. */
  onError?: (operation: string) => void;
  /** Why there is no connection, where that is known. */
  cause?: () => unknown;
  budgetMs?: number;
  heartbeatMs?: number;
}

/**
 * Bounds each operation of a state in time. After one that fails, the state is down: everything fails at once, so that
 * nothing waits, until a heartbeat comes through again.
 */
export class GuardedState implements SharedState {
  readonly local = false;
  /** Of this replica, new at every start. */
  readonly #id = randomUUID();
  readonly #state: SharedState;
  readonly #options: Required<GuardOptions>;
  readonly #timer: NodeJS.Timeout;
  #up = true;
  #lostAt = 0;
  #replicas = 1;
  /** When the first of the operations in a row was late, ms; absent after a reply in time. */
  #lateSince: number | undefined;
  #beating: Promise<void> | undefined;

  constructor(
    state: SharedState,
    {
      log = NO_LOG,
      onError = () => {},
      cause = () => undefined,
      budgetMs = BUDGET_MS,
      heartbeatMs = HEARTBEAT_MS,
    }: GuardOptions = {},
  ) {
    this.#state = state;
    this.#options = { log, onError, cause, budgetMs, heartbeatMs };
    this.#timer = setInterval(() => void this.beat(), heartbeatMs).unref();
  }

  get up(): boolean {
    return this.#up;
  }

  get replicas(): number {
    return this.#replicas;
  }

  /** Shows that this replica is there, and counts them. Never throws. */
  beat(): Promise<void> {
    this.#beating ??= this.#beat().finally(() => {
      this.#beating = undefined;
    });
    return this.#beating;
  }

  get(keys: readonly string[]): Promise<(Kept | undefined)[]> {
    return this.#run('get', () => this.#state.get(keys));
  }

  set(key: string, value: string, ms: number): Promise<void> {
    return this.#run('set', () => this.#state.set(key, value, ms));
  }

  drop(keys: readonly string[]): Promise<void> {
    return this.#run('drop', () => this.#state.drop(keys));
  }

  claim(key: string, value: string, ms: number): Promise<Kept | undefined> {
    return this.#run('claim', () => this.#state.claim(key, value, ms));
  }

  extend(key: string, value: string, ms: number): Promise<boolean> {
    return this.#run('extend', () => this.#state.extend(key, value, ms));
  }

  commit(
    claim: { key: string; value: string },
    values: readonly (Kept & { key: string })[],
  ): Promise<boolean> {
    return this.#run('commit', () => this.#state.commit(claim, values));
  }

  enter(
    key: string,
    entry: string,
    limits: { windowMs: number; max: number },
  ): Promise<{ entered: boolean; entries: Entry[] }> {
    return this.#run('enter', () => this.#state.enter(key, entry, limits));
  }

  leave(key: string, entry: string): Promise<void> {
    return this.#run('leave', () => this.#state.leave(key, entry));
  }

  count(key: string, limit: number): Promise<number> {
    return this.#run('count', () => this.#state.count(key, limit));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.leave(REPLICAS, this.#id).catch(() => {});
    await this.#state.close();
  }

  async #beat(): Promise<void> {
    const limits = { windowMs: REPLICA_MS, max: Number.MAX_SAFE_INTEGER };
    const beat = this.#state.enter(REPLICAS, this.#id, limits);
    try {
      const { entries } = await within(beat, this.#options.budgetMs);
      this.#replicas = Math.max(1, entries.length);
      this.#lateSince = undefined;
      if (this.#up) return;
      this.#up = true;
      const seconds = Math.round((performance.now() - this.#lostAt) / 1_000);
      this.#options.log.info({ seconds, replicas: this.#replicas }, 'shared state is back');
    } catch (error) {
      this.#lost('heartbeat', error);
      // One at a time: a state that is frozen is not sent more and more.
      await beat.then(
        () => {},
        () => {},
      );
    }
  }

  async #run<T>(operation: string, run: () => Promise<T>): Promise<T> {
    if (!this.#up) throw new StateDown();
    try {
      const reply = await within(run(), this.#options.budgetMs);
      this.#lateSince = undefined;
      return reply;
    } catch (error) {
      this.#lost(operation, error);
      throw new StateDown();
    }
  }

  #lost(operation: string, error: unknown): void {
    this.#options.onError(operation);
    const now = performance.now();
    this.#lateSince ??= now;
    if (!this.#up || (error instanceof StateDown && now - this.#lateSince < SLOW_MS)) return;
    this.#up = false;
    this.#lostAt = now;
    const reason = reasonOf(this.#options.cause() ?? error);
    const entry = { operation, reason, replicas: this.#replicas };
    this.#options.log.warn(entry, 'shared state is lost: this process goes on with its share of each limit');
  }
}

/** @throws StateDown when it takes longer than so many ms */
function within<T>(operation: Promise<T>, ms: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const late = () => reject(new StateDown(`no reply within ${ms} ms`));
    const startedAt = performance.now();
    let timer = setTimeout(() => {
      // A timer that is late itself shows that this process could not run: the reply has had no time either.
      if (performance.now() - startedAt < 1.5 * ms) late();
      else timer = setTimeout(() => setImmediate(late), ms);
    }, ms);
    operation.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Without the address, and so without the password that stands in it. */
function reasonOf(error: unknown): string {
  if (error instanceof StateDown) return error.message;
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // An error reply of the server begins with its code: `NOPERM`, `OOM`, `READONLY`.
  return code ?? /^[A-Z]{2,20}(?= )/.exec(error.message)?.[0] ?? error.constructor.name;
}
