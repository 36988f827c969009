import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../contracts/gateway/action-bodies.ts';
import { HEADERS, type Session } from '../../contracts/gateway/api.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { forgetAll } from '../http/forget.ts';
import { createQueryClient } from '../http/query-client.ts';
import { DEBIAN, media, UBUNTU } from '../media/iso-media.fixture.ts';
import { isoMediaQuery } from '../media/queries.ts';
import { sessionQuery } from '../session/queries.ts';
import { jobQuery } from './download-job.ts';
import { vpsActions } from './vps-actions.tsx';

const VPS = 'vps_1';

let client: QueryClient;
/** What HostUp's media response has. */
let hostUp: IsoMedia;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T12:00:00Z') });
  client = createQueryClient();
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json(hostUp, { headers: { [HEADERS.asOf]: new Date().toISOString() } })),
  );
});

afterEach(() => {
  forgetAll();
  client.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** As an earlier version kept it: whether the image was seen is not among it. */
const DOWNLOAD = {
  key: '1',
  filename: DEBIAN.name,
  host: 'example.com',
  outcome: 'started',
  jobId: 'job_1',
  startedAt: Date.parse('2026-11-28T11:00:00Z'),
};
const LISTED = media({ available: [UBUNTU, DEBIAN] });
const DELETED = media({ available: [UBUNTU] });

/** The downloads that are listed once HostUp has sent these media, in a browser that keeps one. */
async function downloadsAfter(
  responses: IsoMedia[],
  { download = DOWNLOAD, job: state = 'completed', library = 'all', reloaded = false }: DownloadCase = {},
) {
  const kept = new Map([[`drivebay:downloads:${VPS}`, JSON.stringify([download])]]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  for (const response of responses) {
    if (reloaded) {
      forgetAll();
      client = createQueryClient();
    }
    const read = { path: '', asOf: 0, requestId: null, drift: [] };
    client.setQueryData(sessionQuery().queryKey, { ...read, body: { ...SESSION, library } });
    client.setQueryData(jobQuery('job_1', client).queryKey, { ...read, body: { ...JOB, state } });
    hostUp = response;
    // The first one is in the cache when the actions are loaded.
    void client.fetchQuery({ ...isoMediaQuery(VPS), staleTime: 0 });
    await vi.advanceTimersByTimeAsync(100);
    vpsActions.stateOf(client, VPS);
  }
  return vpsActions.stateOf(client, VPS).downloads.current();
}
interface DownloadCase {
  download?: object;
  job?: Job['state'];
  library?: 'all' | 'mounted';
  /** Whether the page is loaded anew for each response. */
  reloaded?: boolean;
}
const SESSION: Session = {
  mode: 'embed',
  role: 'customer',
  providers: { hostup: true, vpsbg: false },
  actions: {},
  version: '1',
  manageUrl: null,
  names: {},
};
const JOB = {
  id: '1',
  action: 'download',
  status: null,
  progress: null,
  message: null,
  createdAt: null,
  finishedAt: null,
} as const;

test.each<[about: string, DownloadCase]>([
  ['that completed', {}],
  ['of a file that HostUp had already', { download: { ...DOWNLOAD, outcome: 'done', jobId: null } }],
  ['whose job HostUp did not name', { download: { ...DOWNLOAD, jobId: null } }],
  ['that completed, with a reload after each response', { reloaded: true }],
])('a download %s is listed until its image is deleted', async (_, about) => {
  expect(await downloadsAfter([DELETED, LISTED], about)).toHaveLength(1);
  expect(await downloadsAfter([DELETED, LISTED, DELETED], about)).toEqual([]);
});

test.each<[about: string, IsoMedia[], DownloadCase?]>([
  ['its image was never there', [DELETED, DELETED]],
  ['it is on its way, and an image of its name was deleted before', [LISTED, DELETED], { job: 'running' }],
  ['it failed, and an image of its name was deleted', [LISTED, DELETED], { job: 'failed' }],
  ['an entry of the library cannot be read', [LISTED, media({ available: [UBUNTU, {}] })]],
  ['an image has no name', [LISTED, media({ available: [UBUNTU, { ...DEBIAN, name: null }] })]],
  ['the token shows only what is in the drives', [LISTED, DELETED], { library: 'mounted' }],
])('a download stays in the list while %s', async (_, responses, about) => {
  expect(await downloadsAfter(responses, about)).toHaveLength(1);
});
