import type { Context } from 'hono';
import { HEADERS, type Provider } from '../contracts/gateway/api.ts';
import { API_HEADERS } from './headers.ts';
import type { Outcome } from './outcome.ts';
import { payloadOf, respond, type Payload } from './payload.ts';
import { PROVIDER_FACTS } from './provider-facts.ts';
import { refuse, wantedBy, type Env } from './request-context.ts';

/** Data as the response to this request: JSON, or 304 where the client has it. */
export function json(
  c: Context<Env>,
  payload: Payload,
  headers: Record<string, string> = {},
  status = 200,
): Promise<Response> {
  const own = { ...headers, [HEADERS.requestId]: c.get('requestId') };
  const whole = { ...API_HEADERS, 'content-type': 'application/json', ...own };
  // Headers about a body are left out where there is no body: most polls bring nothing new.
  const unchanged = { 'cache-control': 'no-store', ...own };
  return respond(payload, wantedBy(c), whole, { status, unchanged });
}

/** Payloads of cached outcomes: each is hashed and compressed once, for any number of requests. */
const payloads = new WeakMap<Outcome, Payload>();
const receivedPayloads = new WeakMap<Outcome, Payload>();

function payloadFor(outcome: Outcome, body: string, made: WeakMap<Outcome, Payload>): Payload {
  const payload = made.get(outcome) ?? payloadOf(body, 4);
  made.set(outcome, payload);
  return payload;
}

/**
 * The outcome of a read as the response to this request. With `?details=1` owner and support get it as it came.
 *
 * @param read absent where the provider has no key
 */
export async function respondWithRead(
  c: Context<Env>,
  provider: Provider,
  read: Promise<Outcome> | undefined,
): Promise<Response> {
  if (!read) {
    const { label, keyVariable } = PROVIDER_FACTS[provider];
    const detail = `The gateway has no key for ${label}. Set ${keyVariable} and restart the gateway or, with STAFF_CONFIG, add a key to the account in that file.`;
    return refuse(c, { code: 'provider_not_configured', detail, provider });
  }
  const outcome = await read;
  if (!outcome.ok) return refuse(c, outcome.failure);
  const { received, narrowed = false } = outcome;
  if (c.req.query('details') !== '1' || c.get('visitor').role === 'customer' || received === undefined) {
    return json(c, payloadFor(outcome, outcome.body, payloads), outcome.headers);
  }
  const { [HEADERS.drift]: _, ...headers } = outcome.headers;
  const extent = { [HEADERS.received]: narrowed ? 'part' : 'whole' };
  return json(c, payloadFor(outcome, received(), receivedPayloads), { ...headers, ...extent });
}
