import type { Failure } from './failure.ts';

/** What one read of a provider came to: a body ready to send, or the reason why it has none. */
export type Outcome =
  | {
      ok: true;
      /** JSON of the documented fields. */
      body: string;
      headers: Record<string, string>;
      /** JSON as it came, keys masked; absent where it may not be seen. */
      received?: () => string;
      /** Whether `received` is cut down to what a token opens. */
      narrowed?: boolean;
    }
  | { ok: false; failure: Failure };

/** About: a character may take two bytes, and the payload derived from the body as much again. */
export function bytesOf(outcome: Outcome): number {
  if (!outcome.ok) return 4 * JSON.stringify(outcome.failure).length;
  // What came is cached too: it is about as long as what was read of it.
  return 4 * outcome.body.length * (outcome.received ? 2 : 1);
}
