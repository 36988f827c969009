import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { ASSUMED_RATE_LIMIT_WINDOW_MS } from '../../contracts/assumptions.ts';
import type { ProviderLimits } from '../provider-limits.ts';
import { hashOf } from './names.ts';
import { failureRecord, parse } from './outcome-record.ts';
import { StateDown, type Entry, type Kept, type SharedState } from './shared-state.ts';

const LIMIT_MS = 60 * 60_000;

const holdRecord = v.object({
  reason: v.object({ path: v.string(), failure: failureRecord }),
  /** Whether one request a minute finds out when it is over. */
  probes: v.boolean(),
});
const callRecord = v.tuple([v.string(), v.nullable(v.string()), v.string()]);

/**
 * The rate limit of one key of a provider, as all replicas know it together: the waits that one of them was given, the
 * calls of the last minute, and the limit. Every method throws `StateDown` unless it says otherwise.
 */
export class SharedLimits {
  readonly #state: SharedState;
  readonly #namespace: string;
  readonly #limits: ProviderLimits;

  /** @param names what the limit belongs to, with the API key: it is hashed */
  constructor(state: SharedState, names: readonly string[], limits: ProviderLimits) {
    this.#state = state;
    this.#namespace = `{${hashOf(names.join('\0'))}}`;
    this.#limits = limits;
  }

  /** The name of a key of the state. */
  key(kind: string, path?: string): string {
    return `${this.#namespace}:${kind}${path === undefined ? '' : `:${hashOf(path)}`}`;
  }

  limitKey(path: string): string {
    return this.key('limit', this.#limits.nameOf(path));
  }

  /** Where the waits of the key and of this path are. */
  holdKeys(path: string): [key: string, path: string] {
    return [this.key('hold', this.#limits.nameOf(path)), this.key('wait', path)];
  }

  /** Takes over the waits at `holdKeys`. Only ever closes: a state that was emptied opens nothing. Never throws. */
  adoptHolds(path: string, key: Kept | undefined, ofPath: Kept | undefined): void {
    this.#adoptHold(path, 'key', key);
    this.#adoptHold(path, 'path', ofPath);
  }

  /** Takes over the calls of the last minute, and the limit that stands at `limitKey`. */
  async adoptCalls(path: string, limit: () => Promise<Kept | undefined>): Promise<void> {
    const [kept, { entries }] = await Promise.all([limit(), this.#calls(path, '', 0)]);
    this.#limits.of(path).pace.adopt(entries.flatMap(callOf), Number(kept?.value ?? Infinity));
  }

  /** Takes over all of it. */
  async look(path: string): Promise<void> {
    const names = [...this.holdKeys(path), this.limitKey(path)];
    const values = this.#state.get(names);
    await this.adoptCalls(path, async () => (await values)[2]);
    const [key, ofPath] = await values;
    this.adoptHolds(path, key, ofPath);
  }

  /**
   * Counts a call that is about to be made.
   *
   * @param person a hash of who it is for
   * @param max in a minute
   * @returns `false` where others took the last ones of this minute
   */
  async enter(path: string, person: string | undefined, max: number): Promise<boolean> {
    const call = JSON.stringify([path, person ?? null, randomUUID()]);
    return (await this.#calls(path, call, max)).entered;
  }

  /** Shares the waits that a response required. */
  async shareHolds(path: string): Promise<void> {
    const { holds } = this.#limits.of(path);
    const [key, ofPath] = this.holdKeys(path);
    const waits = [
      { name: key, hold: holds.key },
      { name: ofPath, hold: holds.ofPath(path) },
    ];
    for (const { name, hold } of waits) {
      if (!hold?.reason || hold.remaining <= 0) continue;
      const { reason, probes } = hold;
      await this.#state.set(name, JSON.stringify({ reason, probes }), hold.remaining);
    }
  }

  /** The limit as a response stated it, to be written. Never throws. */
  statedLimit(path: string): (Kept & { key: string })[] {
    const { limit } = this.#limits.of(path).pace;
    return limit === Infinity ? [] : [{ key: this.limitKey(path), value: String(limit), ms: LIMIT_MS }];
  }

  /** Shares the limit as a response stated it. */
  async shareLimit(path: string): Promise<void> {
    for (const { key, value, ms } of this.statedLimit(path)) await this.#state.set(key, value, ms);
  }

  #calls(path: string, call: string, max: number) {
    const windowMs = ASSUMED_RATE_LIMIT_WINDOW_MS;
    return this.#state.enter(this.key('calls', this.#limits.nameOf(path)), call, { windowMs, max });
  }

  #adoptHold(path: string, of: 'key' | 'path', kept: Kept | undefined): void {
    const hold = kept && parse(kept.value, holdRecord);
    if (!kept || !hold) return;
    const { holds } = this.#limits.of(path);
    const known = (of === 'key' ? holds.key : holds.ofPath(path))?.remaining ?? 0;
    if (kept.ms <= known + 1_000) return;
    holds.close(path, { [of]: hold.probes ? 'probe' : kept.ms, reason: hold.reason });
  }
}

/** Does what only others have a use for: without the state it is not done. */
export async function unlessDown(operation: () => Promise<unknown>): Promise<void> {
  try {
    await operation();
  } catch (error) {
    if (!(error instanceof StateDown)) throw error;
  }
}

function callOf({ entry, ageMs }: Entry) {
  const call = parse(entry, callRecord);
  return call ? [{ resource: call[0], person: call[1] ?? undefined, ageMs }] : [];
}
