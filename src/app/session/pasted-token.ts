import { readToken, type EmbedClaims } from '../../contracts/embed/claims.ts';
import { AccessEnded, type Access } from '../http/access.ts';
import { ageOf, timeLeft } from './token-claims.ts';
import * as m from './messages/token.en.ts';

/** Why a pasted text is not used: what is wrong with it, as the end of a sentence, or the page that it is for. */
export type PasteProblem = { wrong: string } | { madeFor: string };

interface Pasted {
  token: string;
  claims: EmbedClaims;
}

/** The token that a person pasted, where no control panel gives one. In memory until the page closes. */
export class PastedToken implements Access {
  readonly #listeners = new Set<() => void>();
  #current: Pasted | null = null;
  #expired = false;
  /** The newest one that the gateway refused. */
  #refused: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The claims of the token; `null` before one was taken. */
  readonly claims = (): EmbedClaims | null => this.#current?.claims ?? null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /**
   * Takes a token in place of the one before.
   *
   * @param pasted with any space and line breaks that came with it
   * @param origin the page's own: a token for another page is not taken
   * @param onEnd called once it has expired
   */
  take(pasted: string, origin: string, onEnd: () => void): PasteProblem | EmbedClaims {
    const token = pasted.replace(/\s+/g, '');
    const read = readToken(token);
    if ('fault' in read) return { wrong: read.fault.reason };
    const { claims } = read;
    if (claims.parent !== origin) return { madeFor: claims.parent };
    this.#current = { token, claims };
    this.#expired = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#expired = true;
      onEnd();
    }, timeLeft(claims));
    for (const listener of this.#listeners) listener();
    return claims;
  }

  token(): Promise<string> {
    if (this.#current && !this.#expired) return Promise.resolve(this.#current.token);
    return Promise.reject(new AccessEnded(() => m.expired()));
  }

  /** One action for each token that is pasted. */
  tokenForAction(maxAge: number): Promise<string> {
    const { token, claims } = this.#current ?? {};
    if (token !== undefined && token === this.#refused) {
      return Promise.reject(new AccessEnded(() => m.usedUp()));
    }
    if (claims && ageOf(claims) > maxAge) {
      return Promise.reject(new AccessEnded(() => m.tooOld()));
    }
    return this.token();
  }

  /** There is no panel to get another from. */
  renewed(refused: string): null {
    this.#refused = refused;
    return null;
  }

  worked(): void {
    // One use is as good as the next.
  }
}

/** The page's own. */
export const pastedToken = new PastedToken();
