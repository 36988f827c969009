import { readToken, type EmbedClaims } from '../../contracts/embed/claims.ts';
import { AccessEnded, type Access } from '../http/access.ts';
import { timeLeft } from './token-claims.ts';

/** Why a pasted text is not used: what is wrong with it, as the end of a sentence, or the page that it is for. */
export type PasteProblem = { wrong: string } | { madeFor: string };

interface Held {
  token: string;
  claims: EmbedClaims;
}

/** The token that a person pasted, where no control panel gives one. In memory until the page closes. */
export class PastedToken implements Access {
  readonly #listeners = new Set<() => void>();
  #held: Held | null = null;
  #over = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What the token says; `null` before one was taken. */
  readonly claims = (): EmbedClaims | null => this.#held?.claims ?? null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /**
   * Takes a token in place of the one before.
   *
   * @param pasted with any space and line breaks that came with it
   * @param origin the page's own: a token for another page is not taken
   * @param onEnd called once its time is over
   */
  take(pasted: string, origin: string, onEnd: () => void): PasteProblem | EmbedClaims {
    const token = pasted.replace(/\s+/g, '');
    const read = readToken(token);
    if ('fault' in read) return { wrong: read.fault.reason };
    const { claims } = read;
    if (claims.parent !== origin) return { madeFor: claims.parent };
    this.#held = { token, claims };
    this.#over = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#over = true;
      onEnd();
    }, timeLeft(claims));
    for (const listener of this.#listeners) listener();
    return claims;
  }

  token(): Promise<string> {
    if (this.#held && !this.#over) return Promise.resolve(this.#held.token);
    return Promise.reject(new AccessEnded('The time of your token is over. Paste a new one.'));
  }

  /** There is no panel to ask. */
  renewed(): Promise<null> {
    return Promise.resolve(null);
  }

  worked(): void {
    // One use is as good as the next.
  }
}

/** The page's own. */
export const pastedToken = new PastedToken();
