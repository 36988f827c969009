import {
  ASSUMED_MOUNT_TAKES_DEVICE,
  ASSUMED_RESTART_BODY,
  assumedSuccess,
} from '../../contracts/assumptions.ts';
import type { ActionResult } from '../../contracts/gateway/action-bodies.ts';
import { operationIn, type Operation } from '../../contracts/hostup/operation.ts';
import { RateHold } from '../../rate-limit/rate-hold.ts';
import type { Upstream } from '../environment.ts';
import { failedCall } from '../failed-call.ts';
import type { Failure } from '../failure.ts';
import type { Log } from '../log.ts';
import type { Meter } from '../meter.ts';
import { paceReached } from '../limit-failures.ts';
import type { ProviderLimits } from '../provider-limits.ts';
import { type SharedLimits, unlessDown } from '../state/shared-limits.ts';
import { UpstreamFault } from '../upstream-exchange.ts';
import { failureOfLostResponse, failureOfRefusal, failureOfUnsent, notDone } from './action-failure.ts';
import type { Intent } from './intent.ts';
import { createWriteClient, type WriteClient } from './write-client.ts';

/** What HostUp made of an action. */
export type WriteOutcome =
  { ok: true; status: number; operation: Operation | null } | { ok: false; failure: Failure };

/** HostUp's calls that change something: `write:vm` and `write:storage`, for a restart `power:vm`. */
export interface HostupWrites {
  /**
   * Takes a place for a call within the rate limit, on all replicas together.
   *
   * @returns why no call may be made now; `undefined` when it may
   * @throws StateDown where the replicas cannot know of each other's calls
   */
  reserve(call: HostupCall): Promise<Failure | undefined>;
  /** Makes the call, once. Never throws: what is not known is a failure that says so. */
  send(call: HostupCall): Promise<WriteOutcome>;
  close(): Promise<void>;
}

/** One documented call. */
export interface HostupCall {
  name: ActionResult['call'];
  method: 'POST' | 'DELETE';
  /** With placeholders, as it may be logged and shown. */
  template: string;
  path: string;
  body?: object;
}

/**
 * The call that an intent takes.
 *
 * Sources: https://developer.hostup.se/endpoints/vps-services/post-v2-vps-id-iso-actions-unmount,
 * …/post-v2-vps-id-iso-actions-from-url, …/post-v2-vps-id-actions-restart; mounting and deleting are named by
 * …/get-v2-vps-id-iso.
 *
 * @param isOff whether the VPS is stopped: then it is started
 */
export function callOf(intent: Intent, isOff = false): HostupCall {
  const at = (rest: string) => ({
    template: `/api/v2/vps/{id}/${rest}`,
    path: `/api/v2/vps/${encodeURIComponent(intent.vpsId)}/${rest}`,
  });
  if (intent.action === 'mount') {
    const { isoId, device } = intent.body;
    const body = { isoId, ...(device !== undefined && ASSUMED_MOUNT_TAKES_DEVICE && { device }) };
    return { name: 'mount', method: 'POST', ...at('iso/actions/mount'), body };
  }
  if (intent.action === 'unmount') {
    const { device } = intent.body;
    return { name: 'unmount', method: 'POST', ...at('iso/actions/unmount'), body: { device } };
  }
  if (intent.action === 'download') {
    return { name: 'from-url', method: 'POST', ...at('iso/actions/from-url'), body: intent.body };
  }
  if (intent.action === 'delete') {
    const { path } = at(`iso/${encodeURIComponent(intent.isoId)}`);
    return { name: 'delete', method: 'DELETE', template: '/api/v2/vps/{id}/iso/{volid}', path };
  }
  const { action } = intent satisfies { action: 'restart' };
  const name = isOff ? 'start' : action;
  return { name, method: 'POST', ...at(`actions/${name}`), body: ASSUMED_RESTART_BODY };
}

/**
 * @param limits of the write key, which has a rate limit of its own; `shared` is the same over all replicas, and absent where
 *   the process is alone
 */
export function createHostupWrites(
  upstream: Upstream,
  limits: ProviderLimits,
  { log, meter, shared }: { log: Log; meter: Meter; shared?: SharedLimits | undefined },
  client: WriteClient = createWriteClient(upstream),
): HostupWrites {
  return {
    async reserve({ path }) {
      await shared?.look(path);
      const { holds, pace } = limits.of(path);
      const hold = holds.holding(path);
      if (hold) return limits.onHold(path, hold);
      const free = pace.remaining <= 0 && (!shared || (await shared.enter(path, undefined, pace.allowed)));
      return free ? undefined : paceReached('hostup', Math.max(1_000, pace.remaining), pace);
    },
    async send({ method, template, path, body }) {
      const { holds, pace } = limits.of(path);
      const admission = holds.admit(path);
      if (admission instanceof RateHold)
        return { ok: false, failure: notDone(limits.onHold(path, admission)) };
      const endpoint = `${method} ${template}`;
      const startedAt = performance.now();
      const counted = (result: string) =>
        meter.providerCall('hostup', endpoint, result, performance.now() - startedAt);
      const fail = (failure: Failure): WriteOutcome => {
        counted(failure.code);
        if (failure.retryAfter !== undefined) meter.held('hostup', failure.retryAfter);
        log.warn(failedCall('hostup', endpoint, failure, startedAt), 'provider call failed');
        return { ok: false, failure };
      };
      pace.begin(path);
      try {
        const response = await client.send(method, path, body);
        pace.learn(response.headers);
        await unlessDown(async () => shared?.shareLimit(path));
        const { status, json } = response;
        if (assumedSuccess(status)) {
          limits.accepted(path, admission);
          counted('ok');
          return { ok: true, status, operation: operationIn(json) };
        }
        const failure = limits.refused(path, failureOfRefusal(endpoint, response), response, admission);
        await unlessDown(async () => shared?.shareHolds(path));
        return fail(failure);
      } catch (error) {
        if (!(error instanceof UpstreamFault)) throw error;
        return fail(error.sent ? failureOfLostResponse(endpoint, error) : failureOfUnsent(endpoint, error));
      } finally {
        admission.end();
      }
    },
    close: () => client.close(),
  };
}
