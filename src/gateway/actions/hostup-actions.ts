import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { ASSUMED_JOBS_NEED_WRITE_KEY, ASSUMED_POWERED_OFF } from '../../contracts/assumptions.ts';
import type { ActionResult } from '../../contracts/gateway/action-bodies.ts';
import { isoMedia } from '../../contracts/hostup/iso-media.ts';
import { vpsStatus } from '../../contracts/hostup/vps-status.ts';
import { parsed } from '../derived.ts';
import type { Upstream } from '../environment.ts';
import type { Failure } from '../failure.ts';
import type { HostupReads } from '../hostup.ts';
import { NO_LOG, type Log } from '../log.ts';
import { NO_METER, type Meter } from '../meter.ts';
import type { Outcome } from '../outcome.ts';
import { ProviderLimits } from '../provider-limits.ts';
import type { ReadOptions } from '../provider-reads.ts';
import { MemoryState } from '../state/memory-state.ts';
import { SharedLimits } from '../state/shared-limits.ts';
import { sharers } from '../state/shared-state.ts';
import {
  AUDIT_FAILED,
  failureOfFailedOperation,
  IN_PROGRESS,
  KEY_REUSED,
  NO_JOB,
  NOT_ALLOWED,
  notDone,
  TOKEN_USED,
  tooOld,
} from './action-failure.ts';
import { notCalled, type ActionOutcome } from './action-outcome.ts';
import type { Actor } from './actor.ts';
import { entryOf, outcomeEntry } from './audit-entry.ts';
import type { Audit, AuditEntry } from './audit.ts';
import { endClaim } from './end-claim.ts';
import {
  callOf,
  createHostupWrites,
  type HostupCall,
  type HostupWrites,
  type WriteOutcome,
} from './hostup-writes.ts';
import { fingerprintOf, hashOf, type Intent } from './intent.ts';
import { JobReferences, pollPathOf } from './job-reference.ts';
import { createJobReads } from './job-reads.ts';
import type { ActionJournal } from './journal.ts';
import { closedGate, refusalOf } from './media-rules.ts';

/** One request for an action. */
export interface ActionRequest {
  intent: Intent;
  /** As the browser chose it: names the intent. */
  idempotencyKey: string;
  /** The gateway's ID of the request. */
  requestId: string;
}

/** The actions of one account of HostUp. */
export interface HostupActions {
  /** Does it at most once, and only what the actor may do with the media as they are now. */
  run(request: ActionRequest, actor: Actor): Promise<ActionOutcome>;
  /** @param jobId as a result gave it */
  job(jobId: string, actor: Actor, signal: AbortSignal): Promise<Outcome>;
  close(): Promise<void>;
}

export interface ActionOptions extends Pick<ReadOptions, 'share' | 'limitPerResource' | 'state'> {
  audit: Audit;
  journal: ActionJournal;
  log?: Log;
  meter?: Meter;
  /** Instead of HTTP, for tests. */
  writes?: HostupWrites;
}

const MAX_ENDED = 1_000;

/** An action takes no longer, ms. The lock of a replica that crashed ends after it. */
const LOCK_MS = 60_000;

function auditError(error: unknown, requestId: string) {
  return { requestId, reason: error instanceof Error ? error.message : '' };
}

/** Does what may fail without consequence. */
function attempt(write: () => void, requestId: string, log: Log): void {
  try {
    write();
  } catch (error) {
    log.error(auditError(error, requestId), 'audit failed');
  }
}

/**
 * @param upstream with the key for actions, which reads never have
 * @param reads of the same account: what they cache is dropped after an action
 */
export function createHostupActions(
  upstream: Upstream & { readKey: string },
  reads: Pick<HostupReads, 'renew'>,
  {
    audit,
    journal,
    log = NO_LOG,
    meter = NO_METER,
    share,
    limitPerResource = false,
    state = new MemoryState(),
    writes: given,
  }: ActionOptions,
): HostupActions {
  const limits = new ProviderLimits('hostup', share, limitPerResource, () => sharers(state));
  const shared = state.local
    ? undefined
    : new SharedLimits(state, ['hostup', upstream.url, upstream.apiKey], limits);
  const writes = given ?? createHostupWrites(upstream, limits, { log, meter, shared });
  const { url, apiKey, readKey } = upstream;
  const references = new JobReferences([readKey, apiKey]);
  const jobUpstream = { url, apiKey: ASSUMED_JOBS_NEED_WRITE_KEY ? apiKey : readKey };
  const jobs = createJobReads(jobUpstream, { rateLimits: limits, log, meter, state });
  const account = hashOf(readKey, url);
  /** Paths of jobs that were seen to end, the oldest first. */
  const ended = new Set<string>();

  /** What is cached may be older than what was done: of the account for its library, of the VPS for drives and power. */
  function renew({ action, vpsId }: Pick<Intent, 'action' | 'vpsId'>): Promise<void> {
    return reads.renew(action === 'download' || action === 'delete' ? undefined : vpsId);
  }

  /** A limit of the key for actions holds back no read with the other key. */
  function ofJob(failure: Failure): Failure {
    const isOtherKey = jobUpstream.apiKey !== readKey;
    return failure.code === 'upstream_rate_limited' && isOtherKey
      ? { ...failure, resourceOnly: true }
      : failure;
  }

  function remember(path: string): void {
    ended.add(path);
    const [oldest] = ended;
    if (ended.size > MAX_ENDED && oldest !== undefined) ended.delete(oldest);
  }

  async function prepare(intent: Intent, actor: Actor): Promise<HostupCall | Failure> {
    if (intent.action === 'restart') {
      const status = await actor.freshStatus(intent.vpsId);
      if (!status.ok) return status.failure;
      const { powerState, actions } = v.parse(vpsStatus, parsed(status));
      const gate = actions?.canRestart;
      return (gate && closedGate(gate)) ?? callOf(intent, ASSUMED_POWERED_OFF.has(powerState ?? ''));
    }
    const media = await actor.freshMedia(intent.vpsId);
    if (!media.ok) return media.failure;
    return refusalOf(intent, v.parse(isoMedia, parsed(media))) ?? callOf(intent);
  }

  /** Everything from here on happens at most once for one intent. */
  async function perform(
    { intent, requestId }: ActionRequest,
    actor: Actor,
    key: string,
  ): Promise<ActionOutcome> {
    const record = (event: AuditEntry['event'], more: Partial<AuditEntry> = {}) =>
      audit.write({ ...entryOf(intent, actor), event, key, requestId, ...more });
    const refused = (failure: Failure): ActionOutcome => {
      attempt(() => record('refused', { outcome: failure.code }), requestId, log);
      return notCalled(notDone(failure));
    };
    const call = await prepare(intent, actor);
    if ('code' in call) return refused(call);
    const hold = await writes.reserve(call);
    if (hold) return refused(hold);
    if (actor.token && !(await journal.use(actor.token.name))) return refused(TOKEN_USED);
    try {
      record('intent', actor.token && { token: actor.token.name });
    } catch (error) {
      log.error(auditError(error, requestId), 'audit failed');
      return notCalled(AUDIT_FAILED);
    }
    const outcome = await writes.send(call);
    await renew(intent);
    attempt(() => record('outcome', outcomeEntry(outcome)), requestId, log);
    if (!outcome.ok) return { ok: false, called: true, failure: outcome.failure };
    return resultOf(intent, call, outcome);
  }

  function resultOf(
    { action, vpsId }: Intent,
    { name }: HostupCall,
    { operation, status }: Extract<WriteOutcome, { ok: true }>,
  ): ActionOutcome {
    const path = pollPathOf(operation?.pollUrl ?? null, upstream.url);
    if (operation?.pollUrl && path === null)
      log.warn({ call: name }, 'job not followed: its pollUrl is not one of HostUp');
    const word = operation?.status ?? null;
    if (path === null && word === 'failed')
      return { ok: false, called: true, failure: failureOfFailedOperation() };
    const job = path === null ? null : { id: references.seal({ vpsId, action, path }), status: word };
    const goesOn = job !== null || (status === 202 && word !== 'completed');
    const result: ActionResult = { action, call: name, outcome: goesOn ? 'started' : 'done', job };
    return { ok: true, called: true, result };
  }

  return {
    async run(request, actor) {
      const { intent, idempotencyKey } = request;
      const { vpsId, action } = intent;
      if (!actor.mayDo(vpsId, action)) return notCalled(NOT_ALLOWED);
      const key = hashOf(actor.person, idempotencyKey);
      const outcome = journal.once(key, fingerprintOf(intent), async () => {
        const { token } = actor;
        const wrong = token && ((await journal.isUsed(token.name)) ? TOKEN_USED : tooOld(token.iat, action));
        if (wrong) return notCalled(wrong);
        const [lock, holder] = [`lock:${account}:${vpsId}`, randomUUID()];
        try {
          if (await state.claim(lock, holder, LOCK_MS)) return notCalled(IN_PROGRESS);
          return await perform(request, actor, key);
        } finally {
          // Also after a claim without a reply: it may have been carried out.
          await endClaim(state, lock, holder, LOCK_MS);
        }
      });
      const settled = (await outcome) ?? notCalled(KEY_REUSED);
      meter.action(action, settled.ok ? settled.result.outcome : settled.failure.code);
      return settled.ok ? settled : { ...settled, failure: actor.shown(settled.failure) };
    },
    async job(jobId, actor, signal) {
      const reference = references.open(jobId);
      if (!reference || !actor.mayActOn(reference.vpsId)) return { ok: false, failure: NO_JOB };
      const outcome = await jobs.read(reference, jobId, signal);
      if (!outcome.ok) return { ok: false, failure: actor.shown(ofJob(outcome.failure)) };
      if (outcome.state !== 'running' && !ended.has(reference.path)) {
        await renew(reference);
        remember(reference.path);
      }
      return outcome;
    },
    async close() {
      await Promise.all([writes.close(), jobs.close()]);
    },
  };
}
