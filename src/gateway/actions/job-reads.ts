import * as v from 'valibot';
import { HEADERS } from '../../contracts/gateway/api.ts';
import type { Job } from '../../contracts/gateway/action-bodies.ts';
import { jobStateIn } from '../../contracts/hostup/job.ts';
import { isOtherJob } from '../../contracts/response-identity.ts';
import { derived, parsed } from '../derived.ts';
import type { Upstream } from '../environment.ts';
import type { Outcome } from '../outcome.ts';
import { createProviderReads, type ReadOptions } from '../provider-reads.ts';
import type { JobReference } from './job-reference.ts';

/** What is kept of a job's own words, characters. */
const MAX_MESSAGE = 500;

const jobState = v.object({
  state: v.picklist(['running', 'completed', 'failed']),
  status: v.nullable(v.string()),
  progress: v.nullable(v.number()),
  message: v.nullable(v.string()),
  createdAt: v.nullable(v.string()),
  finishedAt: v.nullable(v.string()),
});

/** The body of a job in any of its forms. */
const jobBody = v.pipe(v.unknown(), v.transform(jobStateIn), jobState);

/** Reads of jobs, shared and paced as all reads are. They have the key for actions: contracts/assumptions.ts. */
export interface JobReads {
  read(
    reference: JobReference,
    jobId: string,
    signal: AbortSignal,
  ): Promise<Outcome & { state?: Job['state'] }>;
  close(): Promise<void>;
}

export function createJobReads(
  upstream: Upstream,
  options: Pick<ReadOptions, 'rateLimits' | 'log' | 'meter' | 'state'>,
): JobReads {
  const provider = createProviderReads('hostup', upstream, options);
  return {
    async read({ path, action, vpsId }, jobId, signal) {
      const isOther = isOtherJob(path, vpsId);
      const outcome = await provider.read(
        { template: '/api/jobs/{jobId}', path, schema: jobBody, isOther },
        signal,
      );
      if (!outcome.ok) return outcome;
      const { message, status, ...read } = v.parse(jobState, parsed(outcome));
      // The forms of a job are too many to call one of them a deviation.
      const { [HEADERS.drift]: _, ...headers } = outcome.headers;
      const job: Job = {
        id: jobId,
        action,
        ...read,
        status: status?.slice(0, MAX_MESSAGE) ?? null,
        message: message?.slice(0, MAX_MESSAGE) ?? null,
      };
      return {
        ...derived(outcome, jobId, () => ({ ok: true, headers, body: JSON.stringify(job) })),
        state: read.state,
      };
    },
    close: () => provider.close(),
  };
}
