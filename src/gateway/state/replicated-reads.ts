import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { ProviderLimits } from '../provider-limits.ts';
import { readOutcome, writeOutcome } from './outcome-record.ts';
import { SharedLimits, unlessDown } from './shared-limits.ts';
import { StateDown, type SharedState } from './shared-state.ts';

/** A lease of a replica that has crashed ends after so long; ms. One that loads prolongs it. */
const LEASE_MS = 3_000;
/** Two loads of one path never begin within this; ms. */
const REST_MS = 2_000;
/** How often a replica looks whether another has loaded; ms. */
const LOOK_MS = 25;
/** Longer than anything is cached, ms. */
const RENEWAL_MS = 10 * 60_000;
const MAX_PATHS = 1_000;

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
  readonly #limits: ProviderLimits;
  readonly #shared: SharedLimits;
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
    this.#limits = rateLimits;
    this.#shared = new SharedLimits(state, names, rateLimits);
    this.#cacheMs = cacheMs;
  }

  /** How long an outcome may be kept here, where the replicas decided it. */
  lastsFor(outcome: Outcome): number | null | undefined {
    return this.#lasts.get(outcome);
  }

  /** Learns of waits that other replicas were given. @returns whether one of them renewed this path */
  async look(path: string): Promise<boolean> {
    if (!this.#state.up) return false;
    const names = [this.#key('renewed'), this.#key('renewed', path), ...this.#shared.holdKeys(path)];
    try {
      const [all, own, key, ofPath] = await this.#state.get(names);
      this.#shared.adoptHolds(path, key, ofPath);
      return this.#isRenewed(path, `${all?.value ?? ''} ${own?.value ?? ''}`);
    } catch (error) {
      if (error instanceof StateDown) return false;
      throw error;
    }
  }

  /** The outcome that a replica has, or what this one loads. */
  async read(read: ReplicatedRead): Promise<Outcome> {
    try {
      return await this.#ofAll(read);
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
    await unlessDown(() =>
      Promise.all([
        this.#state.set(this.#key('renewed', path), stamp, RENEWAL_MS),
        path !== undefined && this.#state.drop([this.#key('body', path), this.#key('lease', path)]),
      ]),
    );
  }

  async #ofAll(read: ReplicatedRead): Promise<Outcome> {
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
      if (!(await this.#shared.enter(path, person, max))) {
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
    const ms = this.#cacheMs(path, outcome);
    const values = this.#shared.statedLimit(path);
    if (ms !== null) values.push({ key: this.#key('body', path), value: writeOutcome(outcome), ms });
    if (!outcome.ok) await this.#shared.shareHolds(path);
    return this.#state.commit(lease, values);
  }

  async #known(path: string): Promise<Outcome | undefined> {
    const values = this.#state.get([this.#key('body', path), this.#shared.limitKey(path)]);
    await this.#shared.adoptCalls(path, async () => (await values)[1]);
    const [body] = await values;
    const outcome = body && readOutcome(body.value);
    if (outcome) this.#lasts.set(outcome, body.ms);
    return outcome;
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

  #key(kind: string, path?: string): string {
    return this.#shared.key(kind, path);
  }
}
