import {
  ACCOUNT_PARAMETER,
  STAFF_ACCOUNT,
  VIEW_PARAMETER,
  type StaffScope,
  type StaffSession,
} from '../../contracts/gateway/staff.ts';
import type { Audit } from '../actions/audit.ts';
import type { AccountReads, Accounts } from '../accounts.ts';
import type { Failure } from '../failure.ts';
import type { Log } from '../log.ts';
import type { Meter } from '../meter.ts';
import { createRequestBudget, tooMany } from '../request-budget.ts';
import { keepSecret } from '../secrets.ts';
import type { SharedState } from '../state/shared-state.ts';
import type { Visitor } from '../visitor.ts';
import { IdentityProvider } from './identity-provider.ts';
import { Seal } from './seal.ts';
import { checkSession } from './session-checks.ts';
import { SignIn } from './sign-in.ts';
import type { SignedIn } from './signed-in.ts';
import { accessOf, accountsShown } from './staff-access.ts';
import { StaffAudit } from './staff-audit.ts';
import type { StaffConfig } from './staff-config.ts';
import { StaffSessions, type SessionRecord } from './staff-sessions.ts';
import { staffVisitor } from './staff-visitor.ts';

const RETIRED_AFTER_MS = 60_000;
/** Requests of one person in a minute, with all their windows. */
const REQUESTS_A_MINUTE = 600;

const SIGNED_OUT: Failure = { code: 'signed_out', detail: 'You are not signed in. Sign in to go on.' };
const EXPIRED: Failure = {
  code: 'session_expired',
  detail: 'Your session has ended: it was idle, reached its end, or you signed out elsewhere. Sign in again.',
};
const UNKNOWN_ACCOUNT: Failure = {
  code: 'account_unknown',
  detail: 'There is no such account, or your role does not include it. Choose another account.',
};

interface StaffParts {
  /** What stands before every path: nothing, or such as `/iso`. */
  base?: string | undefined;
  accounts: Accounts;
  audit: Audit;
  log: Log;
  meter: Meter;
  state: SharedState;
}

/** Access by signing in with the company's identity provider, and the accounts behind it. */
export class Staff {
  readonly audit: StaffAudit;
  readonly #parts: StaffParts;
  readonly #requests: (person: string) => Promise<number>;
  #current;

  constructor(config: StaffConfig, parts: StaffParts) {
    this.#parts = parts;
    this.audit = new StaffAudit(parts);
    this.#requests = createRequestBudget(parts.state, REQUESTS_A_MINUTE, REQUESTS_A_MINUTE / 10);
    this.#current = this.#configure(config);
  }

  get origin(): string {
    return this.#current.config.origin;
  }
  get config(): StaffConfig {
    return this.#current.config;
  }
  get provider(): IdentityProvider {
    return this.#current.provider;
  }
  get sessions(): StaffSessions {
    return this.#current.sessions;
  }
  get signIn(): SignIn {
    return this.#current.signIn;
  }
  /** Whether anybody may act. */
  get acts(): boolean {
    const { access, accounts } = this.config;
    return access.some(
      ({ actions, accounts: names }) =>
        actions.length > 0 && names.some((name) => accounts.get(name)?.hostupWrite !== undefined),
    );
  }

  /** Whether a request came by the staff's own name. @param host its `Host` header */
  isAt(host: string | undefined): boolean {
    return host?.toLowerCase() === new URL(this.origin).host;
  }

  /** Takes the place of the earlier file, between two requests. Sessions stay; what they open follows the new file. */
  update(config: StaffConfig): void {
    const before = this.#current;
    this.#current = this.#configure(config);
    setTimeout(() => {
      before.forget();
      void before.letGo();
    }, RETIRED_AFTER_MS).unref();
  }

  /** Who has this session, and what is open to them now. @throws StateDown */
  async admit(id: string | undefined, requestId: string): Promise<SignedIn | Failure> {
    if (id === undefined) return SIGNED_OUT;
    const found = await this.sessions.find(id);
    if (!found) {
      const ended = await this.sessions.endedOf(id);
      if (ended) this.#parts.meter.sessionEnded(ended);
      return EXPIRED;
    }
    const { provider, sessions } = this;
    const parts = { provider, sessions, times: this.config.times, log: this.#parts.log };
    const session = await checkSession(found, parts);
    if ('over' in session) {
      this.#parts.meter.sessionEnded(session.over);
      this.audit.note(found.record, requestId, { event: 'session_ended', outcome: session.over });
      return EXPIRED;
    }
    if (!('record' in session)) return session;
    const access = accessOf(session.record.claims, this.config.access);
    if (access.size === 0) {
      await this.sessions.end(session);
      this.#parts.meter.sessionEnded('no_role');
      this.audit.note(session.record, requestId, { event: 'session_ended', outcome: 'no_role' });
      return { code: 'no_role', detail: 'Your groups no longer give you access. The session has ended.' };
    }
    const person = this.sessions.personOf(session.record.subject);
    const waitMs = await this.#requests(`staff ${person}`);
    if (waitMs > 0) return tooMany(waitMs, 'You have made too many requests in this minute. Wait a little.');
    return { session, access, person };
  }

  /**
   * What a request may do: decided here by session, role and account, before any cache or provider.
   *
   * @param query of the request @param isProvider whether it is for a provider, and so must name its account
   */
  visitorFor(
    { session, access, person }: SignedIn,
    query: URLSearchParams,
    requestId: string,
    isProvider: boolean,
  ): Visitor | Failure {
    const scope = this.scopeOf(access, query, isProvider);
    if ('code' in scope) return scope;
    const granted = access.get(scope.account);
    const reads = this.#current.reads.get(scope.account);
    if (!granted || !reads) return UNKNOWN_ACCOUNT;
    const { record } = session;
    const actor = {
      person,
      subject: record.subject,
      name: record.name,
      recentUntil: this.recentUntil(record),
    };
    return staffVisitor(scope, granted, reads, actor, (opened, outcome) =>
      this.audit.opened(
        session,
        scope,
        { opened, role: granted.role, outcome: outcome.ok ? 'ok' : outcome.failure.code },
        requestId,
      ),
    );
  }

  /** Which account a request is about, of those that are open to the person. */
  scopeOf(access: SignedIn['access'], query: URLSearchParams, isRequired: boolean): StaffScope | Failure {
    const names = query.getAll(ACCOUNT_PARAMETER);
    const views = query.getAll(VIEW_PARAMETER);
    const [view = ''] = views;
    const first = [...this.config.accounts.keys()].find((name) => access.has(name));
    const [account = isRequired ? undefined : first] = names;
    if (names.length > 1 || views.length > 1 || !['', 'customer'].includes(view) || account === undefined) {
      const detail = `Give \`${ACCOUNT_PARAMETER}\` once, and \`${VIEW_PARAMETER}\` as "customer" or not at all.`;
      return { code: 'bad_request', detail };
    }
    if (!STAFF_ACCOUNT.test(account) || !access.has(account) || !this.config.accounts.has(account))
      return UNKNOWN_ACCOUNT;
    return { account, asCustomer: view === 'customer' };
  }

  /** The accounts of a person with what is behind them. */
  readsOf(access: SignedIn['access']): (readonly [string, AccountReads])[] {
    return [...this.#current.reads].filter(([name]) => access.has(name));
  }

  /** @param idleMs what is left without activity */
  sessionShown({ session, access, person }: SignedIn, idleMs: number): StaffSession {
    const { record } = session;
    const recent = this.recentUntil(record);
    const endsAt = this.sessions.endsAt(record);
    return {
      id: session.name,
      person,
      name: record.name,
      accounts: accountsShown(access, this.config),
      idleEndsAt: new Date(Math.min(Date.now() + idleMs, endsAt)).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      recentLoginUntil: recent > Date.now() ? new Date(recent).toISOString() : null,
    };
  }

  recentUntil({ authenticatedAt }: SessionRecord): number {
    return authenticatedAt === null ? 0 : authenticatedAt + this.config.times.recentSignIn;
  }

  close(): void {
    this.#current.forget();
  }

  #configure(config: StaffConfig) {
    const { accounts, state, base = '' } = this.#parts;
    const place = JSON.stringify([config.origin, config.issuer, config.clientId]);
    const seal = new Seal(config.clientSecret, place);
    const sessions = new StaffSessions(state, seal, config);
    const address = config.origin + base;
    const provider = new IdentityProvider(config, address);
    const reads = new Map(
      [...config.accounts].map(([name, keys]) => [name, accounts.readsOf(keys)] as const),
    );
    return {
      config,
      provider,
      sessions,
      signIn: new SignIn(provider, sessions, seal, address),
      reads,
      letGo: accounts.hold(reads.values()),
      forget: keepSecret(config.clientSecret),
    };
  }
}
