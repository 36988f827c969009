/** A value, and how long it still lasts, ms. */
export interface Kept {
  value: string;
  ms: number;
}

/** One entry of a sliding window, and how long ago it was made, ms. */
export interface Entry {
  entry: string;
  ageMs: number;
}

/**
 * What the replicas of one gateway know together: values that end by themselves, claims that one replica has, entries of
 * the last minute, counters. In one process it is memory, else a Valkey or Redis (`STATE_URL`). Keys are plain text
 * without API keys; times are ms on the state's own clock, so the replicas' clocks do not matter.
 *
 * Each operation is atomic. It throws `StateDown` where the state does not respond in time.
 */
export interface SharedState {
  /** Whether this process is alone by configuration: what it caches itself is then all there is. */
  readonly local: boolean;
  /** Whether operations are tried now. */
  readonly up: boolean;
  /** How many replicas there are, this one included, as far as is known. */
  readonly replicas: number;
  /** The values, in the order of the keys. */
  get(keys: readonly string[]): Promise<(Kept | undefined)[]>;
  set(key: string, value: string, ms: number): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
  /** Sets a value unless the key has one. @returns the existing value; `undefined` when the claim succeeded */
  claim(key: string, value: string, ms: number): Promise<Kept | undefined>;
  /** Gives a claim another time to last; 0 ends it. @returns `false` where the key has another value or none */
  extend(key: string, value: string, ms: number): Promise<boolean>;
  /** Sets values, provided that this claim still stands. @returns whether it did */
  commit(
    claim: { key: string; value: string },
    values: readonly (Kept & { key: string })[],
  ): Promise<boolean>;
  /**
   * Adds an entry to a window, provided that the window has fewer than `max`. An entry that is there already is made
   * new. With `max` 0 it only reads.
   *
   * @returns whether it was added, and all entries of the last `windowMs`, oldest first
   */
  enter(
    key: string,
    entry: string,
    limits: { windowMs: number; max: number },
  ): Promise<{ entered: boolean; entries: Entry[] }>;
  /** Takes an entry out of a window. */
  leave(key: string, entry: string): Promise<void>;
  /**
   * Counts one of at most `limit` requests in each minute that begins with the first.
   *
   * @returns how long to wait, ms; 0 where the request is within the limit
   */
  count(key: string, limit: number): Promise<number>;
  close(): Promise<void>;
}

/** The state did not do what was required, or not in time. Nothing is known of what it did. */
export class StateDown extends Error {
  override readonly name = 'StateDown';
}

/** So many replicas share a limit without knowing of each other's calls: one, unless their state is lost. */
export function sharers(state: SharedState | undefined): number {
  return state && !state.up ? state.replicas : 1;
}
