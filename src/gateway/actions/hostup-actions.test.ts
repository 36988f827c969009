import type { ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Action } from '../../contracts/gateway/actions.ts';
import { NO_LOG } from '../log.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import type { Actor } from './actor.ts';
import { logAudit } from './audit.ts';
import { createHostupActions } from './hostup-actions.ts';
import { JobReferences } from './job-reference.ts';
import { ActionJournal } from './journal.ts';

const KEYS = { apiKey: 'write', readKey: 'read' };
const actor: Actor = {
  person: 'owner',
  who: 'owner',
  mayDo: () => true,
  mayActOn: () => true,
  freshMedia: () => Promise.reject(new Error('not read here')),
  freshStatus: () => Promise.reject(new Error('not read here')),
  shown: (failure) => failure,
};

/** Reads of jobs at a HostUp that responds so. @returns with them what was renewed */
async function start(respond: (response: ServerResponse) => void, keys = KEYS) {
  const upstream = await startUpstream((_, response) => respond(response));
  const renew = vi.fn<(vpsId?: string) => Promise<void>>(() => Promise.resolve());
  const actions = createHostupActions(
    { url: upstream.url, ...keys },
    { renew },
    { audit: logAudit(NO_LOG), journal: new ActionJournal() },
  );
  onTestFinished(() => actions.close());
  const references = new JobReferences([keys.readKey, keys.apiKey]);
  const read = (action: Action, number = 1) => {
    const id = references.seal({ vpsId: 'vps_1', action, path: `/api/jobs/job_${number}` });
    return actions.job(id, actor, AbortSignal.timeout(30_000));
  };
  return { read, renewed: () => renew.mock.calls };
}

test.each<[action: Action, vpsId: string | undefined]>([
  ['download', undefined],
  ['delete', undefined],
  ['mount', 'vps_1'],
  ['unmount', 'vps_1'],
  ['restart', 'vps_1'],
])('the end of a %s renews what it changed, once for each job', async (action, vpsId) => {
  const { read, renewed } = await start((response) => respondJson(response, { status: 'completed' }));
  expect((await read(action)).ok).toBe(true);
  expect(renewed()).toEqual([[vpsId]]);
  await read(action);
  expect(renewed()).toEqual([[vpsId]]);
  await read(action, 2);
  expect(renewed()).toEqual([[vpsId], [vpsId]]);
});

test('a job that failed renews, too; one that is in progress or cannot be read does not', async () => {
  const failed = await start((response) => respondJson(response, { status: 'failed' }));
  await failed.read('download');
  expect(failed.renewed()).toHaveLength(1);
  const running = await start((response) => respondJson(response, { status: 'queued' }));
  expect((await running.read('download')).ok).toBe(true);
  expect(running.renewed()).toEqual([]);
  const broken = await start((response) => respondJson(response, {}, 500));
  expect((await broken.read('download')).ok).toBe(false);
  expect(broken.renewed()).toEqual([]);
});

test.each([
  ['a rate limit of a key for actions alone', 429, KEYS, true],
  ['a rate limit of the one key there is', 429, { apiKey: 'read', readKey: 'read' }, undefined],
  ['another failure', 500, KEYS, undefined],
])('%s: whether it is of the job alone', async (_, status, keys, resourceOnly) => {
  const { read } = await start((response) => respondJson(response, {}, status), keys);
  const failed = await read('restart');
  expect(!failed.ok && failed.failure.resourceOnly).toBe(resourceOnly);
});
