import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { routePath } from 'hono/route';
import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../contracts/assumptions.ts';
import { HEADERS, type Provider, type Session } from '../contracts/gateway/api.ts';
import { VPS_LIST_MAX_LIMIT, type VpsListQuery } from '../contracts/hostup/vps-list.ts';
import type { Embedding } from './embed/embedding.ts';
import { createFramePages } from './embed/frame-pages.ts';
import { isLoopback, type Settings } from './environment.ts';
import type { Failure } from './failure.ts';
import { firstDataLink } from './first-data.ts';
import { API_HEADERS } from './headers.ts';
import type { HostupReads } from './hostup.ts';
import { refuseAmbiguous, refuseForeign } from './own-host.ts';
import { pageAt } from './page.ts';
import type { Pages } from './pages.ts';
import { payloadOf, respond, type Payload, type Wanted } from './payload.ts';
import { problemResponse } from './problem.ts';
import { PROVIDER_FACTS } from './provider-facts.ts';
import type { Outcome } from './provider-reads.ts';
import { VERSION } from './version.ts';
import type { Visitor } from './visitor.ts';
import type { VpsbgReads } from './vpsbg.ts';

/** What the gateway is put together from. A provider without a key is absent; `pages` is absent in development. */
export interface GatewayParts {
  hostup?: HostupReads | undefined;
  vpsbg?: VpsbgReads | undefined;
  pages?: Pages | undefined;
  /** With it, the API answers to tokens alone, and each token sees its own providers. */
  embedding?: Embedding | undefined;
  /** Takes one line for each failure of the gateway itself and, with `embedding`, for each request to the API. */
  log?: (line: string) => void;
}

interface Env {
  Bindings: HttpBindings;
  Variables: { requestId: string; visitor: Visitor };
}

export type Gateway = Hono<Env>;

/**
 * The gateway as a Hono app on Node's own request (`@hono/node-server`): the API under `/api/`, pages elsewhere.
 * It reads nothing but the path, the query and the few headers named in own-host.ts.
 */
export function createGateway(settings: Pick<Settings, 'mode' | 'host'>, parts: GatewayParts): Gateway {
  const { hostup, vpsbg, pages, embedding, log = () => {} } = parts;
  const app = new Hono<Env>();
  // A token is asked of everyone, so it does not matter by which name the gateway is reached.
  const guarded = isLoopback(settings.host) && !embedding;
  const configured = { hostup: hostup !== undefined, vpsbg: vpsbg !== undefined };
  const owner: Visitor = { role: 'owner', providers: configured, hostup, vpsbg };
  const frames = embedding && pages && createFramePages(embedding.tenants, pages);

  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    const { incoming } = c.env;
    const refused =
      refuseAmbiguous(incoming) ?? (guarded ? refuseForeign(incoming, settings.host, c.req.path) : undefined);
    if (refused) return refuse(c, refused);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      return refuse(c, { code: 'method_not_allowed', detail: 'Only GET and HEAD are answered here.' });
    }
    return next();
  });

  app.use('/api/*', async (c, next) => {
    if (!embedding) {
      c.set('visitor', owner);
      return next();
    }
    const startedAt = performance.now();
    const { tokenName, ...admitted } = await embedding.admit(c.req.header('authorization'));
    if ('failure' in admitted) c.res = refuse(c, admitted.failure);
    else {
      c.set('visitor', admitted.visitor);
      await next();
    }
    const ms = Math.round(performance.now() - startedAt);
    const token = tokenName === undefined ? 'no token' : `token ${tokenName}`;
    log(`${c.req.method} ${routePath(c, -1)} ${c.res.status} ${ms} ms ${token} ${c.get('requestId')}`);
  });

  app.get('/api/session', (c) => {
    const { role, providers } = c.get('visitor');
    const session: Session = { mode: settings.mode, role, providers, version: VERSION };
    return json(c, payloadOf(JSON.stringify(session), 4));
  });

  app.get('/api/hostup/vps', (c) => {
    const read = readListQuery(c.req.queries());
    if (!read.ok) return refuse(c, { code: 'bad_request', detail: read.detail });
    return answer(c, 'hostup', c.get('visitor').hostup?.vpsList(read.query, c.req.raw.signal));
  });

  app.get('/api/hostup/vps/:id/iso', (c) => {
    const id = c.req.param('id');
    if (!ASSUMED_HOSTUP_VPS_ID.test(id)) {
      return refuse(c, {
        code: 'not_found',
        detail: 'A HostUp VPS id is "vps_" and lower-case letters or digits.',
      });
    }
    return answer(c, 'hostup', c.get('visitor').hostup?.isoMedia(id, c.req.raw.signal));
  });

  app.get('/api/vpsbg/isos', (c) => answer(c, 'vpsbg', c.get('visitor').vpsbg?.isos(c.req.raw.signal)));

  app.get('/api/vpsbg/isos/:id', (c) => {
    const id = c.req.param('id');
    if (!ASSUMED_VPSBG_ISO_ID.test(id)) {
      return refuse(c, {
        code: 'not_found',
        detail: 'A VPSBG ISO id is a whole number of at most 15 digits.',
      });
    }
    return answer(c, 'vpsbg', c.get('visitor').vpsbg?.iso(id, c.req.raw.signal));
  });

  app.notFound(async (c) => {
    const path = rawPath(c);
    if (pages && path !== '/api' && !path.startsWith('/api/')) {
      const framed = await frames?.serve(path, wantedBy(c));
      if (framed) return framed;
      // With tokens, only the app itself can ask for data.
      const page = embedding ? undefined : pageAt(path);
      const query = (c.env.incoming.url ?? '').slice(path.length);
      return pages.serve(path, wantedBy(c), page && firstDataLink(page, query, configured));
    }
    return refuse(c, { code: 'not_found', detail: 'The gateway has nothing at this path.' });
  });

  app.onError((error, c) => {
    if (c.req.raw.signal.aborted)
      return refuse(c, { code: 'internal_error', detail: 'The client has gone.' });
    log(`internal_error ${c.get('requestId')} ${error.stack ?? error.message}`);
    const detail = 'This is a fault of Drivebay itself. Its log has more under this request id.';
    return refuse(c, { code: 'internal_error', detail });
  });

  return app;
}

function refuse(c: Context<Env>, failure: Failure): Response {
  return problemResponse(failure, { path: rawPath(c), requestId: c.get('requestId') });
}

function json(c: Context<Env>, payload: Payload, headers: Record<string, string> = {}): Promise<Response> {
  const told = { ...headers, [HEADERS.requestId]: c.get('requestId') };
  const whole = { ...API_HEADERS, 'content-type': 'application/json', ...told };
  // What tells a browser how to treat a body is left out where there is none: most polls bring nothing new.
  const unchanged = { 'cache-control': 'no-store', ...told };
  return respond(payload, wantedBy(c), whole, { unchanged });
}

function wantedBy(c: Context<Env>): Wanted {
  return { acceptEncoding: c.req.header('accept-encoding'), ifNoneMatch: c.req.header('if-none-match') };
}

/** What was made of answers that are kept: each is hashed and compressed once, however many ask for it. */
const payloads = new WeakMap<Outcome, Payload>();

function payloadFor(outcome: Outcome & { ok: true }): Payload {
  const payload = payloads.get(outcome) ?? payloadOf(outcome.body, 4);
  payloads.set(outcome, payload);
  return payload;
}

async function answer(
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
  return outcome.ok ? json(c, payloadFor(outcome), outcome.headers) : refuse(c, outcome.failure);
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
      v.regex(/^[\x21-\x7e]{1,512}$/, '`cursor` must be the `nextCursor` of the page before.'),
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

/** Reads the known parameters of the list of VPSs; others are passed over. */
function readListQuery(queries: Record<string, string[]>): ListQuery {
  const known = Object.keys(vpsListQuery.entries);
  const twice = known.find((name) => (queries[name]?.length ?? 0) > 1);
  if (twice !== undefined) return { ok: false, detail: `Give \`${twice}\` once.` };
  const once = Object.fromEntries(known.map((name) => [name, queries[name]?.[0]]));
  const parsed = v.safeParse(vpsListQuery, once);
  if (!parsed.success) return { ok: false, detail: parsed.issues[0].message };
  return { ok: true, query: parsed.output };
}
