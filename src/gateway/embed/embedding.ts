import type { Provider } from '../../contracts/gateway/api.ts';
import type { Failure } from '../failure.ts';
import { createByteBudget } from '../byte-budget.ts';
import { createHostupReads, type HostupReads } from '../hostup.ts';
import type { ReadOptions } from '../provider-reads.ts';
import { NO_LOG } from '../log.ts';
import { subjectOf } from '../request-log.ts';
import { keepSecret } from '../secrets.ts';
import { KEPT_BYTES } from '../shared-reads.ts';
import type { Visitor } from '../visitor.ts';
import { createVpsbgReads, type VpsbgReads } from '../vpsbg.ts';
import { admit } from './admission.ts';
import { visitorOf, type AccountReads } from './scoped-reads.ts';
import type { AccountKeys, EmbedConfig, Tenant } from './tenants.ts';
import { actionsFor } from './scoped-actions.ts';
import { logAudit, type Audit } from '../actions/audit.ts';
import { createHostupActions, type HostupActions } from '../actions/hostup-actions.ts';
import { ActionJournal } from '../actions/journal.ts';
import { MemoryState } from '../state/memory-state.ts';
import { hashOf } from '../state/names.ts';
import { StateDown, type SharedState } from '../state/shared-state.ts';

/** Of a provider's rate limit: a key of an embedding gateway has few other users, unlike its owner's. */
const SHARE = 0.8;

/** A request lasts no longer, ms. */
const RETIRED_AFTER_MS = 60_000;

/** Access by token, and the accounts behind it. */
export interface Embedding {
  readonly tenants: readonly Tenant[];
  /** Of the gateway, as browsers reach it. */
  readonly origin: string;
  /** Whether any token may allow an action. */
  readonly acts: boolean;
  /**
   * Takes the place of the tenants, between two requests. Keys that stay keep their cache and their rate limit; those under
   * way have what they began with.
   */
  update(config: EmbedConfig): void;
  /**
   * Who sends this `Authorization` header, or why that is refused. No provider is called.
   *
   * @returns with it what the log has of the token: the id of its tenant, and what stands for an admitted one and for its
   *   person
   */
  admit(
    authorization: string | undefined,
  ): Promise<
    { tokenName?: string; tenant?: string | undefined; subject?: string } & (
      { visitor: Visitor } | { failure: Failure }
    )
  >;
  close(): Promise<void>;
}

/**
 * Makes the reads of every account. Accounts with the same key share its cache and its rate limit; others share
 * nothing.
 *
 * @param urls base URLs of the providers' APIs
 */
export function createEmbedding(
  first: EmbedConfig,
  urls: Record<Provider, string>,
  options: ReadOptions & { audit?: Audit } = {},
): Embedding {
  const requests = createRequestBudget(options.state ?? new MemoryState());
  // One for all accounts: they are as many as there are customers.
  const { audit = logAudit(options.log ?? NO_LOG), ...readOptions } = options;
  const ofKeys = { budget: createByteBudget(KEPT_BYTES), ...readOptions, share: SHARE };
  // One for all accounts: a token is used once, wherever it is used.
  const ofActions = { ...ofKeys, audit, journal: new ActionJournal(audit.earlier, options.state) };
  const hostup = new Map<string, HostupReads>();
  const vpsbg = new Map<string, VpsbgReads>();
  const acting = new Map<string, HostupActions>();
  const actionsOf = (
    { hostup: readKey, hostupWrite: apiKey }: AccountKeys,
    reads: HostupReads | undefined,
  ) => {
    if (!reads || readKey === undefined || apiKey === undefined) return undefined;
    const make = () => createHostupActions({ url: urls.hostup, apiKey, readKey }, reads, ofActions);
    return once(acting, `${readKey} ${apiKey}`, make);
  };
  const readsOf = (keys: AccountKeys): AccountReads => {
    const reads = once(hostup, keys.hostup, (apiKey) =>
      createHostupReads({ url: urls.hostup, apiKey }, ofKeys),
    );
    return {
      hostup: reads,
      vpsbg: once(vpsbg, keys.vpsbg, (apiKey) => createVpsbgReads({ url: urls.vpsbg, apiKey }, ofKeys)),
      hostupActions: actionsOf(keys, reads),
    };
  };
  /** What one version of the file makes: a request has one or the other, never parts of both. */
  const configure = (config: EmbedConfig) => ({
    config,
    accounts: new Map(
      config.tenants.flatMap(({ id, accounts }) =>
        [...accounts].map(([name, keys]) => [`${id} ${name}`, readsOf(keys)] as const),
      ),
    ),
    acts: config.tenants.some(
      ({ actions, accounts }) =>
        actions.length > 0 && [...accounts.values()].some((keys) => keys.hostupWrite !== undefined),
    ),
    releases: secretsIn(config).map(keepSecret),
  });
  let current = configure(first);
  /** The current version, and earlier ones that may have requests under way. */
  const live = new Set([current]);

  /** Closes what no version has any more, and masks no more what was a secret once. */
  const retire = async (version: typeof current) => {
    live.delete(version);
    for (const release of version.releases) release();
    const used = new Set<unknown>(
      [...live].flatMap(({ accounts }) => [...accounts.values()].flatMap((reads) => Object.values(reads))),
    );
    const closing = [hostup, vpsbg, acting].flatMap((made) =>
      [...made].filter(([, each]) => !used.has(each)).map(([key, each]) => ({ made, key, each })),
    );
    for (const { made, key } of closing) made.delete(key);
    await Promise.all(closing.map(({ each }) => each.close()));
  };

  return {
    get tenants() {
      return current.config.tenants;
    },
    get origin() {
      return current.config.origin;
    },
    get acts() {
      return current.acts;
    },
    update(next) {
      const before = current;
      current = configure(next);
      live.add(current);
      // Requests under way have what they began with.
      setTimeout(() => void retire(before), RETIRED_AFTER_MS).unref();
    },
    async admit(authorization) {
      const { config, accounts } = current;
      const admission = await admit(config, authorization);
      if (!admission.ok) return { tenant: admission.tenant, failure: admission.failure };
      const { tenant, claims, tokenName } = admission;
      // Not the token: a panel signs as many as are requested. A tenant's id has no space.
      const person = `${tenant.id} ${claims.sub}`;
      const known = { tokenName, tenant: tenant.id, subject: subjectOf(person) };
      const waitMs = await requests(person);
      if (waitMs > 0) return { ...known, failure: tooMany(waitMs) };
      const account = accounts.get(`${tenant.id} ${claims.acct}`) ?? {};
      const actions = actionsFor(claims, account, tenant, person, tokenName);
      return { ...known, visitor: { ...visitorOf(claims, account, person), actions } };
    },
    async close() {
      for (const release of [...live].flatMap(({ releases }) => releases)) release();
      await Promise.all(
        [...hostup.values(), ...vpsbg.values(), ...acting.values()].map((each) => each.close()),
      );
    },
  };
}

/** The HS256 secrets, to be masked wherever text is written. */
function secretsIn({ tenants }: EmbedConfig): string[] {
  const keys = tenants.flatMap((tenant) => tenant.keys.keys.map(({ key }) => key));
  return keys.flatMap((key) => (key instanceof Uint8Array ? [new TextDecoder('latin1').decode(key)] : []));
}

/** Of one person, in each minute that begins with their first request. */
const REQUESTS_A_MINUTE = 60;
/** What one open frame needs: a replica that has lost the others allows so many at least. */
const LEAST_REQUESTS = 30;

/**
 * Counts the requests of each person, on all replicas together. While they do not know of each other, each allows its
 * part.
 *
 * @returns counts one, and says how long the person must wait, ms; 0 when it is within the limit
 */
function createRequestBudget(state: SharedState): (person: string) => Promise<number> {
  const alone = new MemoryState();
  return async (person) => {
    try {
      return await state.count(hashOf(person), REQUESTS_A_MINUTE);
    } catch (error) {
      if (!(error instanceof StateDown)) throw error;
      const share = Math.ceil(REQUESTS_A_MINUTE / state.replicas);
      return alone.count(person, Math.max(LEAST_REQUESTS, share));
    }
  };
}

function once<T>(made: Map<string, T>, key: string | undefined, make: (key: string) => T): T | undefined {
  if (key === undefined) return undefined;
  const value = made.get(key) ?? make(key);
  made.set(key, value);
  return value;
}

function tooMany(waitMs: number): Failure {
  const retryAfter = Math.ceil(waitMs / 1_000);
  const detail =
    'The requests of this minute are used up for the person that the token is for. Wait before the next one.';
  return { code: 'token_rate_limited', detail, retryAfter };
}
