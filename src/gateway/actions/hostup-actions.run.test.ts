import { expect, onTestFinished, test, vi } from 'vitest';
import type { Operation } from '../../contracts/hostup/operation.ts';
import { collectLog, entriesOf } from '../log.fixture.ts';
import type { Outcome } from '../outcome.ts';
import { AUDIT_FAILED, failureOfFailedOperation, IN_PROGRESS, TOKEN_USED } from './action-failure.ts';
import type { Actor } from './actor.ts';
import type { AuditEntry } from './audit.ts';
import { createHostupActions } from './hostup-actions.ts';
import type { HostupWrites, WriteOutcome } from './hostup-writes.ts';
import type { Intent } from './intent.ts';
import { JobReferences } from './job-reference.ts';
import { ActionJournal } from './journal.ts';

const UPSTREAM = { url: 'https://hostup.test', apiKey: 'write', readKey: 'read' };
const RESTART: Intent = { vpsId: 'vps_1', action: 'restart' };
const DONE: WriteOutcome = { ok: true, status: 200, operation: null };
const read = (value: object): Outcome => ({ ok: true, body: JSON.stringify(value), headers: {} });

interface Rig {
  /** What HostUp makes of each call. */
  send?: HostupWrites['send'];
  reserve?: HostupWrites['reserve'];
  actor?: Partial<Actor>;
  /** Throws where the line cannot be kept. */
  write?: (entry: AuditEntry) => void;
}

/** Actions of an account whose calls do not leave the process. @returns with them what was sent and written */
function start({ send = () => Promise.resolve(DONE), reserve, actor, write = () => {} }: Rig = {}) {
  const sent = vi.fn<HostupWrites['send']>(send);
  const close = vi.fn<HostupWrites['close']>(() => Promise.resolve());
  const entries: AuditEntry[] = [];
  const { log, lines } = collectLog();
  const journal = new ActionJournal();
  const actions = createHostupActions(
    UPSTREAM,
    { renew: () => Promise.resolve() },
    {
      audit: {
        note: () => {},
        write(entry) {
          write(entry);
          entries.push(entry);
        },
        earlier: [],
        reopen: () => {},
        close: () => {},
      },
      journal,
      log,
      writes: { reserve: reserve ?? (() => Promise.resolve(undefined)), send: sent, close },
    },
  );
  onTestFinished(() => actions.close());
  const somebody: Actor = {
    person: 'owner',
    who: 'owner',
    mayDo: () => true,
    mayActOn: () => true,
    freshMedia: () => Promise.reject(new Error('not read here')),
    freshStatus: () => Promise.resolve(read({ powerState: 'running' })),
    shown: (failure) => failure,
    ...actor,
  };
  let number = 0;
  const run = (intent: Intent = RESTART, who: Partial<Actor> = {}) => {
    number += 1;
    const request = { intent, idempotencyKey: `key-${number}`, requestId: `req_${number}` };
    return actions.run(request, { ...somebody, ...who });
  };
  return { actions, run, journal, sent, close, entries, logged: () => entriesOf(lines) };
}

const operation = (fields: Partial<Operation>): Operation => ({
  status: null,
  jobId: null,
  pollUrl: null,
  ...fields,
});
const POLL = '/api/jobs/job_1';
/** Without a gate that would allow anything. */
const NO_MEDIA = { available: [], mounted: [], availableDevices: [], actions: {} };

test.each<[what: string, status: number, operation: Operation | null, outcome: string, job: object | null]>([
  ['a 200 without a word', 200, null, 'done', null],
  ['a 200 that says queued, with nothing to follow', 200, operation({ status: 'queued' }), 'done', null],
  ['a 202 without a word', 202, null, 'started', null],
  ['a 202 that says queued', 202, operation({ status: 'queued' }), 'started', null],
  ['a 202 that says completed', 202, operation({ status: 'completed' }), 'done', null],
  [
    'a 200 with a job',
    200,
    operation({ status: 'completed', pollUrl: POLL }),
    'started',
    { status: 'completed' },
  ],
  [
    'a job that failed already',
    202,
    operation({ status: 'failed', pollUrl: POLL }),
    'started',
    { status: 'failed' },
  ],
])('%s', async (_, status, given, outcome, job) => {
  const { run, logged } = start({ send: () => Promise.resolve({ ok: true, status, operation: given }) });
  const ended = await run();
  expect(ended).toMatchObject({
    ok: true,
    called: true,
    result: { action: 'restart', call: 'restart', outcome, job },
  });
  expect(logged()).toEqual([]);
  const id = ended.ok && ended.result.job?.id;
  const leadsTo = job && { vpsId: 'vps_1', action: 'restart', path: POLL };
  expect(id ? new JobReferences(['read', 'write']).open(id) : null).toEqual(leadsTo);
});

test.each([
  ['nothing to follow', null, []],
  [
    'a pollUrl of another host',
    'https://elsewhere.test/api/jobs/1',
    [expect.objectContaining({ level: 'warn', call: 'restart', msg: expect.stringContaining('pollUrl') })],
  ],
])(
  'an operation that failed, with %s, is a failure of which HostUp was called',
  async (_, pollUrl, lines) => {
    const failed = operation({ status: 'failed', pollUrl });
    const { run, logged } = start({
      send: () => Promise.resolve({ ok: true, status: 202, operation: failed }),
    });
    expect(await run()).toEqual({ ok: false, called: true, failure: failureOfFailedOperation() });
    expect(logged()).toEqual(lines);
  },
);

test('what HostUp refuses, and what cannot be read before, is passed on; only the first was sent', async () => {
  const failure = { code: 'upstream_locked', detail: 'Locked.', provider: 'hostup' } as const;
  const refused = start({ send: () => Promise.resolve({ ok: false, failure }) });
  expect(await refused.run()).toEqual({ ok: false, called: true, failure });
  const unread = start({ actor: { freshStatus: () => Promise.resolve({ ok: false, failure }) } });
  expect(await unread.run()).toEqual({ ok: false, called: false, failure });
  const held = start({ reserve: () => Promise.resolve(failure) });
  expect(await held.run()).toEqual({ ok: false, called: false, failure });
  for (const { sent, entries } of [unread, held]) {
    expect(sent).not.toHaveBeenCalled();
    expect(entries).toMatchObject([{ event: 'refused', outcome: 'upstream_locked' }]);
  }
});

test.each([
  [{ powerState: 'stopped' }, 'start'],
  [
    { powerState: 'running', actions: { canRestart: { allowed: true, code: null, reason: null } } },
    'restart',
  ],
  [{}, 'restart'],
])('a VPS whose status is %j gets the call "%s"', async (status, name) => {
  const { run, sent } = start({ actor: { freshStatus: () => Promise.resolve(read(status)) } });
  await run();
  expect(sent.mock.calls).toEqual([[expect.objectContaining({ name })]]);
});

test('a mount goes by the media as they are now, and is not sent where they cannot be read', async () => {
  const mount: Intent = { vpsId: 'vps_1', action: 'mount', body: { isoId: 'cephfs:iso/a.iso' } };
  const failure = { code: 'upstream_locked', detail: 'Locked.', provider: 'hostup' } as const;
  const unread = start({ actor: { freshMedia: () => Promise.resolve({ ok: false, failure }) } });
  expect(await unread.run(mount)).toEqual({ ok: false, called: false, failure });
  const closed = start({ actor: { freshMedia: () => Promise.resolve(read(NO_MEDIA)) } });
  expect(await closed.run(mount)).toMatchObject({ called: false, failure: { code: 'gate_closed' } });
  for (const { sent } of [unread, closed]) expect(sent).not.toHaveBeenCalled();
});

test('a closed gate holds back a restart', async () => {
  const canRestart = { allowed: false, code: 'busy', reason: 'A backup is in progress.' };
  const { run, sent } = start({
    actor: { freshStatus: () => Promise.resolve(read({ actions: { canRestart } })) },
  });
  expect(await run()).toMatchObject({ ok: false, called: false, failure: { code: 'gate_closed' } });
  expect(sent).not.toHaveBeenCalled();
});

const seconds = () => Math.floor(Date.now() / 1_000);

test('a token is good for one action, and its name is in the line of the intent alone', async () => {
  const { run, sent, entries } = start();
  const token = { name: 'token-1', iat: seconds() };
  await run(RESTART, { token });
  await run();
  expect(entries.map(({ event, token: name }) => [event, name])).toEqual([
    ['intent', 'token-1'],
    ['outcome', undefined],
    ['intent', undefined],
    ['outcome', undefined],
  ]);
  expect(await run(RESTART, { token })).toEqual({ ok: false, called: false, failure: TOKEN_USED });
  expect(sent).toHaveBeenCalledTimes(2);
});

test('a token that is used up or too old is refused before anything is read', async () => {
  const freshStatus = vi.fn<Actor['freshStatus']>(() => Promise.resolve(read({})));
  const { run, journal, sent, entries } = start({ actor: { freshStatus } });
  await journal.use('used');
  for (const [token, code] of [
    [{ name: 'used', iat: seconds() }, 'token_used'],
    [{ name: 'old', iat: seconds() - 3_600 }, 'token_too_old'],
  ] as const)
    expect(await run(RESTART, { token })).toMatchObject({ ok: false, called: false, failure: { code } });
  expect([freshStatus.mock.calls, sent.mock.calls, entries]).toEqual([[], [], []]);
});

test('a token that another request uses up in the meantime does nothing', async () => {
  const rig = start({ reserve: async () => void (await rig.journal.use('token-1')) });
  const ended = await rig.run(RESTART, { token: { name: 'token-1', iat: seconds() } });
  expect(ended).toEqual({ ok: false, called: false, failure: TOKEN_USED });
  expect(rig.sent).not.toHaveBeenCalled();
});

test('one action at a time on a VPS, and any number on several', async () => {
  const waiting: (() => void)[] = [];
  const { run, sent } = start({
    send: () => new Promise((resolve) => waiting.push(() => resolve(DONE))),
  });
  const [first, other] = [run(), run({ vpsId: 'vps_2', action: 'restart' })];
  await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
  expect(await run()).toEqual({ ok: false, called: false, failure: IN_PROGRESS });
  for (const end of waiting) end();
  expect([await first, await other]).toMatchObject([{ ok: true }, { ok: true }]);
  const next = run();
  await vi.waitFor(() => expect(waiting).toHaveLength(3));
  waiting[2]?.();
  expect(await next).toMatchObject({ ok: true });
});

const FULL = new Error('ENOSPC: no space left on device');
const fullDisk = (event: AuditEntry['event']) => (entry: AuditEntry) => {
  if (entry.event === event) throw FULL;
};
const auditFailed = { level: 'error', msg: 'audit failed', requestId: 'req_1', reason: FULL.message };

test('an intent that cannot be recorded is not sent', async () => {
  const { run, sent, logged } = start({ write: fullDisk('intent') });
  expect(await run()).toEqual({ ok: false, called: false, failure: AUDIT_FAILED });
  expect(sent).not.toHaveBeenCalled();
  expect(logged()).toEqual([auditFailed]);
});

test('an outcome, or a refusal, that cannot be recorded is passed on all the same', async () => {
  const done = start({ write: fullDisk('outcome') });
  expect(await done.run()).toMatchObject({ ok: true });
  const failure = { code: 'upstream_locked', detail: 'Locked.' } as const;
  const refused = start({ write: fullDisk('refused'), reserve: () => Promise.resolve(failure) });
  expect(await refused.run()).toMatchObject({ ok: false, failure });
  for (const { logged } of [done, refused]) expect(logged()).toEqual([auditFailed]);
});

test('the connections for calls end with the actions', async () => {
  const { actions, close } = start();
  await actions.close();
  expect(close).toHaveBeenCalledOnce();
});
