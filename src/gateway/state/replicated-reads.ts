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
    try {
      return this.#isRenewed(path, await this.#look(path));
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
    await unlessDown(() => this.#state.set(this.#key('renewed', path), randomUUID(), RENEWAL_MS));
  }

  async #ofAll(read: ReplicatedRead): Promise<Outcome> {
    const { path, person, paced, abort } = read;
    for (;;) {
      abort.throwIfAborted();
      // While this one waited, another may have loaded or renewed, or a wait may have come.
      const renewals = await this.#look(path);
      const known = await this.#known(path, renewals);
      if (known) return known;
      const failure = read.mayLoad();
      if (failure) return { ok: false, failure };
      const lease = this.#keySince(renewals, 'lease', path);
      const token = randomUUID();
      const other = await this.#state.claim(lease, token, LEASE_MS);
      if (other) {
        await sleep(Math.min(LOOK_MS, other.ms + 1));
        continue;
      }
      const startedAt = performance.now();
      // Between the look and the claim another may have loaded.
      const late = await this.#known(path, renewals);
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
      return this.#load(read, renewals, { key: lease, value: token }, startedAt);
    }
  }

  /** Loads while it holds the lease, and shares what comes of it. */
  async #load(
    { path, load }: ReplicatedRead,
    renewals: string,
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
      const [isShared, now] = await Promise.all([
        this.#share(path, renewals, outcome, lease),
        this.#look(path),
      ]);
      // Renewed meanwhile: the outcome is older than that.
      if (!isShared || now !== renewals) this.#lasts.set(outcome, null);
      await end();
    } catch (error) {
      if (!(error instanceof StateDown)) throw error;
    } finally {
      clearInterval(timer);
    }
    return outcome;
  }

  /** @returns `false` where the lease had ended: another may have loaded since */
  async #share(
    path: string,
    renewals: string,
    outcome: Outcome,
    lease: { key: string; value: string },
  ): Promise<boolean> {
    const ms = this.#cacheMs(path, outcome);
    const values = this.#shared.statedLimit(path);
    if (ms !== null)
      values.push({ key: this.#keySince(renewals, 'body', path), value: writeOutcome(outcome), ms });
    if (!outcome.ok) await this.#shared.shareHolds(path);
    return this.#state.commit(lease, values);
  }

  async #known(path: string, renewals: string): Promise<Outcome | undefined> {
    const values = this.#state.get([this.#keySince(renewals, 'body', path), this.#shared.limitKey(path)]);
    await this.#shared.adoptCalls(path, async () => (await values)[1]);
    const [body] = await values;
    const outcome = body && readOutcome(body.value);
    if (outcome) this.#lasts.set(outcome, body.ms);
    return outcome;
  }

  /** Learns of waits that other replicas were given. @returns what stands for the renewals of this path until now */
  async #look(path: string): Promise<string> {
    const names = [this.#key('renewed'), this.#key('renewed', path), ...this.#shared.holdKeys(path)];
    const [all, own, key, ofPath] = await this.#state.get(names);
    this.#shared.adoptHolds(path, key, ofPath);
    return `${all?.value ?? ''} ${own?.value ?? ''}`;
  }

  #isRenewed(path: string, renewals: string): boolean {
    if (renewals === ' ') return false;
    const seen = this.#renewals.get(path);
    this.#renewals.delete(path);
    this.#renewals.set(path, renewals);
    const [oldest] = this.#renewals.keys();
    if (this.#renewals.size > MAX_PATHS && oldest !== undefined) this.#renewals.delete(oldest);
    return seen !== renewals;
  }

  /** Named by the renewals as well: after the next one nobody finds it. */
  #keySince(renewals: string, kind: 'body' | 'lease', path: string): string {
    return this.#key(kind, `${path} ${renewals}`);
  }

  #key(kind: string, path?: string): string {
    return this.#shared.key(kind, path);
  }
}
