import { expect, test } from 'vitest';
import * as v from 'valibot';
import { actionApi, ACTIONS, type Action } from '../contracts/gateway/actions.ts';
import { job } from '../contracts/gateway/action-bodies.ts';
import { ASSUMED_RESTART_BODY } from '../contracts/assumptions.ts';
import { session } from '../contracts/gateway/api.ts';
import { callOf } from '../gateway/actions/hostup-writes.ts';
import { vpsStatus } from '../contracts/hostup/vps-status.ts';
import { RESCUE, send, startOwner, UBUNTU } from './actions.fixture.ts';

test('mount and unmount are done, and the next read shows them', async () => {
  const { act, media, result } = await startOwner();
  const before = await media('vps_ubuntu1');
  expect(before.mounted.map((drive) => drive?.isoId)).toEqual([UBUNTU]);
  const mounted = await act('mount', 'vps_ubuntu1');
  expect([mounted.status, result(mounted)]).toEqual([
    200,
    { action: 'mount', call: 'mount', outcome: 'done', job: null },
  ]);
  expect((await media('vps_ubuntu1')).mounted).toEqual([
    expect.objectContaining({ device: 'ide2', isoId: UBUNTU }),
    expect.objectContaining({ device: 'ide3', isoId: RESCUE, mounted: true }),
  ]);
  expect((await act('unmount', 'vps_ubuntu1')).status).toBe(200);
  expect((await media('vps_ubuntu1')).mounted[0]).toMatchObject({
    device: 'ide2',
    isoId: null,
    mounted: false,
  });
});

test('a download goes on as a job, and its image is in the library when the job is done', async () => {
  const { act, media, result, get, sandbox } = await startOwner();
  await media('vps_ubuntu1');
  const started = await act('download', 'vps_ubuntu1');
  expect(started.status).toBe(202);
  const { job: named, outcome } = result(started);
  expect([outcome, named?.status]).toEqual(['started', 'queued']);
  const read = async () => v.parse(job, (await get(actionApi.job(named?.id ?? ''))).body);
  sandbox.clock.advance(10_000);
  expect(await read()).toMatchObject({
    id: named?.id,
    action: 'download',
    state: 'running',
    status: 'in_progress',
  });
  expect((await read()).progress).toBeGreaterThan(20);
  expect((await media('vps_ubuntu1')).available).toHaveLength(3);
  sandbox.clock.advance(60_000);
  await expect.poll(async () => (await read()).state, { timeout: 5_000 }).toBe('completed');
  expect((await media('vps_ubuntu1')).available.map((image) => image?.name)).toContain('debian.iso');
});

test('an image is deleted; one in a drive is not, and HostUp is not called', async () => {
  const { act, media, calls, url } = await startOwner();
  expect((await act('delete', 'vps_ubuntu1')).status).toBe(200);
  expect((await media('vps_ubuntu1')).available.map((image) => image?.id)).not.toContain(RESCUE);
  const { writes } = await calls();
  const inDrive = await send(url, actionApi.delete('vps_ubuntu1', UBUNTU), { method: 'DELETE' });
  expect([inDrive.status, inDrive.code]).toEqual([409, 'action_not_possible']);
  expect(inDrive.body).toMatchObject({ detail: expect.stringContaining('CD/DVD 3') });
  expect((await calls()).writes).toEqual(writes);
});

test('a running VPS is restarted, a stopped one started, and the status shows since when', async () => {
  const { act, result, get, sandbox } = await startOwner();
  const status = async (vpsId: string) => v.parse(vpsStatus, (await get(actionApi.status(vpsId))).body);
  expect((await status('vps_ubuntu1')).uptimeSeconds).toBeGreaterThan(100_000);
  const restarted = await act('restart', 'vps_ubuntu1');
  expect([restarted.status, result(restarted).call]).toEqual([202, 'restart']);
  expect(await status('vps_ubuntu1')).toMatchObject({ powerState: 'starting', uptimeSeconds: null });
  expect(result(await act('restart', 'vps_vpsstopped1')).call).toBe('start');
  sandbox.clock.advance(20_000);
  await expect.poll(async () => (await status('vps_ubuntu1')).powerState, { timeout: 5_000 }).toBe('running');
  expect((await status('vps_ubuntu1')).uptimeSeconds).toBeLessThan(100);
  expect(await status('vps_uptimeunknown1')).toMatchObject({ powerState: 'running', uptimeSeconds: null });
});

test('the session lists what is allowed, and nothing else is done', async () => {
  const { act, get, calls } = await startOwner(['mount']);
  expect(v.parse(session, (await get('/api/session')).body).actions).toEqual({ '*': ['mount'] });
  for (const action of ACTIONS.filter((each) => each !== 'mount')) {
    const refused = await act(action, 'vps_ubuntu1');
    expect([action, refused.status, refused.code]).toEqual([action, 403, 'action_not_allowed']);
  }
  expect((await calls()).all).toBe(0);
  expect((await act('mount', 'vps_ubuntu1')).status).toBe(200);
});

const EVERY: readonly Action[] = ACTIONS;
/** What each scenario makes of each action, and whether HostUp was called to act. */
test.each([
  ['actslottaken', ['mount'], 502, 'upstream_rejected', true],
  ['actgaterefused', ['mount', 'unmount', 'download'], 502, 'upstream_rejected', true],
  ['actconflict', EVERY, 502, 'upstream_rejected', true],
  ['actlocked', EVERY, 423, 'upstream_locked', true],
  ['actinvalid', ['mount', 'unmount', 'download'], 502, 'upstream_rejected', true],
  ['actlimited', EVERY, 429, 'upstream_rate_limited', true],
  ['actlost', EVERY, 504, 'outcome_unknown', true],
  ['actnotdone', EVERY, 504, 'outcome_unknown', true],
  ['acterror', EVERY, 504, 'outcome_unknown', true],
  ['actunauthorized', EVERY, 502, 'upstream_unauthorized', true],
  ['urlredirects', ['download'], 502, 'upstream_rejected', true],
  ['urltoolarge', ['download'], 502, 'upstream_rejected', true],
  ['deleteinuse', ['delete'], 502, 'upstream_rejected', true],
  ['deletenotowned', ['delete'], 403, 'upstream_forbidden', true],
  ['missing', EVERY, 404, 'upstream_not_found', false],
  ['gateblocked', ['mount'], 409, 'gate_closed', false],
  ['uploadblocked', ['download'], 409, 'gate_closed', false],
  ['gatemissing', ['mount'], 409, 'gate_closed', false],
  ['gatesgone', ['mount', 'download'], 409, 'gate_closed', false],
  ['gatemalformed', ['mount', 'download'], 409, 'gate_closed', false],
  ['cloudinit', ['unmount'], 409, 'action_not_possible', false],
  ['emptydrive', ['unmount'], 409, 'media_changed', false],
  ['bothdrives', ['mount'], 409, 'media_changed', false],
  ['libraryempty', ['mount', 'delete'], 404, 'image_not_found', false],
  ['html200', ['mount', 'unmount', 'download', 'delete'], 502, 'upstream_invalid', false],
] as const)('vps_%s: %s is %i %s', async (name, actions, status, code, isCalled) => {
  const { act, calls, audit, log, sandbox } = await startOwner();
  for (const [n, action] of actions.entries()) {
    if (name === 'missing' && action === 'restart') continue;
    const reply = await act(action, `vps_${name}${n}`);
    expect([action, reply.status, reply.code]).toEqual([action, status, code]);
    const { writes } = await calls();
    // Once, whatever came of it.
    expect(writes.filter((path) => path.includes(`vps_${name}${n}/`))).toHaveLength(isCalled ? 1 : 0);
    const events = audit.entries
      .filter(({ vps }) => vps === `vps_${name}${n}`)
      .map(({ event, outcome }) => [event, outcome]);
    expect(events).toEqual(
      isCalled
        ? [
            ['intent', undefined],
            ['outcome', code],
          ]
        : [['refused', code]],
    );
  }
  const written = JSON.stringify(audit.entries) + log.join('\n');
  for (const secret of [...Object.values(sandbox.keys), 'hush', '/a/', 'debian.iso']) {
    expect(written).not.toContain(secret);
  }
});

test("HostUp's words about fields are passed on with their pointers", async () => {
  const { act } = await startOwner();
  expect((await act('download', 'vps_urlredirects1')).body).toMatchObject({
    upstream: {
      status: 400,
      code: 'invalid_request',
      errors: [{ pointer: '/url', detail: 'The URL must not redirect.' }],
    },
  });
  expect((await act('mount', 'vps_gateblocked1')).body).toMatchObject({
    gate: { code: 'pending_order', reason: expect.stringContaining('order') },
  });
});

test('the gate that closes between the page and the click is seen by the fresh read', async () => {
  const { act, media, calls } = await startOwner();
  expect((await media('vps_actgatecloses1')).actions.canMount?.allowed).toBe(true);
  const refused = await act('mount', 'vps_actgatecloses1');
  expect([refused.code, (await calls()).writes]).toEqual(['gate_closed', []]);
});

test('after a lost response the next read shows what was done', async () => {
  const { act, media } = await startOwner();
  await act('mount', 'vps_actlost1');
  expect((await media('vps_actlost1')).mounted).toHaveLength(2);
  await act('mount', 'vps_actnotdone1');
  expect((await media('vps_actnotdone1')).mounted).toHaveLength(1);
});

test('a drive is replaced only when the person saw what is in it', async () => {
  const { act, media } = await startOwner();
  const mount = (body: object) => act('mount', 'vps_ubuntu1', { body: { isoId: RESCUE, ...body } });
  expect((await mount({ device: 'ide2' })).code).toBe('media_changed');
  expect((await mount({})).code).toBe('media_changed');
  expect((await mount({ device: 'ide2', replaces: RESCUE })).code).toBe('media_changed');
  expect((await mount({ device: 'ide2', replaces: UBUNTU })).status).toBe(200);
  expect((await media('vps_ubuntu1')).mounted[0]?.isoId).toBe(RESCUE);
  const stale = await act('unmount', 'vps_ubuntu1', { body: { device: 'ide2', isoId: UBUNTU } });
  expect(stale.code).toBe('media_changed');
});

test.each([
  ['jobfails', 30_000, { state: 'failed', message: 'The server at the URL closed the connection.' }],
  ['jobsilent', 10_000, { state: 'running', progress: null }],
  ['jobforever', 3_600_000, { state: 'running' }],
  ['jobgone', 0, { code: 'upstream_not_found' }],
])('the job of vps_%s', async (name, ms, expected) => {
  const { act, result, get, sandbox } = await startOwner();
  const { job: named } = result(await act('download', `vps_${name}1`));
  sandbox.clock.advance(ms);
  expect((await get(actionApi.job(named?.id ?? ''))).body).toMatchObject(expected);
});

test('a file that is in the library already is done at once, without a job', async () => {
  const { act, result } = await startOwner();
  const reply = await act('download', 'vps_urlexists1');
  expect([reply.status, result(reply)]).toEqual([
    200,
    { action: 'download', call: 'from-url', outcome: 'done', job: null },
  ]);
});

test('mounting may be accepted as a job', async () => {
  const { act, result } = await startOwner();
  const reply = await act('mount', 'vps_actqueued1');
  expect([reply.status, result(reply).outcome, result(reply).job]).toEqual([
    202,
    'started',
    expect.objectContaining({ status: 'queued' }),
  ]);
});

test('a restart and a start send the assumed body, without force', () => {
  for (const isOff of [false, true]) {
    const { body, path } = callOf({ action: 'restart', vpsId: 'vps_1' }, isOff);
    expect([path, body]).toEqual([
      `/api/v2/vps/vps_1/actions/${isOff ? 'start' : 'restart'}`,
      ASSUMED_RESTART_BODY,
    ]);
    expect(body).not.toHaveProperty('force');
  }
});

test('what fails before the call says that nothing was done, and promises no retry', async () => {
  const { act, calls } = await startOwner();
  for (const [scenario, action] of [
    ['html200', 'mount'],
    ['servererror', 'unmount'],
    ['locked', 'delete'],
    ['ratelimited', 'mount'],
    ['html200', 'download'],
  ] as const) {
    const { body, status } = await act(action, `vps_${scenario}1`);
    expect([scenario, status >= 423]).toEqual([scenario, true]);
    expect(JSON.stringify(body)).not.toContain('retries automatically');
  }
  expect((await calls()).writes).toEqual([]);
});
