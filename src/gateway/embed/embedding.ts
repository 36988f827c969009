import type { Accounts } from '../accounts.ts';
import type { Failure } from '../failure.ts';
import { originsAt } from '../own-host.ts';
import { subjectOf } from '../request-log.ts';
import { createRequestBudget, tooMany } from '../request-budget.ts';
import { keepSecret } from '../secrets.ts';
import type { Visitor } from '../visitor.ts';
import { admit } from './admission.ts';
import { visitorOf } from './scoped-reads.ts';
import { originsOf, type EmbedConfig, type Tenant } from './tenants.ts';
import { actionsFor } from './scoped-actions.ts';
import { MemoryState } from '../state/memory-state.ts';
import type { SharedState } from '../state/shared-state.ts';

/** A request lasts no longer, ms. */
const RETIRED_AFTER_MS = 60_000;

/** Access by token, and the accounts behind it. */
export interface Embedding {
  readonly tenants: readonly Tenant[];
  /** Of the gateway, as browsers reach it: those of the file, and of its tenants. */
  readonly origins: readonly string[];
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
  close(): void;
}

/** @param reads of the accounts that the file names */
export function createEmbedding(
  first: EmbedConfig,
  reads: Accounts,
  state: SharedState = new MemoryState(),
): Embedding {
  const requests = createRequestBudget(state, REQUESTS_A_MINUTE, LEAST_REQUESTS);
  /** What one version of the file makes: a request has one or the other, never parts of both. */
  const configure = (config: EmbedConfig) => ({
    config,
    origins: originsOf(config),
    accounts: new Map(
      config.tenants.flatMap(({ id, accounts }) =>
        [...accounts].map(([name, keys]) => [`${id} ${name}`, reads.readsOf(keys)] as const),
      ),
    ),
    acts: config.tenants.some(
      ({ actions, accounts }) =>
        actions.length > 0 && [...accounts.values()].some((keys) => keys.hostupWrite !== undefined),
    ),
    releases: secretsIn(config).map(keepSecret),
  });
  let current = configure(first);
  /** The current version, and earlier ones that may have requests in progress. */
  const live = new Map([[current, reads.hold(current.accounts.values())]]);

  /** Lets go of what no version has any more, and masks no more what was a secret once. */
  const retire = async (version: typeof current) => {
    const letGo = live.get(version);
    live.delete(version);
    for (const release of version.releases) release();
    await letGo?.();
  };

  return {
    get tenants() {
      return current.config.tenants;
    },
    get origins() {
      return current.origins;
    },
    get acts() {
      return current.acts;
    },
    update(next) {
      const before = current;
      current = configure(next);
      live.set(current, reads.hold(current.accounts.values()));
      // Requests in progress have what they began with.
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
      if (waitMs > 0) return { ...known, failure: tooMany(waitMs, USED_UP) };
      const account = accounts.get(`${tenant.id} ${claims.acct}`) ?? {};
      const actions = actionsFor(claims, account, tenant, person, tokenName);
      return { ...known, visitor: { mode: 'embed', ...visitorOf(claims, account, person), actions } };
    },
    close() {
      for (const release of [...live.keys()].flatMap(({ releases }) => releases)) release();
    },
  };
}

/** The tenants whose frames stand at this `Host`: all of them where it is no name of one, such as an address. */
export function tenantsAt(
  { origins, tenants }: Pick<Embedding, 'origins' | 'tenants'>,
  host = '',
): readonly Tenant[] {
  const here = originsAt(origins, host);
  return here.length === 0
    ? tenants
    : tenants.filter((one) => one.origins.some((each) => here.includes(each)));
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
const USED_UP =
  'The requests of this minute are used up for the person that the token is for. Wait before the next one.';
