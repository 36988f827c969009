import { HEADERS } from '../../contracts/gateway/api.ts';
import type { SessionReply } from './session-requests.ts';
import type { Desk } from '../http/desk.ts';
import {
  SIGN_IN_PAGE,
  SIGN_IN_PARAMETERS,
  withAccount,
  type SessionNews,
  type StaffAccount,
  type StaffScope,
  type StaffSession,
} from '../../contracts/gateway/staff.ts';
import * as m from './messages/session.en.ts';

/** What the page shows of the session. */
export type Stage =
  | 'in'
  /** The session ended by itself: what is on screen stays, and is not refreshed. */
  | 'expired'
  /** An action waits for a recent sign-in. */
  | 'login-needed'
  /** Nothing may be seen any more: this page is being left. */
  | 'out';

interface Surroundings {
  read: (method: 'GET' | 'POST') => Promise<SessionReply>;
  /** Hides everything and goes to another page of this gateway. */
  leave: (to: string) => void;
  /** Loads this page anew, for another person. */
  reload: () => void;
  /** Sends news to the other windows of this browser. */
  broadcast: (news: SessionNews) => void;
  /** The address of this page: path and query. */
  here: () => string;
  /** Ms since the epoch by the gateway's clock. */
  now: () => number;
}

/** A person who types and clicks is active for the gateway this often, ms. */
const ACTIVE_EVERY_MS = 60_000;
/** An action waits so long for a sign-in; later nobody remembers it, ms. */
const ACTION_WAITS_MS = 10 * 60_000;
/** `setTimeout` takes no longer time, ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** After the session's end the session is read again this much later, ms. */
const AFTER_END_MS = 500;

/**
 * The session of the person at this page, as long as the page lives. One page is one account and one person: another of
 * either is another document, so that nothing of the one before can be shown or come late.
 */
export class SessionKeeper implements Desk {
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<(signedIn: boolean) => void>();
  /** Runs when a session that ended goes on. */
  readonly #onReturn = new Set<() => void>();
  #session: StaffSession;
  #stage: Stage = 'in';
  #activeAt: number;
  #end: ReturnType<typeof setTimeout> | undefined;

  constructor(
    session: StaffSession,
    readonly scope: StaffScope,
    private readonly around: Surroundings,
  ) {
    this.#session = session;
    this.#activeAt = around.now();
    this.#awaitEnd();
  }

  readonly stage = (): Stage => this.#stage;

  readonly session = (): StaffSession => this.#session;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  onReturn(run: () => void): () => void {
    this.#onReturn.add(run);
    return () => void this.#onReturn.delete(run);
  }

  /** The account of this page; `undefined` when it is not open to this person. */
  get account(): StaffAccount | undefined {
    return this.#session.accounts.find(({ name }) => name === this.scope.account);
  }

  at(path: string): string {
    return isOfSession(path) ? path : withAccount(path, this.scope);
  }

  refusal(path: string): (() => string) | null {
    if (this.account || isOfSession(path)) return null;
    return () => m.notOpenChoose();
  }

  isOurs(headers: Headers): boolean {
    const of = headers.get(HEADERS.session);
    return of === null || of === this.#session.id;
  }

  whyReadOnly(): string | null {
    if (this.scope.asCustomer) return null;
    const { account } = this;
    return account?.role === 'operator' ? m.noActionSetUp() : m.isViewer();
  }

  signedInAgain(code: string): Promise<boolean> {
    this.#become(code === 'recent_login_needed' ? 'login-needed' : 'expired');
    return new Promise((resolve) => {
      const settle = (signedIn: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(settle);
        resolve(signedIn);
      };
      const timer = setTimeout(() => {
        settle(false);
        this.#endWaiting();
      }, ACTION_WAITS_MS);
      this.#waiting.add(settle);
    });
  }

  /** How many actions wait for a sign-in. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** The person does not sign in for the actions that wait. */
  cancelWaiting(): void {
    this.#settle(false);
    this.#endWaiting();
  }

  /** A request was refused for want of a session. @param code of the gateway; `null` for a response of another session */
  refused(code: string | null): void {
    if (this.#stage === 'out') return;
    if (code === 'signed_out') this.#leave(this.around.here());
    else if (code === 'no_role') this.#leave(null, 'no_role');
    else if (code === 'session_expired') this.#become('expired');
    // Otherwise the session's response has shown already that this account is not open to the person.
    else if (this.account) void this.check();
  }

  /** News from another window. */
  receive(news: SessionNews): void {
    if (news === 'signed-out') this.#leave(null);
    else void this.check();
  }

  /** This window signed out. @param next where that leads */
  signedOut(next: string): void {
    this.around.broadcast('signed-out');
    this.#become('out');
    this.#settle(false);
    this.around.leave(next);
  }

  /** The person types or clicks: that keeps the session, at most once a minute. */
  active(): void {
    const now = this.around.now();
    if (this.#stage !== 'in' || now - this.#activeAt < ACTIVE_EVERY_MS) return;
    this.#activeAt = now;
    void this.#read('POST');
  }

  /** Reads how the session stands. */
  check(): Promise<void> {
    return this.#read('GET');
  }

  async #read(method: 'GET' | 'POST'): Promise<void> {
    const reply = await this.around.read(method);
    if (this.#stage === 'out') return;
    if (reply.kind === 'refused') {
      // Not `null`: that would read it again.
      this.refused(reply.code === 'signed_out' || reply.code === 'no_role' ? reply.code : 'session_expired');
      return;
    }
    if (reply.kind === 'unknown') return;
    const { session } = reply;
    if (session.person !== this.#session.person) {
      this.#become('out');
      this.#settle(false);
      this.around.reload();
      return;
    }
    const isNew = session.id !== this.#session.id;
    this.#session = session;
    this.#awaitEnd();
    // For an action that needs it, being signed in is not enough.
    const recentUntil = Date.parse(session.recentLoginUntil ?? '');
    if (this.#stage === 'login-needed' && !(recentUntil > this.around.now())) return;
    const returns = isNew || this.#stage !== 'in';
    this.#stage = 'in';
    this.#changed();
    this.#settle(true);
    if (returns) for (const run of this.#onReturn) run();
  }

  #awaitEnd(): void {
    clearTimeout(this.#end);
    const { idleEndsAt, endsAt } = this.#session;
    const left = Math.min(Date.parse(idleEndsAt), Date.parse(endsAt)) - this.around.now();
    const wait = Math.min(Math.max(left, 0) + AFTER_END_MS, LONGEST_TIMER_MS);
    this.#end = setTimeout(() => {
      if (this.#stage === 'in') void this.check();
    }, wait);
  }

  #endWaiting(): void {
    if (this.#stage === 'login-needed') this.#become('in');
    else this.#changed();
  }

  #settle(signedIn: boolean): void {
    for (const settle of this.#waiting) settle(signedIn);
  }

  #leave(back: string | null, problem?: 'no_role'): void {
    if (this.#stage === 'out') return;
    this.#become('out');
    this.#settle(false);
    const parameters = new URLSearchParams();
    if (back !== null) parameters.set(SIGN_IN_PARAMETERS.return, back);
    if (problem) parameters.set(SIGN_IN_PARAMETERS.problem, problem);
    const query = parameters.toString();
    this.around.leave(`${SIGN_IN_PAGE}${query && `?${query}`}`);
  }

  #become(stage: Stage): void {
    if (this.#stage === stage) return;
    this.#stage = stage;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Whether a path of the API is about the person, and of no account. */
function isOfSession(path: string): boolean {
  return path.startsWith('/api/staff/');
}
