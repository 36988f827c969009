import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../contracts/assumptions.ts';
import { HEADERS, type GatewayErrorCode, type Provider, type Session } from '../contracts/gateway/api.ts';
import { VPS_LIST_MAX_LIMIT, type VpsListQuery } from '../contracts/hostup/vps-list.ts';
import type { Embedding } from './embed/embedding.ts';
import { createFramePages } from './embed/frame-pages.ts';
import { isLoopback, type Settings } from './environment.ts';
import type { Failure } from './failure.ts';
import { pageAt } from '../contracts/pages.ts';
import { firstDataLink } from './first-data.ts';
import { API_HEADERS } from './headers.ts';
import type { HostupReads } from './hostup.ts';
import { refuseAmbiguous, refuseForeign, refuseOtherSites } from './own-host.ts';
import type { Pages } from './pages.ts';
import { payloadOf, respond, type Payload, type Wanted } from './payload.ts';
import { problemResponse } from './problem.ts';
import { PROVIDER_FACTS } from './provider-facts.ts';
import type { Outcome } from './outcome.ts';
import { requestLine, uncheckedToken, type TokenInLog } from './request-log.ts';
import { mask } from './secrets.ts';
import { VERSION } from './version.ts';
import type { Visitor } from './visitor.ts';
import type { VpsbgReads } from './vpsbg.ts';

/** What the gateway is put together from. A provider without a key is absent; `pages` is absent in development. */
export interface GatewayParts {
  hostup?: HostupReads | undefined;
  vpsbg?: VpsbgReads | undefined;
  pages?: Pages | undefined;
  /** With it, the API accepts only tokens, and each token sees its own providers. */
  embedding?: Embedding | undefined;
  /**
   * Takes one line for each failure of the gateway itself and for each request that is refused for its form or origin;
   * with `embedding`, for each request to the API and each refused one.
   */
  log?: (line: string) => void;
}

interface Env {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    visitor: Visitor;
    /** For the log. */
    tenant?: string | undefined;
    token?: TokenInLog | undefined;
    failure?: Failure | undefined;
  };
}

export type Gateway = Hono<Env>;

/** Refusals that no route and no provider has a part in. */
const REFUSED_UNSEEN: ReadonlySet<string> = new Set([
  'bad_request',
  'forbidden_host',
  'forbidden_origin',
  'method_not_allowed',
] satisfies GatewayErrorCode[]);

/**
 * The gateway as a Hono app on Node's own request (`@hono/node-server`): the API under `/api/`, pages elsewhere.
 * It reads nothing but the path, the query and the few headers named in own-host.ts.
 */
export function createGateway(
  settings: Pick<Settings, 'mode' | 'host'> & Partial<Pick<Settings, 'manageUrl'>>,
  parts: GatewayParts,
): Gateway {
  const { hostup, vpsbg, pages, embedding } = parts;
  const log = (line: string) => parts.log?.(mask(line));
  const app = new Hono<Env>();
  // Everyone needs a token, so the name by which the gateway is reached does not matter.
  const guarded = isLoopback(settings.host) && !embedding;
  const configured = { hostup: hostup !== undefined, vpsbg: vpsbg !== undefined };
  const owner: Visitor = { role: 'owner', providers: configured, hostup, vpsbg };
  const frames = embedding && pages && createFramePages(embedding.tenants, pages);

  const logged = ({ req, get, res }: Context<Env>) =>
    embedding
      ? isApi(req.path) || res.status >= 400
      : // Provider errors are logged where they are called. A missing path is no news to an owner.
        REFUSED_UNSEEN.has(get('failure')?.code ?? '');

  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    const startedAt = performance.now();
    await next();
    if (!logged(c)) return;
    const { tenant, token = uncheckedToken(c.env.incoming), failure, requestId } = c.var;
    const { method, path } = c.req;
    // As a GET would be routed: other methods have no route, and a log of paths would hold ids.
    const route = app.router.match('GET', path)[0].at(-1)?.[0][1].path ?? '-';
    const { code, reason } = failure ?? {};
    const ms = performance.now() - startedAt;
    log(requestLine({ method, route, status: c.res.status, ms, token, requestId, tenant, code, reason }));
  });

  app.use(async (c, next) => {
    const { incoming } = c.env;
    const refused =
      refuseAmbiguous(incoming) ??
      (guarded ? refuseForeign(incoming, settings.host, c.req.path) : undefined) ??
      (embedding && isApi(c.req.path) ? refuseOtherSites(incoming, embedding.origin) : undefined);
    if (refused) return refuse(c, refused);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      return refuse(c, { code: 'method_not_allowed', detail: 'Only GET and HEAD are allowed here.' });
    }
    return next();
  });

  app.use('/api/*', async (c, next) => {
    if (!embedding) {
      c.set('visitor', owner);
      return next();
    }
    const { tokenName, tenant, ...admitted } = await embedding.admit(c.req.header('authorization'));
    c.set('tenant', tenant);
    if (tokenName !== undefined) c.set('token', `token ${tokenName}`);
    if ('failure' in admitted) {
      if (c.var.token === undefined && c.req.header('authorization')) c.set('token', 'token refused');
      return refuse(c, admitted.failure);
    }
    c.set('visitor', admitted.visitor);
    return next();
  });

  app.get('/api/session', (c) => {
    const { role, providers, names = {} } = c.get('visitor');
    const { mode, manageUrl = null } = settings;
    const session: Session = { mode, role, providers, version: VERSION, manageUrl, names };
    return json(c, payloadOf(JSON.stringify(session), 4));
  });

  app.get('/api/hostup/vps', (c) => {
    const read = readListQuery(c.req.queries());
    if (!read.ok) return refuse(c, { code: 'bad_request', detail: read.detail });
    return respondWithRead(c, 'hostup', c.get('visitor').hostup?.vpsList(read.query, c.req.raw.signal));
  });

  app.get('/api/hostup/vps/:id/iso', (c) => {
    const id = c.req.param('id');
    if (!ASSUMED_HOSTUP_VPS_ID.test(id)) {
      return refuse(c, {
        code: 'not_found',
        detail: 'A HostUp VPS ID is "vps_" followed by lower-case letters or digits.',
      });
    }
    return respondWithRead(c, 'hostup', c.get('visitor').hostup?.isoMedia(id, c.req.raw.signal));
  });

  app.get('/api/vpsbg/isos', (c) =>
    respondWithRead(c, 'vpsbg', c.get('visitor').vpsbg?.isos(c.req.raw.signal)),
  );

  app.get('/api/vpsbg/isos/:id', (c) => {
    const id = c.req.param('id');
    if (!ASSUMED_VPSBG_ISO_ID.test(id)) {
      return refuse(c, {
        code: 'not_found',
        detail: 'A VPSBG ISO ID is a whole number of at most 15 digits.',
      });
    }
    return respondWithRead(c, 'vpsbg', c.get('visitor').vpsbg?.iso(id, c.req.raw.signal));
  });

  app.notFound(async (c) => {
    const path = rawPath(c);
    if (pages && !isApi(path)) {
      const framed = await frames?.serve(path, wantedBy(c));
      if (framed) return framed;
      // With tokens, only the app itself can request data.
      const page = embedding ? undefined : pageAt(path);
      const query = (c.env.incoming.url ?? '').slice(path.length);
      return pages.serve(path, wantedBy(c), page && firstDataLink(page, query, configured));
    }
    return refuse(c, { code: 'not_found', detail: 'The gateway has nothing at this path.' });
  });

  app.onError((error, c) => {
    if (c.req.raw.signal.aborted)
      return refuse(c, { code: 'internal_error', detail: 'The client closed the connection.' });
    log(`internal_error ${c.get('requestId')} ${error.stack ?? error.message}`);
    const detail = 'Drivebay failed. Its log has the details under this request ID.';
    return refuse(c, { code: 'internal_error', detail });
  });

  return app;
}

function refuse(c: Context<Env>, failure: Failure): Response {
  c.set('failure', failure);
  return problemResponse(failure, { path: rawPath(c), requestId: c.get('requestId') });
}

function json(c: Context<Env>, payload: Payload, headers: Record<string, string> = {}): Promise<Response> {
  const own = { ...headers, [HEADERS.requestId]: c.get('requestId') };
  const whole = { ...API_HEADERS, 'content-type': 'application/json', ...own };
  // Headers about a body are left out where there is no body: most polls bring nothing new.
  const unchanged = { 'cache-control': 'no-store', ...own };
  return respond(payload, wantedBy(c), whole, { unchanged });
}

function wantedBy(c: Context<Env>): Wanted {
  return { acceptEncoding: c.req.header('accept-encoding'), ifNoneMatch: c.req.header('if-none-match') };
}

/** Payloads of cached outcomes: each is hashed and compressed once, for any number of requests. */
const payloads = new WeakMap<Outcome, Payload>();
const receivedPayloads = new WeakMap<Outcome, Payload>();

function payloadFor(outcome: Outcome, body: string, made: WeakMap<Outcome, Payload>): Payload {
  const payload = made.get(outcome) ?? payloadOf(body, 4);
  made.set(outcome, payload);
  return payload;
}

async function respondWithRead(
  c: Context<Env>,
  provider: Provider,
  read: Promise<Outcome> | undefined,
): Promise<Response> {
  if (!read) {
    const { label, keyVariable } = PROVIDER_FACTS[provider];
    const detail = `Set ${keyVariable} and restart to see ${label}.`;
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

function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

/** The path as it came over the wire, without the query: never built from the request's host. */
function rawPath(c: Context<Env>): string {
  return (c.env.incoming.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}

type ListQuery = { ok: true; query: VpsListQuery } | { ok: false; detail: string };

const vpsListQuery = v.object({
  cursor: v.optional(
    // Opaque: any printable ASCII of a sane length.
    v.pipe(
      v.string(),
      v.regex(/^[\x21-\x7e]{1,2048}$/, '`cursor` must be the `nextCursor` of the page before.'),
    ),
  ),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (limit) => /^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= VPS_LIST_MAX_LIMIT,
        `\`limit\` must be a whole number from 1 to ${VPS_LIST_MAX_LIMIT}.`,
      ),
      v.transform(Number),
    ),
  ),
  name: v.optional(
    v.pipe(v.string(), v.regex(/^\P{Cc}{1,255}$/u, '`name` must be 1 to 255 characters on one line.')),
  ),
  primaryIp: v.optional(
    v.pipe(
      v.string(),
      v.check((ip) => isIP(ip) !== 0, '`primaryIp` must be an IPv4 or IPv6 address.'),
    ),
  ),
});

/** Reads the known parameters of the list of VPSs; others are ignored. */
function readListQuery(queries: Record<string, string[]>): ListQuery {
  const known = Object.keys(vpsListQuery.entries);
  const twice = known.find((name) => (queries[name]?.length ?? 0) > 1);
  if (twice !== undefined) return { ok: false, detail: `Give \`${twice}\` once.` };
  const once = Object.fromEntries(known.map((name) => [name, queries[name]?.[0]]));
  const parsed = v.safeParse(vpsListQuery, once);
  if (!parsed.success) return { ok: false, detail: parsed.issues[0].message };
  return { ok: true, query: parsed.output };
}
