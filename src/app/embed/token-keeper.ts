import { readToken, type EmbedClaims, type TokenFault } from '../../contracts/embed/claims.ts';
import type { FrameMessage } from '../../contracts/embed/messages.ts';
import { AccessEnded, type Access, type Refusal } from '../http/access.ts';
import { ageOf, offersOf, personOf, timeLeft } from '../session/token-claims.ts';
import * as m from './messages/frame.en.ts';

type Reason = Extract<FrameMessage, { t: 'needToken' }>['reason'];

/** The next token is requested so long before this one expires, ms. */
const EARLY_MS = 30_000;
/** A token this near to its end may be refused on its way, ms. */
const TOO_LATE_MS = 2_000;
const BETWEEN_REQUESTS_MS = 10_000;
/** A person who acts waits for each token: they follow one another faster. */
const BETWEEN_ACTIONS_MS = 1_000;
const REQUESTS_IN_A_ROW = 3;
/** After those, the panel may have been repaired meanwhile, ms. */
const BETWEEN_SLOW_REQUESTS_MS = 60_000;
/** So long the panel may take to respond, ms. */
const RESPONSE_MS = 30_000;

/** Why there is no token that works. */
export type TokenTrouble =
  /** The panel does not respond. */
  | 'silent'
  /** It is for a page of another origin than the one that gave it. */
  | 'misdirected'
  /** It is no token, or a claim is not as it must be. */
  | 'unreadable'
  /** The gateway refuses one token after another. */
  | 'refused';

/** What the person should know, and whether requests wait for the next token or fail: one is then requested each minute. */
export interface TokenState {
  /** Whom the newest usable token is for; `null` before the first. */
  person: string | null;
  /** What it allows, and how it calls its VPSs. */
  offers: string | null;
  trouble: TokenTrouble | null;
  ended: boolean;
}

export const TROUBLE_WORDS: Record<TokenTrouble, () => string> = {
  silent: () => m.silent(),
  misdirected: () => m.misdirected(),
  unreadable: () => m.unreadable(),
  refused: () => m.refused(),
};

interface Current {
  token: string;
  claims: EmbedClaims;
  /** On both clocks of this device: one stands still while the machine sleeps, the other may be set. */
  endsAt: { monotonic: number; wall: number };
}

interface Waiter {
  resolve: (token: string) => void;
  reject: (reason: unknown) => void;
}

interface Surroundings {
  /** Origin of the page that completed the handshake: the only one whose tokens are taken. */
  parent: string;
  request: (reason: Reason) => void;
  /** Called before a token for someone else is used: nothing of the one before may be seen any more. */
  onOther: () => void;
  /** Called once for each token that cannot be used or was refused. Never for the customer's eyes. */
  onProblem: (refusal: Refusal) => void;
  /** Called at each change of `state`. */
  onChange: (state: TokenState) => void;
}

/** Holds the newest token in memory, and has the panel give the next one in time. */
export class TokenKeeper implements Access {
  #current: Current | null = null;
  /** The newest one that an action was sent with. */
  #spent: string | null = null;
  #refused = new Set<string>();
  #state: TokenState = { person: null, offers: null, trouble: null, ended: false };
  readonly #waiting = new Set<Waiter>();
  #requests = 0;
  #requestedAt = Number.NEGATIVE_INFINITY;
  /** The reason of the request that is planned or pending. */
  #pending: Reason | null = null;
  #requestTimer: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly around: Surroundings) {}

  get state(): TokenState {
    return this.#state;
  }

  /** Takes a token from the panel, or reports what is wrong with it and requests another. */
  receive(token: string): void {
    const reason = this.#pending;
    clearTimeout(this.#requestTimer);
    this.#pending = null;
    const read = readToken(token);
    if ('fault' in read) return this.#refuse('unreadable', read.fault);
    const { claims } = read;
    const { parent } = this.around;
    if (claims.parent !== parent) {
      const reason = `its \`parent\` must be ${parent}, the origin of the page that gave it`;
      return this.#refuse('misdirected', { claim: 'parent', reason });
    }
    if (this.#refused.has(token)) return this.#fail('refused');

    const left = timeLeft(claims);
    this.#current = {
      token,
      claims,
      endsAt: { monotonic: performance.now() + left, wall: Date.now() + left },
    };
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => this.#need('expiring'), Math.max(left - EARLY_MS, 0));
    // A renewal in time is no failure; one after a refusal counts until the gateway has taken it.
    if (reason === 'expiring') this.#requests = 0;
    const person = personOf(claims);
    if (this.#state.person !== null && this.#state.person !== person) {
      this.#settle(({ reject }) => reject(this.#ended()));
      this.around.onOther();
    }
    // That the gateway refuses tokens is over when it has taken one.
    const trouble = this.#refused.size > 1 ? this.#state.trouble : null;
    this.#change({ person, offers: offersOf(claims), trouble, ended: false });
    this.#settle(({ resolve }) => resolve(token));
  }

  /** For a person's "Retry" after all requests failed. */
  retry(): void {
    this.#requests = 0;
    clearTimeout(this.#requestTimer);
    this.#pending = null;
    this.#change({ ended: false });
    this.#need('rejected');
  }

  token(signal: AbortSignal): Promise<string> {
    const current = this.#usable();
    return current === null ? this.#next('expiring', signal) : Promise.resolve(current);
  }

  async tokenForAction(maxAge: number, signal: AbortSignal): Promise<string> {
    const current = this.#usable();
    const isFresh = this.#current && ageOf(this.#current.claims) <= maxAge;
    const token =
      current !== null && current !== this.#spent && isFresh
        ? current
        : await this.#next('expiring', signal, BETWEEN_ACTIONS_MS);
    this.#spent = token;
    return token;
  }

  renewed(refused: string, signal: AbortSignal, why: Refusal): Promise<string> {
    if (!this.#refused.has(refused)) {
      this.#refused.add(refused);
      this.around.onProblem(why);
      // One may have ended on its way.
      if (this.#refused.size > 1) this.#change({ trouble: 'refused' });
    }
    const current = this.#usable();
    // Another request was refused before, and the next token is there already.
    if (current !== null) return Promise.resolve(current);
    return this.#next('rejected', signal);
  }

  worked(token: string): void {
    if (this.#current?.token === token) this.#requests = 0;
    this.#refused.clear();
    if (this.#state.trouble === 'refused') this.#change({ trouble: null });
  }

  #usable(): string | null {
    if (!this.#current || this.#refused.has(this.#current.token)) return null;
    const { token, endsAt } = this.#current;
    const over = performance.now() > endsAt.monotonic - TOO_LATE_MS || Date.now() > endsAt.wall - TOO_LATE_MS;
    return over ? null : token;
  }

  #next(reason: Reason, signal: AbortSignal, between = BETWEEN_REQUESTS_MS): Promise<string> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      this.#need(reason, between);
      if (this.#state.ended) throw this.#ended();
      const waiter = { resolve, reject };
      this.#waiting.add(waiter);
      const leave = () => {
        this.#waiting.delete(waiter);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #settle(settle: (waiter: Waiter) => void): void {
    for (const waiter of this.#waiting) settle(waiter);
    this.#waiting.clear();
  }

  #refuse(trouble: TokenTrouble, { claim, reason }: TokenFault): void {
    this.around.onProblem({ code: 'token_invalid', claim, detail: `The token is refused: ${reason}.` });
    this.#fail(trouble);
  }

  #fail(trouble: TokenTrouble): void {
    this.#change({ trouble });
    this.#need('rejected');
  }

  /** Requests one token for all who need it, not too often. @param between from the last request on, ms, unless that one failed */
  #need(reason: Reason, between = BETWEEN_REQUESTS_MS): void {
    if (this.#pending !== null) return;
    if (this.#requests >= REQUESTS_IN_A_ROW) this.#end();
    this.#pending = reason;
    const wait = this.#requestedAt + this.#spaced(between) - performance.now();
    if (wait <= 0) this.#request(reason);
    else this.#requestTimer = setTimeout(() => this.#request(reason), wait);
  }

  #spaced(between: number): number {
    if (this.#state.ended) return BETWEEN_SLOW_REQUESTS_MS;
    return this.#requests === 0 ? between : BETWEEN_REQUESTS_MS;
  }

  #request(reason: Reason): void {
    this.#requests += 1;
    this.#requestedAt = performance.now();
    this.#requestTimer = setTimeout(() => {
      this.#pending = null;
      this.#fail('silent');
    }, RESPONSE_MS);
    this.around.request(reason);
  }

  #end(): void {
    this.#change({ trouble: this.#state.trouble ?? 'refused', ended: true });
    this.#settle(({ reject }) => reject(this.#ended()));
  }

  #ended(): AccessEnded {
    const { trouble } = this.#state;
    return new AccessEnded(() =>
      trouble === null ? m.signInThere() : m.signInThereAfter({ trouble: TROUBLE_WORDS[trouble]() }),
    );
  }

  #change(change: Partial<TokenState>): void {
    const next = { ...this.#state, ...change };
    const same =
      next.person === this.#state.person &&
      next.offers === this.#state.offers &&
      next.trouble === this.#state.trouble &&
      next.ended === this.#state.ended;
    if (same) return;
    this.#state = next;
    this.around.onChange(next);
  }
}
