import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { PROVIDERS } from '../contracts/gateway/api.ts';
import type { SandboxClock } from './clock.ts';
import { FAULTS } from './faults.ts';
import { jsonBody } from './json-body.ts';
import type { RequestLog } from './request-log.ts';
import type { Switchboard } from './switchboard.ts';

const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const clockBody = v.strictObject({ speed: v.optional(notNegative), advanceMs: v.optional(notNegative) });
const faultBody = v.strictObject({
  fault: v.picklist(Object.keys(FAULTS)),
  /** Sandbox ms after which it ends by itself. */
  forMs: v.optional(notNegative),
});
const provider = v.picklist(PROVIDERS);

interface Controlled {
  clock: SandboxClock;
  log: RequestLog;
  switchboard: Switchboard;
}

/** Response of the control API: a status and JSON. */
interface ControlResponse {
  status: number;
  body: unknown;
}

/**
 * The tests' own API, under `/sandbox/` on the same port:
 * `GET|POST /sandbox/clock`, `GET /sandbox/requests?path=`, `PUT|DELETE /sandbox/faults/{provider}/{id|list}`.
 */
export async function control(
  request: IncomingMessage,
  url: URL,
  { clock, log, switchboard }: Controlled,
): Promise<ControlResponse> {
  const method = request.method ?? '';
  if (url.pathname === '/sandbox/clock' && (method === 'GET' || method === 'POST')) {
    if (method === 'POST') {
      const body = v.safeParse(clockBody, await jsonBody(request));
      if (!body.success) return refused(body.issues);
      if (body.output.speed !== undefined) clock.setSpeed(body.output.speed);
      if (body.output.advanceMs !== undefined) clock.advance(body.output.advanceMs);
    }
    return { status: 200, body: { now: clock.now(), speed: clock.speed } };
  }
  if (url.pathname === '/sandbox/requests' && method === 'GET') {
    const path = url.searchParams.get('path');
    const requests = path === null ? log.all() : [log.of(path)];
    return { status: 200, body: { requests, elsewhere: log.elsewhere, limited: log.limited } };
  }
  const [, , area, name, id] = url.pathname.split('/');
  const target = v.safeParse(provider, name);
  if (area === 'faults' && target.success && id && (method === 'PUT' || method === 'DELETE')) {
    if (method === 'DELETE') {
      switchboard.off(target.output, id);
      return { status: 200, body: {} };
    }
    const body = v.safeParse(faultBody, await jsonBody(request));
    if (!body.success) return refused(body.issues);
    switchboard.on(target.output, id, body.output.fault, clock.now(), body.output.forMs);
    return { status: 200, body: body.output };
  }
  return { status: 404, body: { error: `The sandbox's control API has no ${method} ${url.pathname}.` } };
}

function refused(issues: readonly v.BaseIssue<unknown>[]): ControlResponse {
  return {
    status: 400,
    body: { error: issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ') },
  };
}
