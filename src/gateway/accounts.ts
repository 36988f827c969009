import type { Provider } from '../contracts/gateway/api.ts';
import type { AccountKeys } from './account-keys.ts';
import { logAudit, type Audit } from './actions/audit.ts';
import { createHostupActions, type HostupActions } from './actions/hostup-actions.ts';
import { ActionJournal } from './actions/journal.ts';
import { createByteBudget } from './byte-budget.ts';
import { createHostupReads, type HostupReads } from './hostup.ts';
import { NO_LOG } from './log.ts';
import type { ReadOptions } from './provider-reads.ts';
import { KEPT_BYTES } from './shared-reads.ts';
import { createVpsbgReads, type VpsbgReads } from './vpsbg.ts';

/** Of a provider's rate limit: a key in an operator's file has few other users, unlike its owner's. */
const SHARE = 0.8;

/** The reads of one account. A provider without a key is absent. */
export interface AccountReads {
  hostup?: HostupReads | undefined;
  vpsbg?: VpsbgReads | undefined;
  /** Absent: the account has no key for actions. */
  hostupActions?: HostupActions | undefined;
}

/**
 * The reads and actions of every account of the operator's files. Accounts with the same key share its cache and its
 * rate limit, whichever file names them; others share nothing.
 */
export class Accounts {
  readonly #urls: Record<Provider, string>;
  readonly #ofKeys;
  readonly #ofActions;
  readonly #hostup = new Map<string, HostupReads>();
  readonly #vpsbg = new Map<string, VpsbgReads>();
  readonly #acting = new Map<string, HostupActions>();
  /** What each version of a file leads to. */
  readonly #held = new Set<readonly AccountReads[]>();

  /** @param urls base URLs of the providers' APIs */
  constructor(
    urls: Record<Provider, string>,
    options: ReadOptions & { audit?: Audit; journal?: ActionJournal } = {},
  ) {
    this.#urls = urls;
    const {
      audit = logAudit(options.log ?? NO_LOG),
      journal = new ActionJournal(audit.earlier, options.state),
      ...readOptions
    } = options;
    // One for all accounts: they are as many as there are customers.
    this.#ofKeys = { budget: createByteBudget(KEPT_BYTES), ...readOptions, share: SHARE };
    // One for all accounts: a token is used once, wherever it is used.
    this.#ofActions = { ...this.#ofKeys, audit, journal };
  }

  readsOf(keys: AccountKeys): AccountReads {
    const hostup = once(this.#hostup, keys.hostup, (apiKey) =>
      createHostupReads({ url: this.#urls.hostup, apiKey }, this.#ofKeys),
    );
    const vpsbg = once(this.#vpsbg, keys.vpsbg, (apiKey) =>
      createVpsbgReads({ url: this.#urls.vpsbg, apiKey }, this.#ofKeys),
    );
    return { hostup, vpsbg, hostupActions: this.#actionsOf(keys, hostup) };
  }

  /** Keeps what a version of a file leads to. @returns ends that, and closes what no version leads to any more */
  hold(accounts: Iterable<AccountReads>): () => Promise<void> {
    const version = [...accounts];
    this.#held.add(version);
    return async () => {
      this.#held.delete(version);
      const used = new Set<unknown>([...this.#held].flat().flatMap((reads) => Object.values(reads)));
      const closing = this.#all().flatMap((made) =>
        [...made].filter(([, each]) => !used.has(each)).map(([key, each]) => ({ made, key, each })),
      );
      for (const { made, key } of closing) made.delete(key);
      await Promise.all(closing.map(({ each }) => each.close()));
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#all().flatMap((made) => [...made.values()].map((each) => each.close())));
  }

  #all(): Map<string, { close(): Promise<void> }>[] {
    return [this.#hostup, this.#vpsbg, this.#acting];
  }

  #actionsOf({ hostup: readKey, hostupWrite: apiKey }: AccountKeys, reads: HostupReads | undefined) {
    if (!reads || readKey === undefined || apiKey === undefined) return undefined;
    const upstream = { url: this.#urls.hostup, apiKey, readKey };
    const make = () => createHostupActions(upstream, reads, this.#ofActions);
    return once(this.#acting, `${readKey} ${apiKey}`, make);
  }
}

function once<T>(made: Map<string, T>, key: string | undefined, make: (key: string) => T): T | undefined {
  if (key === undefined) return undefined;
  const value = made.get(key) ?? make(key);
  made.set(key, value);
  return value;
}
