import {
  EVERY_VPS,
  isActionAllowed,
  type Action,
  type AllowedActions,
} from '../../contracts/gateway/actions.ts';
import type { HostupReads } from '../hostup.ts';
import type { Outcome } from '../outcome.ts';
import type { ActionOutcome } from './action-outcome.ts';
import type { Actor } from './actor.ts';
import type { ActionRequest, HostupActions } from './hostup-actions.ts';

/** What a visitor can do: the routes have no other way to an action. */
export interface VisitorActions {
  /** As the session lists it. */
  allowed: AllowedActions;
  run(request: ActionRequest): Promise<ActionOutcome>;
  /** @param jobId as the result of an action gave it */
  job(jobId: string, signal: AbortSignal): Promise<Outcome>;
}

/** @param actor without what follows from `allowed` */
export function actionsOf(
  actions: HostupActions,
  allowed: AllowedActions,
  actor: Omit<Actor, 'mayDo' | 'mayActOn'>,
): VisitorActions {
  const whole: Actor = {
    ...actor,
    mayDo: (vpsId, action) => isActionAllowed(allowed, vpsId, action),
    mayActOn: (vpsId) =>
      [vpsId, EVERY_VPS].some((id) => Object.hasOwn(allowed, id) && (allowed[id]?.length ?? 0) > 0),
  };
  return {
    allowed,
    run: (request) => actions.run(request, whole),
    job: (jobId, signal) => actions.job(jobId, whole, signal),
  };
}

/** The owner's, on every VPS of the account. */
export function ownerActions(
  actions: HostupActions,
  { fresh }: Pick<HostupReads, 'fresh'>,
  allowed: readonly Action[],
): VisitorActions {
  return actionsOf(
    actions,
    { [EVERY_VPS]: [...allowed] },
    {
      person: 'owner',
      who: 'owner',
      freshMedia: fresh.isoMedia,
      freshStatus: fresh.status,
      shown: (failure) => failure,
    },
  );
}
