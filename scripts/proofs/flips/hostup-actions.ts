import { expect } from 'vitest';
import type { Actor } from '../../../src/gateway/actions/actor.ts';
import type { ActionGate } from '../../../src/contracts/hostup/iso-media.ts';
import type { Flip } from './flip.ts';

const OPEN: ActionGate = { allowed: true, reason: null };
const CLOSED: ActionGate = { allowed: false, reason: 'Not now.' };
const JOB = { path: '/api/jobs/job_1', vpsId: 'vps_1', action: 'download' } as const;

/** For whom an action is done: may do everything, and sees no VPS. */
async function anyone(): Promise<Actor> {
  const { NO_JOB } = await import('../../../src/gateway/actions/action-failure.ts');
  return {
    person: 'p',
    who: 'owner',
    mayDo: () => true,
    mayActOn: () => true,
    freshMedia: () => Promise.resolve({ ok: false, failure: NO_JOB }),
    freshStatus: () => Promise.resolve({ ok: false, failure: NO_JOB }),
    shown: (failure) => failure,
  };
}

/** A restart at a HostUp whose live status is this: the call that was made, or why none was. */
async function restart(status: object): Promise<unknown> {
  const { createHostupReads } = await import('../../../src/gateway/hostup.ts');
  const { respondJson, startUpstream } = await import('../../../src/gateway/upstream.fixture.ts');
  const upstream = await startUpstream((_, response) => respondJson(response, status));
  const reads = createHostupReads({ url: upstream.url, apiKey: 'read' });
  const { createHostupActions } = await import('../../../src/gateway/actions/hostup-actions.ts');
  const { logAudit } = await import('../../../src/gateway/actions/audit.ts');
  const { NO_LOG } = await import('../../../src/gateway/log.ts');
  const { ActionJournal } = await import('../../../src/gateway/actions/journal.ts');
  let sent: unknown = 'nothing';
  const actions = createHostupActions(
    { url: 'https://hostup.example', apiKey: 'write', readKey: 'read' },
    reads,
    {
      audit: logAudit(NO_LOG),
      journal: new ActionJournal([]),
      writes: {
        reserve: () => Promise.resolve(undefined),
        send: ({ path, body }) => {
          sent = { path, body };
          return Promise.resolve({ ok: true, status: 202, operation: null });
        },
        close: () => Promise.resolve(),
      },
    },
  );
  const { signal } = new AbortController();
  const outcome = await actions.run(
    { intent: { action: 'restart', vpsId: 'vps_1' }, idempotencyKey: 'k'.repeat(16), requestId: 'r' },
    { ...(await anyone()), freshStatus: (vpsId) => reads.status(vpsId, signal) },
  );
  await Promise.all([actions.close(), reads.close()]);
  return outcome.ok ? sent : outcome.failure.code;
}

/** The deletion of an image at a HostUp that responds with this status. */
async function deletion(status: number): Promise<unknown> {
  const { callOf, createHostupWrites } = await import('../../../src/gateway/actions/hostup-writes.ts');
  const { NO_LOG } = await import('../../../src/gateway/log.ts');
  const { NO_METER } = await import('../../../src/gateway/meter.ts');
  const { ProviderLimits } = await import('../../../src/gateway/provider-limits.ts');
  const response = { status, headers: new Headers(), json: {}, unreadable: undefined, completedAt: 0 };
  const writes = createHostupWrites(
    { url: 'https://hostup.example', apiKey: 'write' },
    new ProviderLimits('hostup', 0.5, false, () => 1),
    { log: NO_LOG, meter: NO_METER },
    { send: () => Promise.resolve(response), close: () => Promise.resolve() },
  );
  const intent = { action: 'delete', vpsId: 'vps_1', isoId: 'iso_1' } as const;
  const outcome = await writes.send(callOf(intent));
  await writes.close();
  return outcome.ok ? 'done' : outcome.failure.code;
}

async function jobStates(): Promise<unknown> {
  const { jobStateIn } = await import('../../../src/contracts/hostup/job.ts');
  return [{ status: 'completed' }, { status: 'finished' }, { status: 'queued', progress: 0 }].map((body) => {
    const { state, progress } = jobStateIn(body) ?? {};
    return `${state} ${progress}`;
  });
}

/** The key that a job is read with. */
async function keyOfJob(): Promise<unknown> {
  const { createHostupActions } = await import('../../../src/gateway/actions/hostup-actions.ts');
  const { JobReferences } = await import('../../../src/gateway/actions/job-reference.ts');
  const { logAudit } = await import('../../../src/gateway/actions/audit.ts');
  const { NO_LOG } = await import('../../../src/gateway/log.ts');
  const { ActionJournal } = await import('../../../src/gateway/actions/journal.ts');
  const { respondJson, startUpstream } = await import('../../../src/gateway/upstream.fixture.ts');
  const upstream = await startUpstream((_, response) => respondJson(response, { status: 'queued' }));
  const actions = createHostupActions(
    { url: upstream.url, apiKey: 'write', readKey: 'read' },
    { renew: () => Promise.resolve() },
    { audit: logAudit(NO_LOG), journal: new ActionJournal([]) },
  );
  const actor = await anyone();
  await actions.job(new JobReferences(['read', 'write']).seal(JOB), actor, AbortSignal.timeout(5_000));
  await actions.close();
  return upstream.calls.map(({ headers }) => headers.authorization);
}

export const HOSTUP_ACTIONS: Record<string, Flip> = {
  ASSUMED_MOUNT_TAKES_DEVICE: {
    truth: 'Mounting takes no device.',
    edit: ['ASSUMED_MOUNT_TAKES_DEVICE = true', 'ASSUMED_MOUNT_TAKES_DEVICE = false'],
    look: async () => {
      const { callOf } = await import('../../../src/gateway/actions/hostup-writes.ts');
      const body = { isoId: 'iso_1', device: 'ide3' } as const;
      return callOf({ action: 'mount', vpsId: 'vps_1', body }).body;
    },
    before: { isoId: 'iso_1', device: 'ide3' },
    after: { isoId: 'iso_1' },
  },
  ASSUMED_DEFAULT_DEVICE: {
    truth: 'Without a device HostUp mounts into ide3.',
    edit: [`ASSUMED_DEFAULT_DEVICE = 'ide2'`, `ASSUMED_DEFAULT_DEVICE = 'ide3'`],
    look: async () => {
      const { refusalOf } = await import('../../../src/gateway/actions/media-rules.ts');
      const { drive, media, UBUNTU } = await import('../../../src/app/media/iso-media.fixture.ts');
      const intent = { action: 'mount', vpsId: 'vps_1', body: { isoId: UBUNTU.id } } as const;
      return ['ide2', 'ide3'].map((device) => refusalOf(intent, media({ mounted: [drive(device)] }))?.code);
    },
    before: ['media_changed', undefined],
    after: [undefined, 'media_changed'],
  },
  ASSUMED_DOWNLOAD_GATE: {
    truth: 'No gate is about downloads from a URL.',
    edit: [`'canUpload' | null = 'canUpload'`, `'canUpload' | null = null`],
    look: async () => {
      const { downloadGate } = await import('../../../src/app/media/gate.ts');
      const { refusalOf } = await import('../../../src/gateway/actions/media-rules.ts');
      const { media } = await import('../../../src/app/media/iso-media.fixture.ts');
      const closed = media({ actions: { canMount: OPEN, canUpload: CLOSED } });
      const body = { url: 'https://example.com/a.iso', filename: 'a.iso' };
      const refusal = refusalOf({ action: 'download', vpsId: 'vps_1', body }, closed);
      return [downloadGate(closed.actions).open, refusal?.code];
    },
    before: [false, 'gate_closed'],
    after: [true, undefined],
  },
  ASSUMED_RESTART_GATE: {
    truth: 'The gate of a restart is called canReboot.',
    edit: [
      'v.object({ canRestart: v.nullish(part(actionGate), null) });',
      `v.pipe(
  v.object({ canRestart: v.nullish(part(actionGate), null), canReboot: v.nullish(part(actionGate), null) }),
  v.transform(({ canRestart, canReboot }) => ({ canRestart: canRestart ?? canReboot })),
);`,
    ],
    look: () => restart({ powerState: 'running', actions: { canReboot: CLOSED } }),
    before: { path: '/api/v2/vps/vps_1/actions/restart', body: {} },
    after: 'gate_closed',
  },
  ASSUMED_POWERED_OFF: {
    truth: 'A VPS that is off is "off".',
    edit: [`new Set(['stopped'])`, `new Set(['off'])`],
    look: async () => [await restart({ powerState: 'stopped' }), await restart({ powerState: 'off' })],
    before: [
      { path: '/api/v2/vps/vps_1/actions/start', body: {} },
      { path: '/api/v2/vps/vps_1/actions/restart', body: {} },
    ],
    after: [
      { path: '/api/v2/vps/vps_1/actions/restart', body: {} },
      { path: '/api/v2/vps/vps_1/actions/start', body: {} },
    ],
  },
  ASSUMED_RESTART_BODY: {
    truth: 'A restart is graceful only when it says so.',
    edit: [
      'ASSUMED_RESTART_BODY: Readonly<Record<string, never>> = {};',
      'ASSUMED_RESTART_BODY: Readonly<Record<string, unknown>> = { force: false };',
    ],
    look: () => restart({ powerState: 'running' }),
    before: { path: '/api/v2/vps/vps_1/actions/restart', body: {} },
    after: { path: '/api/v2/vps/vps_1/actions/restart', body: { force: false } },
  },
  assumedSuccess: {
    truth: 'A 207 says that a part of it failed.',
    edit: [
      'return status >= 200 && status < 300;',
      'return status >= 200 && status < 300 && status !== 207;',
    ],
    look: async () => [await deletion(204), await deletion(207)],
    before: ['done', 'done'],
    after: ['done', expect.stringMatching(/^(?:upstream|outcome)_/)],
  },
  ASSUMED_JOB_ENDS: {
    truth: 'A job ends with "finished".',
    edit: [`['completed', 'completed']`, `['finished', 'completed']`],
    look: jobStates,
    before: ['completed null', 'running null', 'running null'],
    after: ['running null', 'completed null', 'running null'],
  },
  ASSUMED_ZERO_PROGRESS_IS_UNKNOWN: {
    truth: 'A progress of 0 is one.',
    edit: ['ASSUMED_ZERO_PROGRESS_IS_UNKNOWN = true', 'ASSUMED_ZERO_PROGRESS_IS_UNKNOWN = false'],
    look: jobStates,
    before: ['completed null', 'running null', 'running null'],
    after: ['completed null', 'running null', 'running 0'],
  },
  ASSUMED_JOBS_NEED_WRITE_KEY: {
    truth: 'The key that reads may read jobs.',
    edit: ['ASSUMED_JOBS_NEED_WRITE_KEY = true', 'ASSUMED_JOBS_NEED_WRITE_KEY = false'],
    look: keyOfJob,
    before: ['Bearer write'],
    after: ['Bearer read'],
  },
};
