import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { ASSUMED_RATE_LIMIT_WINDOW_MS } from '../../contracts/assumptions.ts';
import type { Failure } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { ProviderLimits } from '../provider-limits.ts';
import { hashOf } from './names.ts';
import { failureRecord, parse, readOutcome, writeOutcome } from './outcome-record.ts';
import { StateDown, type Entry, type Kept, type SharedState } from './shared-state.ts';

/** A lease of a replica that has crashed ends after so long; ms. One that loads prolongs it. */
const LEASE_MS = 3_000;
/** Two loads of one path never begin within this; ms. */
const REST_MS = 2_000;
/** How often a replica looks whether another has loaded; ms. */
const LOOK_MS = 25;
/** Longer than anything is cached, ms. */
const RENEWAL_MS = 10 * 60_000;
const LIMIT_MS = 60 * 60_000;
const MAX_PATHS = 1_000;

const holdRecord = v.object({
  reason: v.object({ path: v.string(), failure: failureRecord }),
  /** Whether one request a minute finds out when it is over. */
  probes: v.boolean(),
});
const callRecord = v.tuple([v.string(), v.nullable(v.string()), v.string()]);

/** One read that this process has no outcome of. */
interface ReplicatedRead {
  path: string;
  /** A hash of the person. */
  person: string | undefined;
  /** Whether it keeps to the pace. */
  paced: boolean;
  /** Why this process may not call the provider now. */
  mayLoad: () => Failure | undefined;
  /** Calls the provider. */
  load: () => Promise<Outcome>;
  abort: AbortSignal;
}

/**
 * The reads of one key of a provider, shared by all replicas: one of them loads, the others wait for what it brings; all
 * keep to one pace and one hold. What is under a key of the state is named by a hash of the API key.
 *
 * While the state is down, each replica goes on by itself.
 */
export class ReplicatedReads {
  readonly #state: SharedState;
  readonly #namespace: string;
  readonly #limits: ProviderLimits;
  readonly #cacheMs: (path: string, outcome: Outcome) => number | null;
  /** How long what another replica loaded lasts, ms; `null` for what must not be kept. */
  readonly #lasts = new WeakMap<Outcome, number | null>();
  /** The renewals of each path as they were last seen. */
  readonly #renewals = new Map<string, string>();

  /**
   * @param names what the reads belong to, with the API key
   * @param cacheMs how long an outcome that is loaded here lasts, ms; `null`: it is not kept
   */
  constructor(
    state: SharedState,
    names: readonly string[],
    {
      rateLimits,
      cacheMs,
    }: { rateLimits: ProviderLimits; cacheMs: (path: string, outcome: Outcome) => number | null },
  ) {
    this.#state = state;
    this.#namespace = `{${hashOf(names.join('\0'))}}`;
    this.#limits = rateLimits;
    this.#cacheMs = cacheMs;
  }

  /** How long an outcome may be kept here, where the replicas decided it. */
  lastsFor(outcome: Outcome): number | null | undefined {
    return this.#lasts.get(outcome);
  }

  /** Learns of waits that other replicas were given. @returns whether one of them renewed this path */
  async look(path: string): Promise<boolean> {
    if (!this.#state.up) return false;
    const names = [
      this.#key('renewed'),
      this.#key('renewed', path),
      this.#holdKey(path),
      this.#key('wait', path),
    ];
    try {
      const [all, own, key, paths] = await this.#state.get(names);
      this.#adoptHold(path, 'key', key);
      this.#adoptHold(path, 'path', paths);
      return this.#isRenewed(path, `${all?.value ?? ''} ${own?.value ?? ''}`);
    } catch (error) {
      if (error instanceof StateDown) return false;
      throw error;
    }
  }

  /** The outcome that a replica has, or what this one loads. */
  async read(read: ReplicatedRead): Promise<Outcome> {
    try {
      return await this.#shared(read);
    } catch (error) {
      if (!(error instanceof StateDown)) throw error;
      read.abort.throwIfAborted();
      const failure = read.mayLoad();
      return failure ? { ok: false, failure } : read.load();
    }
  }

  /** What is known of this path, or of every path, is loaded anew by all. */
  async renew(path?: string): Promise<void> {
    const stamp = randomUUID();
    try {
      await Promise.all([
        this.#state.set(this.#key('renewed', path), stamp, RENEWAL_MS),
        path !== undefined && this.#state.drop([this.#key('body', path), this.#key('lease', path)]),
      ]);
    } catch (error) {
      if (!(error instanceof StateDown)) throw error;
    }
  }

  async #shared(read: ReplicatedRead): Promise<Outcome> {
    const { path, person, paced, abort } = read;
    const lease = this.#key('lease', path);
    for (;;) {
      abort.throwIfAborted();
      // While this one waited, another may have loaded, or a wait may have come.
      const [known] = await Promise.all([this.#known(path), this.look(path)]);
      if (known) return known;
      const failure = read.mayLoad();
      if (failure) return { ok: false, failure };
      const token = randomUUID();
      const other = await this.#state.claim(lease, token, LEASE_MS);
      if (other) {
        await sleep(Math.min(LOOK_MS, other.ms + 1));
        continue;
      }
      const startedAt = performance.now();
      // Between the look and the claim another may have loaded.
      const late = await this.#known(path);
      if (late) {
        await this.#state.extend(lease, token, 0);
        return late;
      }
      const max = paced ? this.#limits.of(path).pace.allowed : Infinity;
      const call = JSON.stringify([path, person ?? null, token]);
      const { entered } = await this.#calls(path, call, max);
      if (!entered) {
        await this.#state.extend(lease, token, 0);
        // Others took the last calls of this minute: that is what it says now.
        continue;
      }
      return this.#load(read, { key: lease, value: token }, startedAt);
    }
  }

  /** Loads while it holds the lease, and shares what comes of it. */
  async #load(
    { path, load }: ReplicatedRead,
    lease: { key: string; value: string },
    startedAt: number,
  ): Promise<Outcome> {
    const prolong = () => void this.#state.extend(lease.key, lease.value, LEASE_MS).catch(() => {});
    const timer = setInterval(prolong, LEASE_MS / 3).unref();
    const end = async () => {
      clearInterval(timer);
      const restMs = Math.max(0, Math.ceil(startedAt + REST_MS - performance.now()));
      await this.#state.extend(lease.key, lease.value, restMs);
    };
    let outcome: Outcome;
    try {
      outcome = await load();
    } catch (error) {
      await end().catch(() => {});
      throw error;
    }
    try {
      if (!(await this.#share(path, outcome, lease))) this.#lasts.set(outcome, null);
      await end();
    } catch (error) {
      if (!(error instanceof StateDown)) throw error;
    } finally {
      clearInterval(timer);
    }
    return outcome;
  }

  /** @returns `false` where the path was renewed meanwhile: the outcome is older than that */
  async #share(path: string, outcome: Outcome, lease: { key: string; value: string }): Promise<boolean> {
    const { holds, pace } = this.#limits.of(path);
    const ms = this.#cacheMs(path, outcome);
    const values = ms === null ? [] : [{ key: this.#key('body', path), value: writeOutcome(outcome), ms }];
    if (pace.limit !== Infinity) {
      values.push({ key: this.#limitKey(path), value: String(pace.limit), ms: LIMIT_MS });
    }
    const waits = outcome.ok
      ? []
      : [
          { key: this.#holdKey(path), hold: holds.key },
          { key: this.#key('wait', path), hold: holds.ofPath(path) },
        ];
    for (const { key, hold } of waits) {
      if (!hold?.reason || hold.remaining <= 0) continue;
      const { reason, probes } = hold;
      await this.#state.set(key, JSON.stringify({ reason, probes }), hold.remaining);
    }
    return this.#state.commit(lease, values);
  }

  async #known(path: string): Promise<Outcome | undefined> {
    const [[body, limit], { entries }] = await Promise.all([
      this.#state.get([this.#key('body', path), this.#limitKey(path)]),
      this.#calls(path, '', 0),
    ]);
    this.#limits.of(path).pace.adopt(entries.flatMap(callOf), Number(limit?.value ?? Infinity));
    const outcome = body && readOutcome(body.value);
    if (outcome) this.#lasts.set(outcome, body.ms);
    return outcome;
  }

  #calls(path: string, call: string, max: number) {
    const windowMs = ASSUMED_RATE_LIMIT_WINDOW_MS;
    return this.#state.enter(this.#key('calls', this.#limits.nameOf(path)), call, { windowMs, max });
  }

  /** Only ever closes: a state that was emptied opens nothing. */
  #adoptHold(path: string, of: 'key' | 'path', kept: Kept | undefined): void {
    const hold = kept && parse(kept.value, holdRecord);
    if (!kept || !hold) return;
    const { holds } = this.#limits.of(path);
    const known = (of === 'key' ? holds.key : holds.ofPath(path))?.remaining ?? 0;
    if (kept.ms <= known + 1_000) return;
    holds.close(path, { [of]: hold.probes ? 'probe' : kept.ms, reason: hold.reason });
  }

  #isRenewed(path: string, stamp: string): boolean {
    if (stamp === ' ') return false;
    const seen = this.#renewals.get(path);
    this.#renewals.delete(path);
    this.#renewals.set(path, stamp);
    const [oldest] = this.#renewals.keys();
    if (this.#renewals.size > MAX_PATHS && oldest !== undefined) this.#renewals.delete(oldest);
    return seen !== stamp;
  }

  #holdKey = (path: string) => this.#key('hold', this.#limits.nameOf(path));
  #limitKey = (path: string) => this.#key('limit', this.#limits.nameOf(path));

  #key(kind: string, path?: string): string {
    return `${this.#namespace}:${kind}${path === undefined ? '' : `:${hashOf(path)}`}`;
  }
}

function callOf({ entry, ageMs }: Entry) {
  const call = parse(entry, callRecord);
  return call ? [{ resource: call[0], person: call[1] ?? undefined, ageMs }] : [];
}
