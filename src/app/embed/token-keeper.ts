import { readToken, type TokenFault } from '../../contracts/embed/claims.ts';
import type { FrameMessage } from '../../contracts/embed/messages.ts';
import { AccessEnded, type Access, type Refusal } from '../http/access.ts';
import { personOf, timeLeft } from '../session/token-claims.ts';

type Reason = Extract<FrameMessage, { t: 'needToken' }>['reason'];

/** The next token is asked for so long before this one's time is over, ms. */
const EARLY_MS = 30_000;
/** A token this near to its end may be refused on its way, ms. */
const TOO_LATE_MS = 2_000;
const BETWEEN_ASKS_MS = 10_000;
const ASKS_IN_A_ROW = 3;
/** After those, the panel may have been mended meanwhile, ms. */
const BETWEEN_SLOW_ASKS_MS = 60_000;
/** So long the panel may take to answer, ms. */
const ANSWER_MS = 30_000;

/** Why there is no token that works. */
export type TokenTrouble =
  /** The panel does not answer. */
  | 'silent'
  /** It is for a page of another origin than the one that gave it. */
  | 'misdirected'
  /** It is no token, or a claim is not as it must be. */
  | 'unreadable'
  /** The gateway refuses one token after another. */
  | 'refused';

/** What to tell the person, and whether requests wait for the next token or fail: the panel is then asked once a minute. */
export interface TokenState {
  /** Whom the newest usable token is for; `null` before the first. */
  person: string | null;
  trouble: TokenTrouble | null;
  ended: boolean;
}

export const TROUBLE_WORDS: Record<TokenTrouble, string> = {
  silent: 'The control panel did not answer when it was asked for the next token.',
  misdirected: 'The control panel gave a token that was made for another page.',
  unreadable: 'The control panel gave a token that cannot be used.',
  refused: 'The control panel gives tokens that are not accepted.',
};

interface Held {
  token: string;
  /** On both clocks of this device: one stands still while the machine sleeps, the other may be set. */
  endsAt: { monotonic: number; wall: number };
}

interface Waiter {
  resolve: (token: string) => void;
  reject: (reason: unknown) => void;
}

interface Surroundings {
  /** Origin of the page that answered the handshake: the only one whose tokens are taken. */
  parent: string;
  ask: (reason: Reason) => void;
  /** Called before a token for someone else is used: nothing of the one before may be seen any more. */
  onOther: () => void;
  /** Called once for each token that cannot be used or was refused. Never for the customer's eyes. */
  onProblem: (refusal: Refusal) => void;
  /** Called at each change of `state`. */
  onChange: (state: TokenState) => void;
}

/** Holds the newest token in memory, and has the panel give the next one in time. */
export class TokenKeeper implements Access {
  #held: Held | null = null;
  #refused = new Set<string>();
  #state: TokenState = { person: null, trouble: null, ended: false };
  readonly #waiting = new Set<Waiter>();
  #asks = 0;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** The reason of the ask that is planned or not yet answered. */
  #asking: Reason | null = null;
  #askTimer: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly around: Surroundings) {}

  get state(): TokenState {
    return this.#state;
  }

  /** Takes a token from the panel, or says what is wrong with it and asks for another. */
  receive(token: string): void {
    const reason = this.#asking;
    clearTimeout(this.#askTimer);
    this.#asking = null;
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
    this.#held = { token, endsAt: { monotonic: performance.now() + left, wall: Date.now() + left } };
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => this.#need('expiring'), Math.max(left - EARLY_MS, 0));
    // A renewal in time is no failure; one after a refusal counts until the gateway has taken it.
    if (reason === 'expiring') this.#asks = 0;
    const person = personOf(claims);
    if (this.#state.person !== null && this.#state.person !== person) {
      this.#settle(({ reject }) => reject(this.#ended()));
      this.around.onOther();
    }
    // That the gateway refuses tokens is over when it has taken one.
    const trouble = this.#refused.size > 1 ? this.#state.trouble : null;
    this.#change({ person, trouble, ended: false });
    this.#settle(({ resolve }) => resolve(token));
  }

  /** For a person's "Try again" after all tries were in vain. */
  askAgain(): void {
    this.#asks = 0;
    clearTimeout(this.#askTimer);
    this.#asking = null;
    this.#change({ ended: false });
    this.#need('rejected');
  }

  token(signal: AbortSignal): Promise<string> {
    const held = this.#usable();
    return held === null ? this.#next('expiring', signal) : Promise.resolve(held);
  }

  renewed(refused: string, signal: AbortSignal, why: Refusal): Promise<string> {
    if (!this.#refused.has(refused)) {
      this.#refused.add(refused);
      this.around.onProblem(why);
      // One may have ended on its way.
      if (this.#refused.size > 1) this.#change({ trouble: 'refused' });
    }
    const held = this.#usable();
    // Another request was refused before, and the next token is there already.
    if (held !== null) return Promise.resolve(held);
    return this.#next('rejected', signal);
  }

  worked(token: string): void {
    if (this.#held?.token === token) this.#asks = 0;
    this.#refused.clear();
    if (this.#state.trouble === 'refused') this.#change({ trouble: null });
  }

  #usable(): string | null {
    if (!this.#held || this.#refused.has(this.#held.token)) return null;
    const { token, endsAt } = this.#held;
    const over = performance.now() > endsAt.monotonic - TOO_LATE_MS || Date.now() > endsAt.wall - TOO_LATE_MS;
    return over ? null : token;
  }

  #next(reason: Reason, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      this.#need(reason);
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

  /** Asks once for all who need it, when it may. */
  #need(reason: Reason): void {
    if (this.#asking !== null) return;
    if (this.#asks >= ASKS_IN_A_ROW) this.#end();
    this.#asking = reason;
    const between = this.#state.ended ? BETWEEN_SLOW_ASKS_MS : BETWEEN_ASKS_MS;
    const wait = this.#askedAt + between - performance.now();
    if (wait <= 0) this.#ask(reason);
    else this.#askTimer = setTimeout(() => this.#ask(reason), wait);
  }

  #ask(reason: Reason): void {
    this.#asks += 1;
    this.#askedAt = performance.now();
    this.#askTimer = setTimeout(() => {
      this.#asking = null;
      this.#fail('silent');
    }, ANSWER_MS);
    this.around.ask(reason);
  }

  #end(): void {
    this.#change({ trouble: this.#state.trouble ?? 'refused', ended: true });
    this.#settle(({ reject }) => reject(this.#ended()));
  }

  #ended(): AccessEnded {
    const why = this.#state.trouble === null ? '' : `${TROUBLE_WORDS[this.#state.trouble]} `;
    return new AccessEnded(`${why}Reload the control panel's page, or sign in there again.`);
  }

  #change(change: Partial<TokenState>): void {
    const next = { ...this.#state, ...change };
    const same =
      next.person === this.#state.person &&
      next.trouble === this.#state.trouble &&
      next.ended === this.#state.ended;
    if (same) return;
    this.#state = next;
    this.around.onChange(next);
  }
}
