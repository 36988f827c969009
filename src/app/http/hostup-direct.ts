import { ASSUMED_HOSTUP_PANEL_URL } from '../../contracts/assumptions.ts';
import type { GatewayErrorCode } from '../../contracts/gateway/errors.ts';
import { api, HEADERS, type Session, type UpstreamError } from '../../contracts/gateway/api.ts';
import { problemBody } from '../../contracts/gateway/problem-body.ts';
import { codeOfStatus, upstreamErrorOf } from '../../contracts/gateway/upstream-error.ts';
import { upstreamWords } from '../../contracts/gateway/upstream-words.ts';
import { withPaging } from '../../contracts/hostup/vps-list-paging.ts';
import { isOtherVps } from '../../contracts/response-identity.ts';
import { parseHttpDate } from '../../rate-limit/retry-after.ts';

declare const DRIVEBAY_VERSION: string;

let base = '';

/** @param apiBaseUrl what stands before `/api/v2`: nothing, or a path of this origin without a slash at its end */
export function setApiBaseUrl(apiBaseUrl: string): void {
  base = apiBaseUrl;
}

/**
 * Takes the gateway's place in a build without one: calls HostUp's API on this origin with the session cookie of HostUp's
 * own dashboard, and responds as the gateway does.
 *
 * @param path at the gateway, from `contracts/gateway/api.ts`
 * @throws what `fetch` throws when no response comes
 */
export async function requestHostUp(path: string, { signal = null }: RequestInit): Promise<Response> {
  if (path === api.session()) return Response.json(SESSION);
  const hostUpPath = path.replace(/^\/api\/hostup\//, '/api/v2/');
  if (hostUpPath === path) {
    return problem(path, 'provider_not_configured', 'This Drivebay shows HostUp alone.');
  }
  const response = await fetch(base + hostUpPath, {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
    // A site sends a visitor without a session to its login page: that page is no response.
    redirect: 'manual',
    signal,
  });
  const status = response.type === 'opaqueredirect' ? 401 : response.status;
  const body = await response.text();
  const json = parseJson(body);
  const headers = timesOf(response.headers);
  // The status of a key or a service says enough without the body; any other speaks of the resource.
  const ofService = status === 401 || status === 429 || status >= 500;
  if (!ofService && isOther(path, json, response.headers)) {
    const detail = `HostUp's response to GET ${base}/api/v2/vps… was about another ID than the one requested. Nothing of it is shown. Drivebay retries automatically.`;
    return problem(path, 'upstream_invalid', detail, headers);
  }
  if (status >= 400 && isChallenge(response.headers, body, status)) {
    const code = status === 429 ? 'upstream_rate_limited' : 'upstream_unavailable';
    return problem(path, code, BLOCKED, headers);
  }
  if (status >= 400) {
    const code = codeOfStatus(status);
    return problem(path, code, wordsFor(code, status), headers, upstreamErrorOf(status, json));
  }
  if (json === undefined) {
    const detail = `HostUp's response to GET ${base}/api/v2/vps… was not JSON (HTTP ${status}). Check apiBaseUrl in drivebay.json.`;
    return problem(path, 'upstream_invalid', detail, headers);
  }
  headers.set(HEADERS.received, 'whole');
  const isList = !path.startsWith('/api/hostup/vps/');
  const first = !path.includes('cursor=');
  return Response.json(isList ? withPaging(json, response.headers, first) : json, { headers });
}

const BLOCKED =
  'A protection service in front of HostUp blocked the request and sent a page for browsers. Open HostUp in another tab, then come back and reload this page.';

/** A page that forbids or puts off comes from what stands in front of the API, which itself sends JSON. */
function isChallenge(headers: Headers, body: string, status: number): boolean {
  if (headers.get('cf-mitigated') === 'challenge') return true;
  if (!/^text\/html\b/i.test(headers.get('content-type') ?? '')) return false;
  return (
    status === 403 || (status === 503 && /just a moment|checking your browser|challenge-platform/i.test(body))
  );
}

function isOther(path: string, json: unknown, headers: Headers): boolean {
  const vpsId = /^\/api\/hostup\/vps\/([^/?]+)\/iso$/.exec(path)?.[1];
  return vpsId !== undefined && isOtherVps(decodeURIComponent(vpsId))(json, headers.get('content-location'));
}

const SESSION: Session = {
  mode: 'owner',
  role: 'owner',
  providers: { hostup: true, vpsbg: false },
  actions: {},
  version: DRIVEBAY_VERSION,
  manageUrl: ASSUMED_HOSTUP_PANEL_URL,
  names: {},
};

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The headers that say when the response was made and when to retry. */
function timesOf(headers: Headers): Headers {
  const times = new Headers();
  for (const name of ['date', 'retry-after', 'x-ratelimit-reset']) {
    const value = headers.get(name);
    if (value !== null) times.set(name, value);
  }
  const date = parseHttpDate(headers.get('date'));
  // A clock that was never set is no time to go by.
  if (date !== undefined && date >= Date.UTC(2020) && date < Date.UTC(2100)) {
    times.set(HEADERS.upstreamDate, new Date(date).toISOString());
    // An HTTP date is cut to whole seconds: on average half a second has passed since.
    times.set(HEADERS.asOf, new Date(date + 500).toISOString());
  }
  return times;
}

function wordsFor(code: GatewayErrorCode, status: number): string {
  if (code === 'upstream_unauthorized') {
    return 'Your HostUp session is missing or has expired. Sign in to HostUp, then come back and reload this page.';
  }
  if (code === 'upstream_forbidden') return 'HostUp refused access. Your account may not read this.';
  return upstreamWords('HostUp', code, status);
}

function problem(
  path: string,
  code: GatewayErrorCode,
  detail: string,
  headers = new Headers(),
  upstream?: UpstreamError,
): Response {
  // HostUp's reset time comes with every response and means nothing beside another status.
  if (code !== 'upstream_rate_limited') headers.delete('x-ratelimit-reset');
  const body = problemBody(code, {
    detail,
    instance: path,
    requestId: upstream?.requestId ?? '',
    provider: 'hostup',
    ...(upstream && { upstream }),
  });
  return Response.json(body, { status: body.status, headers });
}
