import * as v from 'valibot';
import { gatewayProblem, HEADERS, type Provider } from '../../contracts/gateway/api.ts';
import { backOff } from '../../contracts/http/back-off.ts';
import { clampWait, parseHttpDate, requestedWait } from '../../contracts/http/retry-after.ts';
import { driftBetween, type Drift } from '../../contracts/tolerant.ts';
import { parseIsoTime } from '../text/iso-time.ts';
import { logError } from './error-log.ts';
import { kindOf, RequestError, type ErrorKind } from './errors.ts';
import { FailureStreaks } from './failure-streaks.ts';
import { monotonicNow } from './monotonic.ts';
import { gates } from './rate-gate.ts';
import { clocks } from './server-clock.ts';
import type { Snapshot } from './snapshot.ts';

/** Headers and body together, ms. The gateway gives up on a provider after 10 s, so that it can still answer in time. */
const DEADLINE_MS = 12_000;

/** The providers' names, as they write them. */
export const PROVIDER_NAMES: Record<Provider, string> = { hostup: 'HostUp', vpsbg: 'VPSBG' };

interface Target<TSchema extends v.GenericSchema> {
  /** Path at the gateway, from `contracts/gateway/api.ts`. */
  path: string;
  /** Whose gate and clock apply; `null` for the gateway's own answers. */
  provider: Provider | null;
  schema: TSchema;
  signal: AbortSignal;
  /** What sends the request; `fetch` by default. */
  send?: typeof fetch;
}

const streaks = new FailureStreaks();

/**
 * Asks the gateway and reads the answer with its schema.
 *
 * @throws {RequestError} always of this type, except that an abort by the caller is passed on as it is. The error
 *   carries when the next try may be made.
 */
export async function request<const TSchema extends v.GenericSchema>(
  target: Target<TSchema>,
): Promise<Snapshot<v.InferOutput<TSchema>>> {
  const { path, provider, send = fetch } = target;
  const gate = provider ? gates[provider] : undefined;
  const admission = gate?.admit() ?? 'open';
  if (admission === 'shut') {
    throw fail(target, 'rate-limited', `${nameOf(provider)} asked us to wait.`, { retryAt: gate?.opensAt });
  }

  const deadline = new AbortController();
  const onAbort = () => deadline.abort(target.signal.reason);
  target.signal.addEventListener('abort', onAbort, { once: true });
  if (target.signal.aborted) onAbort();
  const timer = setTimeout(() => deadline.abort(new DOMException('deadline', 'TimeoutError')), DEADLINE_MS);
  try {
    const sentAt = monotonicNow();
    const response = await send(path, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: deadline.signal,
    });
    learnClocks(response.headers, provider, sentAt);
    const json: unknown = await readJson(response, target);
    if (admission === 'let-through') gate?.open();
    if (!response.ok) throw problemError(json, response, target);
    const snapshot = readAnswer(json, response, target, sentAt);
    streaks.succeeded(path);
    return snapshot;
  } catch (error) {
    if (target.signal.aborted) throw error;
    if (error instanceof RequestError) throw error;
    if (deadline.signal.aborted) {
      throw fail(target, 'timeout', `No answer within ${DEADLINE_MS / 1_000} s.`);
    }
    throw fail(target, 'network', 'The connection to the Drivebay gateway failed. Check your network.');
  } finally {
    clearTimeout(timer);
    target.signal.removeEventListener('abort', onAbort);
  }
}

function learnClocks(headers: Headers, provider: Provider | null, sentAt: number): void {
  const receivedAt = monotonicNow();
  const date = parseHttpDate(headers.get('date'));
  if (date === undefined) return;
  // An HTTP date is cut to whole seconds: on average half a second has passed since.
  const gatewayNow = date + 500;
  clocks.gateway.learn(gatewayNow, sentAt, receivedAt);
  const upstreamDate = parseIsoTime(headers.get(HEADERS.upstreamDate));
  const asOf = parseIsoTime(headers.get(HEADERS.asOf));
  if (provider && upstreamDate !== null && asOf !== null) {
    clocks[provider].learn(upstreamDate + 500 + (gatewayNow - asOf), sentAt, receivedAt);
  }
}

async function readJson<TSchema extends v.GenericSchema>(
  response: Response,
  target: Target<TSchema>,
): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  const body = await response.text();
  if (/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    try {
      return JSON.parse(body);
    } catch {
      // Told below.
    }
  }
  const what = response.ok ? 'contract' : kindOf('', response.status);
  throw fail(
    target,
    what,
    `The answer is not from the Drivebay gateway (HTTP ${response.status}). A proxy or a login page may stand in between.`,
  );
}

function readAnswer<TSchema extends v.GenericSchema>(
  json: unknown,
  response: Response,
  target: Target<TSchema>,
  sentAt: number,
): Snapshot<v.InferOutput<TSchema>> {
  const result = v.safeParse(target.schema, json);
  if (!result.success) {
    const where = v.getDotPath(result.issues[0]) ?? 'the whole body';
    throw fail(target, 'contract', `${nameOf(target.provider)} sent an unexpected answer at ${where}.`);
  }
  const { headers } = response;
  const every = Number(headers.get(HEADERS.leastInterval));
  return {
    path: target.path,
    body: result.output,
    // Unsaid, it is as old as the question: it must not pass for newer than an answer that says its time.
    asOf: parseIsoTime(headers.get(HEADERS.asOf)) ?? clocks.gateway.now() - (monotonicNow() - sentAt),
    requestId: headers.get(HEADERS.requestId),
    drift: [...readDrift(headers.get(HEADERS.drift)), ...driftBetween(json, result.output)],
    ...(every > 0 && { leastInterval: clampWait(every) }),
  };
}

const driftHeader = v.array(v.object({ path: v.string(), got: v.string() }));

function readDrift(header: string | null): Drift[] {
  if (!header) return [];
  try {
    const result = v.safeParse(driftHeader, JSON.parse(decodeURIComponent(header)));
    return result.success ? result.output : [];
  } catch {
    return [];
  }
}

function problemError<TSchema extends v.GenericSchema>(
  json: unknown,
  response: Response,
  target: Target<TSchema>,
) {
  const result = v.safeParse(gatewayProblem, json);
  const problem = result.success ? result.output : undefined;
  const kind = kindOf(problem?.code ?? '', response.status);
  const wait = requestedWait(response.headers, clocks.gateway.now());
  const gated = target.provider && wait !== undefined && (kind === 'rate-limited' || kind === 'server');
  const retryAt = gated && target.provider ? gates[target.provider].shut(wait) : undefined;
  return fail(target, kind, problem?.detail ?? `The gateway answered HTTP ${response.status}.`, {
    problem,
    retryAt,
  });
}

function fail<TSchema extends v.GenericSchema>(
  target: Target<TSchema>,
  kind: ErrorKind,
  detail: string,
  more: { problem?: RequestError['problem']; retryAt?: number | undefined } = {},
): RequestError {
  const error = new RequestError({
    kind,
    detail,
    provider: target.provider,
    path: target.path,
    problem: more.problem,
    // A call that the gate held back is no failure of its own.
    retryAt: more.retryAt ?? monotonicNow() + backOff(streaks.failed(target.path)),
    at: clocks.gateway.now(),
  });
  logError(error);
  return error;
}

function nameOf(provider: Provider | null): string {
  return provider ? PROVIDER_NAMES[provider] : 'The gateway';
}
