import type { ActionResult } from '../../contracts/gateway/action-bodies.ts';
import type { Failure } from '../failure.ts';

/** What an action came to. `called`: HostUp was called, or may have been. */
export type ActionOutcome =
  { ok: true; called: true; result: ActionResult } | { ok: false; called: boolean; failure: Failure };

/** The outcome of an action for which HostUp was not called. */
export function notCalled(failure: Failure): ActionOutcome {
  return { ok: false, called: false, failure };
}
