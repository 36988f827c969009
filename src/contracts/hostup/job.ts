import * as v from 'valibot';
import { ASSUMED_JOB_ENDS, ASSUMED_ZERO_PROGRESS_IS_UNKNOWN } from '../assumptions.ts';
import { finite, flag, part, text } from '../tolerant.ts';

/**
 * `GET /api/jobs/{jobId}`. Its page is of the older API, where a success is wrapped in `data`; newer calls name the state
 * in `operation` or bare. All three are read.
 * Source: https://developer.hostup.se/endpoints/domain-services/get-jobs-jobid
 */
const jobFields = v.object({
  status: text,
  state: text,
  isCompleted: flag,
  isFailed: flag,
  progress: finite,
  progressMessage: text,
  progressDetails: part(v.object({ percentage: finite, message: text, current: finite, total: finite })),
  /** Why it failed: text, or an object with a message. */
  error: v.fallback(
    v.nullable(
      v.union([
        v.string(),
        v.pipe(
          v.object({ message: v.string() }),
          v.transform(({ message }) => message),
        ),
      ]),
    ),
    null,
  ),
  createdAt: text,
  finishedAt: text,
});
type JobFields = v.InferOutput<typeof jobFields>;

/** How a job stands. */
export interface JobState {
  state: 'running' | 'completed' | 'failed';
  /** HostUp's own word. */
  status: string | null;
  /** Percent, 0 to 100; `null` when the job does not say. */
  progress: number | null;
  /** HostUp's own words. */
  message: string | null;
  createdAt: string | null;
  finishedAt: string | null;
}

const envelope = v.object({ data: v.optional(v.unknown()), operation: v.optional(v.unknown()) });

/** Reads a job, tolerantly; `null` when nothing in the body is one. @param json the body as parsed; anything */
export function jobStateIn(json: unknown): JobState | null {
  const found = layersOf(json)
    .map((layer) => v.safeParse(jobFields, layer))
    .flatMap(({ success, output }) => (success ? [output] : []));
  const fields = found.find((layer) => wordsOf(layer).length > 0 || isEnded(layer));
  if (!fields) return null;
  const state = stateOf(fields);
  const { progressMessage, progressDetails, error, createdAt, finishedAt } = fields;
  const words = progressMessage || progressDetails?.message || null;
  return {
    state,
    status: wordsOf(fields)[0] ?? null,
    progress: progressOf(fields),
    message: state === 'failed' ? error || words : words,
    createdAt,
    finishedAt,
  };
}

/** What may hold the job: the data of the wrapper, the operation of either, the body itself. */
function layersOf(json: unknown): unknown[] {
  const body = v.safeParse(envelope, json);
  if (!body.success) return [];
  const { data, operation } = body.output;
  const inner = v.safeParse(envelope, data);
  return [data, inner.success ? inner.output.operation : undefined, operation, json];
}

function wordsOf({ status, state }: JobFields): string[] {
  return [status, state].flatMap((word) => (word === null || word === '' ? [] : [word]));
}

function isEnded({ isCompleted, isFailed }: JobFields): boolean {
  return isCompleted === true || isFailed === true;
}

/** Of two that contradict each other, failure counts: nobody relies on an image that may not be there. */
function stateOf(fields: JobFields): JobState['state'] {
  const ends = new Set(wordsOf(fields).map((word) => ASSUMED_JOB_ENDS.get(word.trim().toLowerCase())));
  if (fields.isFailed === true || ends.has('failed')) return 'failed';
  return fields.isCompleted === true || ends.has('completed') ? 'completed' : 'running';
}

function progressOf({ progress, progressDetails }: JobFields): number | null {
  const { percentage = null, current = null, total = null } = progressDetails ?? {};
  const share = current !== null && total !== null && total > 0 ? (current / total) * 100 : null;
  const percent = percentage || share || progress;
  if (percent === null || percent < 0 || percent > 100) return null;
  return percent === 0 && ASSUMED_ZERO_PROGRESS_IS_UNKNOWN ? null : percent;
}
