import * as v from 'valibot';

/**
 * Paths for balancers and supervisors, outside the API: `GET` and `HEAD`, without a token, under any host name. Neither
 * calls a provider, and neither shows an id, a name or a path of a file.
 */
export const HEALTH_PATHS = { process: '/healthz', ready: '/readyz' } as const;

/** What `/readyz` looks at, in the order of its body. */
export const CHECKS = ['config', 'state', 'draining'] as const;
export type CheckName = (typeof CHECKS)[number];

/** One thing that `/readyz` looks at. */
const check = v.object({
  /** `degraded`: requests are still served. `failed`: send none to this process. */
  status: v.picklist(['ok', 'degraded', 'failed']),
  /** What is wrong and what goes on meanwhile; one or two sentences. */
  detail: v.optional(v.string()),
});
export type Check = v.InferOutput<typeof check>;

/** `GET /healthz`: the process responds. */
export const health = v.object({ status: v.literal('ok') });

/** `GET /readyz`: 200 when `ready`, 503 otherwise. */
export const readiness = v.object({
  status: v.picklist(['ready', 'unavailable']),
  checks: v.object({ config: check, state: check, draining: check }),
});
export type Readiness = v.InferOutput<typeof readiness>;
