import type { ActionOutcome } from './action-outcome.ts';
import type { AuditEntry } from './audit.ts';

/** A result is given out again for so long, ms. A browser that lost it asks within minutes. */
const RESULT_MS = 60 * 60_000;
/** Longer than any token lives, with the clocks apart as far as a tenant may tolerate; ms. */
const TOKEN_MS = 20 * 60_000;

interface Known {
  fingerprint: string | null;
  outcome: Promise<ActionOutcome>;
  /** Absent while it is under way. */
  endsAt?: number;
}

/** What was done before a restart, of which only the audit knows. */
const BEFORE_RESTART: ActionOutcome = {
  ok: false,
  called: true,
  failure: {
    code: 'outcome_unknown',
    detail:
      'This was sent to HostUp before the gateway was restarted. It is not sent again. Look at what HostUp shows now.',
    provider: 'hostup',
  },
};

/**
 * What is remembered of actions, so that HostUp is called at most once for each intent and each token. Gateways that act
 * for the same people must share one; each method decides in one step.
 */
export interface ActionMemory {
  /**
   * The outcome of this intent: the one under way or kept, else a new one. One that ends before HostUp was called is
   * forgotten, so that the same intent may be tried again.
   *
   * @param key of person and intent
   * @returns `undefined` when the key belongs to another intent
   */
  once(
    key: string,
    fingerprint: string,
    perform: () => Promise<ActionOutcome>,
  ): Promise<ActionOutcome | undefined> | undefined;
  /** @param token hash of its `jti` */
  isUsed(token: string): boolean | Promise<boolean>;
  /** Uses up a token. @returns `false` when it was used before */
  use(token: string): boolean | Promise<boolean>;
  /** Begins an action on a VPS. @returns `false` while another one is under way */
  begin(vpsId: string): boolean | Promise<boolean>;
  end(vpsId: string): void | Promise<void>;
}

/** The memory of one gateway, and from the audit of an earlier run where that is a file. */
export class ActionJournal implements ActionMemory {
  readonly #known = new Map<string, Known>();
  /** Tokens that were used, and until when they are remembered. */
  readonly #tokens = new Map<string, number>();
  /** VPSs that an action is under way on. */
  readonly #busy = new Set<string>();
  readonly #clock: () => number;

  /** @param clock ms since the epoch */
  constructor(earlier: readonly AuditEntry[] = [], clock: () => number = Date.now) {
    this.#clock = clock;
    for (const { event, time, key, token } of earlier) {
      const at = Date.parse(time);
      if (event !== 'intent' || Number.isNaN(at)) continue;
      if (token !== undefined) this.#tokens.set(token, at + TOKEN_MS);
      const outcome = Promise.resolve(BEFORE_RESTART);
      this.#known.set(key, { fingerprint: null, outcome, endsAt: at + RESULT_MS });
    }
  }

  once(
    key: string,
    fingerprint: string,
    perform: () => Promise<ActionOutcome>,
  ): Promise<ActionOutcome> | undefined {
    this.#forget();
    const known = this.#known.get(key);
    if (known) {
      return known.fingerprint === null || known.fingerprint === fingerprint ? known.outcome : undefined;
    }
    const outcome = perform();
    const entry: Known = { fingerprint, outcome };
    this.#known.set(key, entry);
    void outcome.then(
      ({ called }) => {
        if (called) entry.endsAt = this.#clock() + RESULT_MS;
        else this.#known.delete(key);
      },
      // It may have been sent: the next request with this key gets the same error.
      () => {
        entry.endsAt = this.#clock() + RESULT_MS;
      },
    );
    return outcome;
  }

  isUsed(token: string): boolean {
    this.#forget();
    return this.#tokens.has(token);
  }

  use(token: string): boolean {
    if (this.isUsed(token)) return false;
    this.#tokens.set(token, this.#clock() + TOKEN_MS);
    return true;
  }

  begin(vpsId: string): boolean {
    if (this.#busy.has(vpsId)) return false;
    this.#busy.add(vpsId);
    return true;
  }

  end(vpsId: string): void {
    this.#busy.delete(vpsId);
  }

  #forget(): void {
    const now = this.#clock();
    for (const [token, endsAt] of this.#tokens) if (endsAt <= now) this.#tokens.delete(token);
    for (const [key, { endsAt = Infinity }] of this.#known) if (endsAt <= now) this.#known.delete(key);
  }
}
