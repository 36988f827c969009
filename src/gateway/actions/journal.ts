import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { actionResult } from '../../contracts/gateway/action-bodies.ts';
import { MemoryState } from '../state/memory-state.ts';
import { failureRecord, parse } from '../state/outcome-record.ts';
import { StateDown, type Kept, type SharedState } from '../state/shared-state.ts';
import { STATE_LOST } from './action-failure.ts';
import { notCalled, type ActionOutcome } from './action-outcome.ts';
import type { AuditEntry } from './audit.ts';
import { endClaim } from './end-claim.ts';

/** A result is sent again for so long, ms. A browser that lost it retries within minutes. */
const RESULT_MS = 60 * 60_000;
/** Longer than any token lives, with the clocks apart as far as a tenant may tolerate; ms. */
const TOKEN_MS = 20 * 60_000;
/** An action takes no longer, ms: after that, the replica that began it is gone. */
const ACTION_MS = 30_000;
/** How often it is looked whether another replica has ended an action; ms. */
const LOOK_MS = 200;

/** What was sent by a process that has gone. */
const UNKNOWN: ActionOutcome = {
  ok: false,
  called: true,
  failure: {
    code: 'outcome_unknown',
    detail:
      'This was sent to HostUp before the gateway was restarted. It is not sent again. Look at what HostUp shows now.',
    provider: 'hostup',
  },
};

const intentRecord = v.object({
  /** `null`: from the audit, which does not have it. */
  fingerprint: v.nullable(v.string()),
  /** Tells one try from another. */
  attempt: v.string(),
  /** `null` while it is in progress. */
  outcome: v.nullable(
    v.variant('ok', [
      v.object({ ok: v.literal(true), called: v.literal(true), result: actionResult }),
      v.object({ ok: v.literal(false), called: v.boolean(), failure: failureRecord }),
    ]),
  ),
});
type IntentRecord = v.InferOutput<typeof intentRecord>;

/**
 * Remembers intents and tokens, so that HostUp is called at most once for each, whichever replica a request comes to: in
 * the state, and from the audit of an earlier run where that is a file. Where the state is down nothing is done.
 */
export class ActionJournal {
  readonly #state: SharedState;
  /** Intents that are in progress in this process. */
  readonly #running = new Map<string, { fingerprint: string; outcome: Promise<ActionOutcome | undefined> }>();

  constructor(earlier: readonly AuditEntry[] = [], state: SharedState = new MemoryState()) {
    this.#state = state;
    for (const { event, time, key, token } of earlier) {
      const age = Date.now() - Date.parse(time);
      if (event !== 'intent' || Number.isNaN(age)) continue;
      const record = recordOf({ fingerprint: null, attempt: '', outcome: UNKNOWN });
      if (token !== undefined) void this.#claim(tokenKey(token), 'used', TOKEN_MS - age);
      void this.#claim(intentKey(key), record, RESULT_MS - age);
    }
  }

  /**
   * The outcome of this intent: the one in progress or kept, else a new one. One that ends before HostUp was called is
   * forgotten, so that the same intent may be tried again.
   *
   * @param key of person and intent
   * @param perform throws `StateDown` only before it calls HostUp
   * @returns `undefined` when the key belongs to another intent
   */
  once(
    key: string,
    fingerprint: string,
    perform: () => Promise<ActionOutcome>,
  ): Promise<ActionOutcome | undefined> {
    const running = this.#running.get(key);
    if (running) return running.fingerprint === fingerprint ? running.outcome : Promise.resolve(undefined);
    const outcome = this.#once(intentKey(key), fingerprint, perform).finally(() => this.#running.delete(key));
    this.#running.set(key, { fingerprint, outcome });
    return outcome;
  }

  /** Waits for the intents that are in progress in this process, also those whose browser has left. */
  async idle(): Promise<void> {
    await Promise.allSettled([...this.#running.values()].map(({ outcome }) => outcome));
  }

  /** @throws StateDown */
  async isUsed(token: string): Promise<boolean> {
    const [used] = await this.#state.get([tokenKey(token)]);
    return used !== undefined;
  }

  /** Uses up a token. @returns `false` when it was used before. @throws StateDown: then it may be used up */
  async use(token: string): Promise<boolean> {
    return (await this.#state.claim(tokenKey(token), 'used', TOKEN_MS)) === undefined;
  }

  async #once(
    key: string,
    fingerprint: string,
    perform: () => Promise<ActionOutcome>,
  ): Promise<ActionOutcome | undefined> {
    const begun: IntentRecord = { fingerprint, attempt: randomUUID(), outcome: null };
    const record = recordOf(begun);
    try {
      const known = await this.#state.claim(key, record, RESULT_MS);
      if (known) return await this.#outcomeOf(key, fingerprint, known);
      const outcome = await perform();
      if (outcome.called) await this.#keep(key, { ...begun, outcome });
      else await this.#undo(key, record);
      return outcome;
    } catch (error) {
      if (error instanceof StateDown) {
        void this.#undo(key, record);
        return notCalled(STATE_LOST);
      }
      // It may have been sent.
      await this.#keep(key, { ...begun, outcome: UNKNOWN });
      throw error;
    }
  }

  /** The outcome of an intent that was begun before, here or elsewhere: waits while it is in progress. */
  async #outcomeOf(key: string, fingerprint: string, first: Kept): Promise<ActionOutcome | undefined> {
    for (let known: Kept | undefined = first; known; [known] = await this.#state.get([key])) {
      const record = parse(known.value, intentRecord);
      if (!record) return UNKNOWN;
      if (record.fingerprint !== null && record.fingerprint !== fingerprint) return undefined;
      if (record.outcome) return record.outcome;
      if (known.ms < RESULT_MS - ACTION_MS) return UNKNOWN;
      await sleep(LOOK_MS);
    }
    // Who began it did nothing: so says this request too, and the next one may try again.
    return notCalled(STATE_LOST);
  }

  /** Without the state the record stays as it was begun: then the outcome counts as unknown, and nothing is sent again. */
  async #keep(key: string, record: IntentRecord): Promise<void> {
    await this.#state.set(key, recordOf(record), RESULT_MS).catch(() => {});
  }

  /** Takes back what was begun: nothing was sent. */
  #undo(key: string, record: string): Promise<void> {
    return endClaim(this.#state, key, record, ACTION_MS);
  }

  async #claim(key: string, value: string, ms: number): Promise<void> {
    if (ms > 0) await this.#state.claim(key, value, ms).catch(() => {});
  }
}

function recordOf(record: IntentRecord): string {
  return JSON.stringify(record);
}

const tokenKey = (token: string) => `token:${token}`;
const intentKey = (key: string) => `intent:${key}`;
