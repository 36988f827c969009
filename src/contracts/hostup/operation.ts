import * as v from 'valibot';
import { part, partOrNull, text } from '../tolerant.ts';

/**
 * What goes on after a request was accepted. Every field may be missing: the request was accepted all the same.
 * Source: https://developer.hostup.se/endpoints/vps-services/post-v2-vps-id-iso-actions-from-url
 */
const operation = v.object({
  /** Documented: pending, queued, in_progress, completed, failed. */
  status: text,
  jobId: text,
  /** A path such as `/api/jobs/job_…`; `null` when there is nothing to poll. Never built from `jobId`. */
  pollUrl: v.nullish(v.fallback(v.nullable(v.nullable(v.string())), null), null),
});
export type Operation = v.InferOutput<typeof operation>;

const accepted = v.object({ operation: v.nullish(partOrNull(operation), null) });

/** The operation in the body of a success; `null` without one. @param json anything, or `undefined` */
export function operationIn(json: unknown): Operation | null {
  return v.parse(part(accepted), json ?? null)?.operation ?? null;
}
