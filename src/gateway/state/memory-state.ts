import { RequestCounter } from './request-counter.ts';
import type { Entry, Kept, SharedState } from './shared-state.ts';

/** So many values are kept at most; then the oldest goes. */
const MAX_VALUES = 100_000;

/** The state of one process alone. */
export class MemoryState implements SharedState {
  readonly local: boolean = true;
  readonly up: boolean = true;
  readonly replicas: number = 1;
  readonly #clock: () => number;
  readonly #values = new Map<string, { value: string; endsAt: number }>();
  readonly #windows = new Map<string, Map<string, number>>();
  readonly #counter: RequestCounter;
  #sweepAt = 0;

  /** @param clock ms on a clock that never steps back */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#counter = new RequestCounter(clock);
  }

  get(keys: readonly string[]): Promise<(Kept | undefined)[]> {
    return Promise.resolve(keys.map((key) => this.#get(key)));
  }

  set(key: string, value: string, ms: number): Promise<void> {
    this.#set(key, value, ms);
    return Promise.resolve();
  }

  drop(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#values.delete(key);
    return Promise.resolve();
  }

  claim(key: string, value: string, ms: number): Promise<Kept | undefined> {
    const known = this.#get(key);
    if (!known) this.#set(key, value, ms);
    return Promise.resolve(known);
  }

  extend(key: string, value: string, ms: number): Promise<boolean> {
    const stands = this.#get(key)?.value === value;
    if (stands) this.#set(key, value, ms);
    return Promise.resolve(stands);
  }

  commit(
    claim: { key: string; value: string },
    values: readonly (Kept & { key: string })[],
  ): Promise<boolean> {
    const stands = this.#get(claim.key)?.value === claim.value;
    if (stands) for (const { key, value, ms } of values) this.#set(key, value, ms);
    return Promise.resolve(stands);
  }

  enter(
    key: string,
    entry: string,
    { windowMs, max }: { windowMs: number; max: number },
  ): Promise<{ entered: boolean; entries: Entry[] }> {
    const now = this.#clock();
    const window = this.#windows.get(key) ?? new Map<string, number>();
    for (const [known, at] of window) if (at <= now - windowMs) window.delete(known);
    const entered = window.size < max;
    if (entered) {
      window.delete(entry);
      window.set(entry, now);
      this.#windows.set(key, window);
    }
    const entries = Array.from(window, ([known, at]) => ({ entry: known, ageMs: now - at }));
    return Promise.resolve({ entered, entries });
  }

  leave(key: string, entry: string): Promise<void> {
    this.#windows.get(key)?.delete(entry);
    return Promise.resolve();
  }

  count(key: string, limit: number): Promise<number> {
    return Promise.resolve(this.#counter.take(key, limit));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #get(key: string): Kept | undefined {
    const known = this.#values.get(key);
    const ms = known ? known.endsAt - this.#clock() : 0;
    if (known && ms > 0) return { value: known.value, ms };
    this.#values.delete(key);
    return undefined;
  }

  #set(key: string, value: string, ms: number): void {
    const now = this.#clock();
    this.#values.delete(key);
    if (ms > 0) this.#values.set(key, { value, endsAt: now + ms });
    const [oldest] = this.#values.keys();
    if (this.#values.size > MAX_VALUES && oldest !== undefined) this.#values.delete(oldest);
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + 60_000;
    for (const [each, { endsAt }] of this.#values) if (endsAt <= now) this.#values.delete(each);
  }
}
