import { queryOptions, type QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { actionApi } from '../../contracts/gateway/actions.ts';
import { job, type Job } from '../../contracts/gateway/action-bodies.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { RequestError } from '../http/errors.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';
import type { Snapshot } from '../http/snapshot.ts';

/** A download that was started here, as it is kept in this browser. Without the URL: it may hold a secret. */
export const startedDownload = v.object({
  /** Tells two downloads of one file apart. */
  key: v.string(),
  filename: v.string(),
  /** Host of the URL. */
  host: v.string(),
  /** `done`: HostUp had the file already. */
  outcome: v.picklist(['done', 'started']),
  /** `null` when HostUp named no job that can be followed. */
  jobId: v.nullable(v.string()),
  /** Ms since the epoch by the gateway's clock. */
  startedAt: v.number(),
  /** Whether its image was in the library. Not among what earlier versions kept. */
  seen: v.optional(v.boolean(), false),
});
export type StartedDownload = v.InferOutput<typeof startedDownload>;

/** So many are kept; the oldest go first. */
export const KEPT_DOWNLOADS = 5;

/** Between two polls of any job: a person has 60 requests a minute in a panel, and the page needs some for itself. */
const POLL_MS = 3_000;
const JOBS = ['hostup', 'job'] as const;

/**
 * How a download stands that is followed. `gone`: HostUp no longer reports it. `unread`: its report cannot be read, or the
 * gateway does not know the job, which says nothing about HostUp.
 */
export type JobStanding = Job['state'] | 'gone' | 'unread';

/**
 * How a download stands, by its job. Only one that is `running` is read again: after an error that a retry cannot mend
 * nothing more comes, and the library says whether the image is there.
 *
 * @param isThere whether the library has an image of that name
 */
export function jobStanding(
  job: Job | undefined,
  error: Pick<RequestError, 'kind' | 'retryable' | 'problem'> | null,
  isThere: boolean,
): JobStanding {
  if (job && job.state !== 'running') return job.state;
  if (error === null || error.retryable) return error && !job && isThere ? 'completed' : 'running';
  if (error.kind === 'not-found' && error.problem?.code !== 'job_not_found') return 'gone';
  return isThere ? 'completed' : 'unread';
}

/**
 * A download by one more response of the media: `seen` once its image is there, `null` once that was deleted.
 *
 * @param endedWell whether HostUp no longer works on it, and it did not fail: else an image of its name is another one
 * @param isNarrowed whether the response has only a part of the library: an image that it lacks may be there
 */
export function withLibrary(
  download: StartedDownload,
  { available }: IsoMedia,
  endedWell: boolean,
  isNarrowed: boolean,
): StartedDownload | null {
  if (available.some((image) => image?.name === download.filename)) {
    return endedWell && !download.seen ? { ...download, seen: true } : download;
  }
  // One that has no name, or cannot be read, may be it.
  const isWhole = !isNarrowed && available.every((image) => typeof image?.name === 'string');
  return download.seen && isWhole ? null : download;
}

/** The job of an action, until it has come to its end. */
export function jobQuery(jobId: string, queryClient: QueryClient) {
  return queryOptions({
    queryKey: [...JOBS, jobId],
    queryFn: ({ signal }) => request({ path: actionApi.job(jobId), provider: 'hostup', schema: job, signal }),
    refetchInterval: (query) =>
      nextPoll(query.state, (body) => (hasEnded(body) ? false : POLL_MS * polledJobs(queryClient))),
  });
}

function hasEnded(job: Job | undefined): boolean {
  return job !== undefined && job.state !== 'running';
}

/** How many jobs on screen are polled. */
function polledJobs(queryClient: QueryClient): number {
  return queryClient
    .getQueriesData<Snapshot<Job>>({
      queryKey: JOBS,
      type: 'active',
      predicate: ({ state: { error } }) => error === null || error.retryable,
    })
    .filter(([, response]) => !hasEnded(response?.body)).length;
}
