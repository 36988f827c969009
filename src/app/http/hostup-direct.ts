import {
  api,
  GATEWAY_ERRORS,
  HEADERS,
  type GatewayErrorCode,
  type GatewayProblem,
  type Session,
  type UpstreamError,
} from '../../contracts/gateway/api.ts';
import { codeOfStatus, upstreamErrorOf } from '../../contracts/gateway/upstream-error.ts';
import { parseHttpDate } from '../../contracts/http/retry-after.ts';

declare const DRIVEBAY_VERSION: string;

let base = '';

/** @param apiBaseUrl what stands before `/api/v2`: nothing, or a path of this origin without a slash at its end */
export function setApiBaseUrl(apiBaseUrl: string): void {
  base = apiBaseUrl;
}

/**
 * Takes the gateway's place where there is none: asks HostUp's API on this origin with the session cookie of HostUp's
 * own dashboard, and answers as the gateway does.
 *
 * @param path at the gateway, from `contracts/gateway/api.ts`
 * @throws what `fetch` throws when no answer comes
 */
export async function askHostUp(path: string, { signal = null }: RequestInit): Promise<Response> {
  if (path === api.session()) return Response.json(SESSION);
  const hostUpPath = path.replace(/^\/api\/hostup\//, '/api/v2/');
  if (hostUpPath === path) {
    return problem(path, 'provider_not_configured', 'This Drivebay shows HostUp alone.');
  }
  const response = await fetch(base + hostUpPath, {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
    // A site sends a visitor without a session to its login page: that page is no answer.
    redirect: 'manual',
    signal,
  });
  const status = response.type === 'opaqueredirect' ? 401 : response.status;
  const json = parseJson(await response.text());
  const headers = timesOf(response.headers);
  if (status >= 400) {
    const code = codeOfStatus(status);
    return problem(path, code, wordsFor(code, status), headers, upstreamErrorOf('hostup', status, json));
  }
  if (json === undefined) {
    const detail = `HostUp's answer to GET ${base}/api/v2/vps… was not JSON (HTTP ${status}). Check apiBaseUrl in drivebay.json.`;
    return problem(path, 'upstream_invalid', detail, headers);
  }
  headers.set(HEADERS.received, 'whole');
  return Response.json(json, { headers });
}

const SESSION: Session = {
  mode: 'owner',
  role: 'owner',
  providers: { hostup: true, vpsbg: false },
  version: DRIVEBAY_VERSION,
};

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The headers that say when the answer was made and when to ask again. */
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
    return 'Your HostUp session is missing or over. Sign in to HostUp, then come back and reload this page.';
  }
  if (code === 'upstream_forbidden') return 'HostUp refused access: your account may not read this.';
  if (code === 'upstream_not_found') return 'HostUp does not know this id, or it is not yours. Check the id.';
  if (code === 'upstream_locked') return 'HostUp has locked this for now. It is asked again in a while.';
  if (code === 'upstream_rate_limited') return 'HostUp asks to wait before it is asked again.';
  if (code === 'upstream_rejected')
    return `HostUp answered with status ${status}. Asking again will not help; its own words may.`;
  return `HostUp answered with status ${status}. It is asked again in a while; if this stays, ask HostUp's support.`;
}

function problem(
  path: string,
  code: GatewayErrorCode,
  detail: string,
  headers = new Headers(),
  upstream?: UpstreamError,
): Response {
  const { status, title } = GATEWAY_ERRORS[code];
  // HostUp's reset time comes with every answer and means nothing beside another status.
  if (code !== 'upstream_rate_limited') headers.delete('x-ratelimit-reset');
  const body: GatewayProblem = {
    type: `urn:drivebay:problem:${code}`,
    title,
    status,
    detail,
    code,
    instance: path,
    requestId: upstream?.requestId ?? '',
    timestamp: new Date().toISOString(),
    provider: 'hostup',
    ...(upstream && { upstream }),
  };
  return Response.json(body, { status, headers });
}
