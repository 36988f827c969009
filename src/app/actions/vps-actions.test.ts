import { environmentManager, QueryObserver, type QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import type { ActionResult, Job } from '../../contracts/gateway/action-bodies.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { forgetAll } from '../http/forget.ts';
import { createQueryClient } from '../http/query-client.ts';
import { drive, media, slot } from '../media/iso-media.fixture.ts';
import { isoMediaQuery } from '../media/queries.ts';
import { sessionQuery } from '../session/queries.ts';
import { spoken } from '../ui/spoken.ts';
import { UNMOUNT } from './intent.fixture.ts';
import type { Intent } from './intent.ts';
import { vpsActions } from './vps-actions.tsx';

const VPS = 'vps_1';
const EMPTY = media({ mounted: [], availableDevices: [slot('ide2', false)] });
const FULL = media({ mounted: [drive('ide2')], availableDevices: [slot('ide2', true)] });
/** What the gateway sends for an action. */
const DONE: ActionResult = { action: 'unmount', call: 'unmount', outcome: 'done', job: null };
const RESTART: Intent = { action: 'restart', serverName: 'web-01' };
const JOB: ActionResult['job'] = { id: 'job-1', status: 'queued' };
const SESSION = {
  mode: 'embed',
  role: 'customer',
  providers: { hostup: true, vpsbg: false },
  version: '1.0.0',
};
const RUNNING: Job = {
  id: 'job-1',
  action: 'restart',
  state: 'running',
  status: 'in_progress',
  progress: null,
  message: null,
  createdAt: null,
  finishedAt: null,
};

let client: QueryClient;
/** What HostUp has, how long it takes to say so, and how often it was read. */
let hostUp: { media: IsoMedia; ms: number; reads: number };
/** What the gateway sends for an action and for its job, how often the job was read, and what the session allows. */
let gateway: { action: () => Response; job: () => Response; jobReads: number; allows: string[] };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T12:00:00Z') });
  client = createQueryClient();
  hostUp = { media: FULL, ms: 0, reads: 0 };
  gateway = {
    action: () => Response.json(DONE),
    job: () => Response.json(RUNNING),
    jobReads: 0,
    allows: ['restart'],
  };
  vi.stubGlobal('fetch', (path: string, { method = 'GET', signal }: RequestInit) => {
    if (method !== 'GET') {
      hostUp.media = EMPTY;
      return Promise.resolve(gateway.action());
    }
    if (path.endsWith('/session')) {
      return Promise.resolve(Response.json({ ...SESSION, actions: { [VPS]: gateway.allows } }));
    }
    if (path.includes('/jobs/')) {
      gateway.jobReads += 1;
      return Promise.resolve(gateway.job());
    }
    hostUp.reads += 1;
    const { media: seen } = hostUp;
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
      setTimeout(() => {
        const headers = { [HEADERS.asOf]: new Date().toISOString() };
        resolve(Response.json(seen, { headers }));
      }, hostUp.ms);
    });
  });
});

afterEach(() => {
  forgetAll();
  client.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The actions of the VPS once its media have been read, on a page that nobody looks at. */
async function actions() {
  void client.prefetchQuery(isoMediaQuery(VPS));
  await vi.advanceTimersByTimeAsync(100);
  hostUp.reads = 0;
  return vpsActions.stateOf(client, VPS);
}

test.each([4_000, 9_000])('media that take %i ms confirm at their first read', async (ms) => {
  const { store } = await actions();
  hostUp.ms = ms;
  void store.run(UNMOUNT);
  await vi.advanceTimersByTimeAsync(ms + 100);
  expect(store.at('drive ide2')?.phase.kind).toBe('confirmed');
  expect(hostUp.reads).toBe(1);
});

test('a read that began before the action is followed by one that began after it', async () => {
  const { store } = await actions();
  hostUp.ms = 4_000;
  void client.refetchQueries(isoMediaQuery(VPS));
  await vi.advanceTimersByTimeAsync(1_000);
  void store.run(UNMOUNT);
  await vi.advanceTimersByTimeAsync(3_500);
  expect(store.at('drive ide2')?.phase.kind).toBe('accepted');
  await vi.advanceTimersByTimeAsync(6_000);
  expect(store.at('drive ide2')?.phase.kind).toBe('confirmed');
  expect(hostUp.reads).toBe(2);
});

test('the first of two steps is confirmed while one looks elsewhere, so that the second one follows', async () => {
  const { store } = await actions();
  const ended = vi.fn<(act: unknown) => void>();
  void store.run(UNMOUNT).then(ended);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ended).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ phase: { kind: 'confirmed', words: 'CD/DVD 3 is empty.' } }),
  );
});

const problem = (status: number, code: string) => () =>
  Response.json(
    {
      type: 'about:blank',
      title: '',
      status,
      detail: 'No.',
      code,
      instance: '',
      requestId: '1',
      timestamp: '',
    },
    { status },
  );

describe('an action that goes on as a job', () => {
  beforeEach(() => {
    // As in a browser: on a server nothing is polled.
    environmentManager.setIsServer(() => false);
    gateway.action = () =>
      Response.json({ action: 'restart', call: 'restart', outcome: 'started', job: JOB }, { status: 202 });
  });

  afterEach(() => {
    environmentManager.setIsServer(() => true);
    vi.restoreAllMocks();
  });

  const report = (end: Partial<Job>) => () => Response.json({ ...RUNNING, ...end });
  test.each([
    ['The hypervisor did not respond.', 'Not done. HostUp’s message: “The hypervisor did not respond.”'],
    [null, 'HostUp reports that this failed, and gives no reason.'],
  ])('is refused when the job fails, with what HostUp says of it: %s', async (message, detail) => {
    const say = vi.spyOn(spoken, 'say');
    const { store } = await actions();
    void store.run(RESTART);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(store.at('restart')?.phase.kind).toBe('accepted');
    gateway.job = report({ state: 'failed', message });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(store.at('restart')?.phase).toEqual({ kind: 'refused', detail, problem: undefined });
    expect(say).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining(`The server was not restarted. ${message === null ? detail : ''}`),
    );
    expect(say.mock.calls[0]?.[0]).toContain(message ?? detail);
  });

  test.each<[about: string, job: () => Response]>([
    ['a job that completes', report({ state: 'completed' })],
    ['a job that the gateway does not know', problem(404, 'job_not_found')],
    ['a job that HostUp no longer has', problem(404, 'upstream_not_found')],
    ['a job that may not be read', problem(403, 'upstream_forbidden')],
  ])('%s changes nothing, and is not read again', async (_, job) => {
    const { store } = await actions();
    gateway.job = job;
    void store.run(RESTART);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.at('restart')?.phase.kind).toBe('accepted');
    expect(gateway.jobReads).toBe(1);
  });

  test.each<[about: string, end: (store: ReturnType<typeof vpsActions.stateOf>['store']) => void]>([
    ['confirmed', (store) => store.confirm('restart', store.at('restart')?.id ?? 0, 'Done.')],
    ['dismissed', (store) => store.dismiss('restart', store.at('restart')?.id ?? 0)],
    ['forgotten, as another person is here', () => forgetAll()],
  ])('is followed no more once it is %s', async (_, end) => {
    const { store } = await actions();
    void store.run(RESTART);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(gateway.jobReads).toBeGreaterThan(0);
    end(store);
    gateway.jobReads = 0;
    gateway.job = report({ state: 'failed' });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(gateway.jobReads).toBe(0);
    expect(store.at('restart')?.phase.kind).not.toBe('refused');
  });
});

test('what is allowed is read again once an action was refused for lack of permission: its button goes', async () => {
  const { store } = await actions();
  const stop = new QueryObserver(client, sessionQuery()).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(100);
  const allowed = () => client.getQueryData(sessionQuery().queryKey)?.body.actions;
  gateway.allows = [];
  gateway.action = problem(409, 'gate_closed');
  void store.run(RESTART);
  await vi.advanceTimersByTimeAsync(100);
  expect(allowed()).toEqual({ [VPS]: ['restart'] });
  gateway.action = problem(403, 'action_not_allowed');
  void store.run(RESTART);
  await vi.advanceTimersByTimeAsync(100);
  expect(allowed()).toEqual({ [VPS]: [] });
  stop();
});
