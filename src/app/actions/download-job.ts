import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { actionApi } from '../../contracts/gateway/actions.ts';
import { job } from '../../contracts/gateway/action-bodies.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';

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
});
export type StartedDownload = v.InferOutput<typeof startedDownload>;

/** So many are kept; the oldest go first. */
export const KEPT_DOWNLOADS = 5;

const POLL_MS = 3_000;

/** The job of a download, until it has come to its end. */
export function jobQuery(jobId: string) {
  return queryOptions({
    queryKey: ['hostup', 'job', jobId],
    queryFn: ({ signal }) => request({ path: actionApi.job(jobId), provider: 'hostup', schema: job, signal }),
    refetchInterval: (query) =>
      nextPoll(query.state, (body) => (body && body.state !== 'running' ? false : POLL_MS)),
  });
}
