import * as v from 'valibot';
import { GATEWAY_ERRORS, type GatewayErrorCode } from '../../contracts/gateway/errors.ts';
import { gatewayProblem, PROVIDERS } from '../../contracts/gateway/api.ts';
import type { Failure } from '../failure.ts';
import type { Outcome } from '../outcome.ts';

const isCode = (value: unknown): value is GatewayErrorCode =>
  typeof value === 'string' && Object.hasOwn(GATEWAY_ERRORS, value);

/** A failure as another replica wrote it. */
export const failureRecord = v.object({
  code: v.custom<GatewayErrorCode>(isCode),
  detail: v.string(),
  provider: v.exactOptional(v.picklist(PROVIDERS)),
  retryAfter: v.exactOptional(v.number()),
  ownPace: v.exactOptional(v.boolean()),
  resourceOnly: v.exactOptional(v.boolean()),
  cause: v.exactOptional(v.picklist(['size', 'headers', 'page', 'other'])),
  gate: v.exactOptional(v.object({ reason: v.nullable(v.string()), code: v.nullable(v.string()) })),
  upstream: v.exactOptional(gatewayProblem.entries.upstream.wrapped),
}) satisfies v.GenericSchema<unknown, Failure>;

const outcomeRecord = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    body: v.string(),
    headers: v.record(v.string(), v.string()),
    received: v.exactOptional(v.string()),
  }),
  v.object({ ok: v.literal(false), failure: failureRecord }),
]);

/** An outcome as text for other replicas. It holds no key: bodies come masked. */
export function writeOutcome(outcome: Outcome): string {
  if (!outcome.ok) return JSON.stringify(outcome);
  const { body, headers, received } = outcome;
  return JSON.stringify({ ok: true, body, headers, received: received?.() });
}

/** The outcome that another replica wrote; `undefined` when this version does not know its form. */
export function readOutcome(text: string): Outcome | undefined {
  const record = parse(text, outcomeRecord);
  if (!record?.ok) return record;
  const { received, ...rest } = record;
  return { ...rest, ...(received !== undefined && { received: () => received }) };
}

/** JSON that another replica wrote. @returns `undefined` where it is not of this form */
export function parse<T>(text: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  try {
    const record = v.safeParse(schema, JSON.parse(text));
    return record.success ? record.output : undefined;
  } catch {
    return undefined;
  }
}
