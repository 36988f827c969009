/** Why the gateway refused a token, for the panel's staff. */
export interface Refusal {
  /** One of the gateway's error codes. */
  code: string;
  /** Path of the claim, where one is to blame. */
  claim: string | null;
  detail: string;
}

/** Provides the token for requests where the gateway requires one. */
export interface Access {
  /**
   * The token to send. Waits for the first one, and for the next one once the time of this one is over.
   *
   * @throws {AccessEnded} when no other will come by itself; the signal's reason when that is aborted
   */
  token(signal: AbortSignal): Promise<string>;
  /**
   * The token to send one action with: one that no action was sent with before. Waits for the next one where this one was
   * used or is too old; throws as `token` does.
   *
   * @param maxAge ms since it was issued
   */
  tokenForAction(maxAge: number, signal: AbortSignal): Promise<string>;
  /** The gateway refused this token: the one to try instead, or `null` where no other comes by itself. Throws as `token` does. */
  renewed(refused: string, signal: AbortSignal, why: Refusal): Promise<string> | null;
  /** The gateway took this token. */
  worked(token: string): void;
}

/** There is no token to send. The message says why and what to do, in one or two sentences. */
export class AccessEnded extends Error {
  override readonly name = 'AccessEnded';
  readonly #words: string | (() => string);

  /** @param words the message; a function where it follows the page's language */
  constructor(words: string | (() => string)) {
    super();
    this.#words = words;
  }

  override get message(): string {
    return typeof this.#words === 'string' ? this.#words : this.#words();
  }
}

let current: Access | null = null;

/** The source of tokens; `null` where the gateway requires none, and before a token is pasted. In memory only. */
export function currentAccess(): Access | null {
  return current;
}

export function setAccess(next: Access | null): void {
  current = next;
}
