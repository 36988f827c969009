import { json, type Respond } from './exchange.ts';
import type { SandboxJob } from './hostup-world.ts';
import { notFound } from './refusal.ts';

const FAILS_AFTER_MS = 10_000;

/**
 * `GET /api/jobs/{jobId}`, wrapped as its page shows it:
 * https://developer.hostup.se/endpoints/domain-services/get-jobs-jobid
 */
export function jobResponse(job: SandboxJob | undefined, now: number): Respond {
  if (!job || job.kind === 'gone') return notFound;
  const { id, kind, createdAt, endsAt, error } = job;
  const failed = kind === 'fails' && now >= createdAt + FAILS_AFTER_MS;
  const completed = !failed && kind !== 'fails' && kind !== 'forever' && now >= endsAt;
  const status = failed
    ? 'failed'
    : completed
      ? 'completed'
      : now - createdAt < 2_000
        ? 'queued'
        : 'in_progress';
  const share = completed ? 1 : Math.min(0.99, (now - createdAt) / (endsAt - createdAt));
  const percentage = Math.round(share * 100);
  const reported =
    kind === 'silent'
      ? {}
      : { progress: percentage, progressDetails: { percentage, message: 'Downloading' } };
  return json({
    success: true,
    timestamp: new Date(now).toISOString(),
    requestId: '3f0c2a34-7f0f-4f6e-9a55-7b1f2f9d6c01',
    data: {
      jobId: id,
      state: status,
      status,
      ...reported,
      ...(failed && { error }),
      isCompleted: completed,
      isFailed: failed,
      isRunning: status === 'in_progress',
      isWaiting: status === 'queued',
      createdAt: new Date(createdAt).toISOString(),
      finishedAt: failed || completed ? new Date(Math.min(now, endsAt)).toISOString() : null,
      result: null,
    },
  });
}
