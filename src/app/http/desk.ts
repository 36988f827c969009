/** What requests have to know where people sign in and look at several accounts. */
export interface Desk {
  /** The path as it is requested: with the account of this page. */
  at(path: string): string;
  /** Why nothing is requested at a path: the account of this page is not open to the person. `null` where it is. */
  refusal(path: string): (() => string) | null;
  /** Whether a response belongs to the session of this page, and not to that of someone who signed in since. */
  isOurs(headers: Headers): boolean;
  /**
   * The gateway refused an action until the person signs in again. Resolves once they have; `false` when they do not, or
   * someone else does: then the action must not be sent.
   *
   * @param code the gateway's error code
   */
  signedInAgain(code: string): Promise<boolean>;
  /** Why nothing can be done in this account, as a sentence; `null` where a customer's words do. */
  whyReadOnly(): string | null;
}

let current: Desk | null = null;

/** `null` where nobody signs in: for an owner, in a frame, and in the static build. */
export function currentDesk(): Desk | null {
  return current;
}

export function setDesk(next: Desk | null): void {
  current = next;
}
