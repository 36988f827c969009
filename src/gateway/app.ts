import { Hono, type Context } from 'hono';
import type { GatewayErrorCode } from '../contracts/gateway/errors.ts';
import { HEALTH_PATHS } from '../contracts/gateway/health.ts';
import { pageAt } from '../contracts/pages.ts';
import { actionMethodsAt, addActions } from './actions/action-routes.ts';
import type { VisitorActions } from './actions/visitor-actions.ts';
import { atBase, linkAtBase } from './base-path.ts';
import { clientAddress } from './client-address.ts';
import { tenantsAt, type Embedding } from './embed/embedding.ts';
import { createFramePages } from './embed/frame-pages.ts';
import { isLoopback, type Settings } from './environment.ts';
import type { Failure } from './failure.ts';
import { firstDataLink } from './first-data.ts';
import { redirectHeaders } from './headers.ts';
import { Health, healthResponse } from './health.ts';
import {
  refuseAmbiguous,
  refuseForeign,
  refuseForeignWrite,
  refuseOtherNames,
  refuseOtherSites,
} from './own-host.ts';
import { NO_LOG, type Log } from './log.ts';
import { NO_METER, type Meter } from './meter.ts';
import { withoutLastSlash, type Pages } from './pages.ts';
import { addReads } from './reads.ts';
import { isApi, rawPath, refuse, wantedBy, type Env } from './request-context.ts';
import { requestEntry, requestIdOf, uncheckedToken } from './request-log.ts';
import { pageLanguage } from './page-language.ts';
import type { StaffEntry } from './staff/staff-entry.ts';
import { StateDown } from './state/shared-state.ts';
import type { Visitor } from './visitor.ts';

/** What the gateway is put together from. A provider without a key is absent; `pages` is absent in development. */
export interface GatewayParts {
  hostup?: Visitor['hostup'];
  vpsbg?: Visitor['vpsbg'];
  /** What the owner may do. Absent, and without a tenant that may do anything, only GET and HEAD are served. */
  actions?: VisitorActions | undefined;
  pages?: Pages | undefined;
  /** With it, the API accepts only tokens, and each token sees its own providers. */
  embedding?: Embedding | undefined;
  /** With it, people sign in at its own origin; what comes by another name is as without it. */
  staff?: StaffEntry | undefined;
  /** What `/readyz` says. */
  health?: Health;
  /**
   * Takes an entry for each failure of the gateway itself and for each request that is refused for its form or origin;
   * with `embedding`, for each request to the API and each refused one. The other requests are at the level `debug`.
   */
  log?: Log;
  /** Counts the requests, and the tokens that are refused. */
  meter?: Meter;
}

export type Gateway = Hono<Env>;

/** Refusals that no route and no provider has a part in. */
const REFUSED_UNSEEN: ReadonlySet<string> = new Set([
  'bad_request',
  'forbidden_host',
  'forbidden_origin',
  'method_not_allowed',
] satisfies GatewayErrorCode[]);

/** How a request came in; `none`: by a name that is neither the staff's nor for tokens. */
type Way = 'owner' | 'embed' | 'staff' | 'none';

const OTHER_NAME: Failure = {
  code: 'forbidden_host',
  detail: 'This gateway is reached by its own name alone. Let the proxy pass the Host header on.',
};
const STATE_DOWN: Failure = {
  code: 'state_unavailable',
  detail: 'The gateway cannot reach the state that its replicas share. Try again in a moment.',
  retryAfter: 5,
};

/** Of a request whose client left before the response: nobody receives it; log and metrics have it, as nginx's have. */
const CLIENT_GONE = 499;

const HEALTH: ReadonlySet<string> = new Set(Object.values(HEALTH_PATHS));

/** Every route knows its paths as they are at the root. */
function placeAt(base: string, headers: Headers): void {
  const location = headers.get('location');
  const link = headers.get('link');
  if (location !== null) headers.set('location', atBase(base, location));
  if (link !== null) headers.set('link', linkAtBase(base, link));
}

/**
 * The gateway as a Hono app on Node's own request (`@hono/node-server`): the API under `/api/`, pages elsewhere.
 * It reads nothing but the path, the query, the few headers named in own-host.ts and, of actions, a small body.
 */
export function createGateway(
  settings: Pick<Settings, 'mode' | 'host'> &
    Partial<Pick<Settings, 'manageUrl' | 'trustedProxies' | 'basePath'>>,
  parts: GatewayParts,
): Gateway {
  const { hostup, vpsbg, actions, pages, embedding, staff, health = new Health() } = parts;
  const { log = NO_LOG, meter = NO_METER } = parts;
  const { basePath: base = '' } = settings;
  const app = new Hono<Env>();
  const guarded = isLoopback(settings.host) && !embedding && !staff;
  const configured = { hostup: hostup !== undefined, vpsbg: vpsbg !== undefined };
  const owner: Visitor = { role: 'owner', providers: configured, hostup, vpsbg, actions };
  /** The methods at a path that change something. */
  const writesAt = (path: string, way: Way) => {
    if (way === 'staff' && staff?.isWrite(path)) return ['POST'];
    const acts = { owner: actions !== undefined, embed: embedding?.acts, staff: staff?.acts, none: false }[
      way
    ];
    return acts ? actionMethodsAt(path) : [];
  };
  /** Who a request is for, by the name that it came by. */
  const wayOf = (c: Context<Env>): Way => {
    if (staff?.isAt(c.req.header('host'))) return 'staff';
    if (embedding) return 'embed';
    return staff ? 'none' : 'owner';
  };
  const frames =
    embedding &&
    pages &&
    createFramePages({
      tenantsNow: (host) => tenantsAt(embedding, host),
      pages,
      base,
    });

  const levelOf = ({ req, get, res }: Context<Env>) => {
    if (HEALTH.has(req.path)) return 'debug';
    const isNews =
      embedding || staff
        ? isApi(req.path) || res.status >= 400
        : // Provider errors are logged where they are called. A missing path is no news to an owner.
          REFUSED_UNSEEN.has(get('failure')?.code ?? '');
    return isNews ? 'info' : 'debug';
  };

  app.use(async (c, next) => {
    c.set('requestId', requestIdOf(c.req.header('traceparent')));
    const client = clientAddress(c.env.incoming, settings.trustedProxies);
    c.set('clientAddress', client);
    const startedAt = performance.now();
    await next();
    const { tenant, subject, token = uncheckedToken(c.env.incoming), failure, requestId } = c.var;
    if (wayOf(c) === 'staff') staff?.seal(c);
    if (base !== '') placeAt(base, c.res.headers);
    const { method, path } = c.req;
    // Other methods than these are logged as a GET would be routed: they have no route, and a path would hold ids.
    const routed = writesAt(path, wayOf(c)).includes(method) ? method : 'GET';
    const route = app.router.match(routed, path)[0].at(-1)?.[0][1].path ?? '-';
    const { code, reason } = failure ?? {};
    const ms = performance.now() - startedAt;
    const { status } = c.res;
    const entry = requestEntry({
      requestId,
      method,
      route,
      status,
      ms,
      ...(settings.trustedProxies && { client }),
      token,
      tenant,
      subject,
      code,
      reason,
    });
    log[levelOf(c)](entry, 'request');
    meter.request(route, status, ms);
  });

  app.use(async (_, next) => {
    try {
      await next();
    } catch (reason) {
      // When a client leaves, the adapter aborts with a text. Hono handles nothing but errors: the request would have no entry.
      throw reason instanceof Error ? reason : new Error(String(reason));
    }
  });

  app.use(async (c, next) => {
    const { incoming } = c.env;
    // A balancer sends requests by address; there is nothing to read.
    const open = HEALTH.has(c.req.path);
    const way = wayOf(c);
    if (way === 'none' && !open) return refuse(c, refuseAmbiguous(incoming) ?? OTHER_NAME);
    const refused =
      refuseAmbiguous(incoming) ??
      (guarded && !open ? refuseForeign(incoming, settings.host, c.req.path, base) : undefined) ??
      (way === 'staff' && !open ? staff?.refuse(c) : undefined) ??
      (way === 'embed' && embedding && !open ? refuseOtherNames(incoming, embedding.origins) : undefined) ??
      (way === 'embed' && embedding && isApi(c.req.path)
        ? refuseOtherSites(incoming, embedding.origins)
        : undefined);
    if (refused) return refuse(c, refused);
    const { method, path } = c.req;
    const writes = writesAt(path, way);
    if (writes.includes(method)) {
      if (way === 'staff') return next();
      const foreign = refuseForeignWrite(incoming, embedding?.origins);
      return foreign ? refuse(c, foreign) : next();
    }
    if (method === 'GET' || method === 'HEAD') return next();
    const allow = ['GET', 'HEAD', ...writes].join(', ');
    const detail =
      writes.length > 0 ? `Only ${allow} are allowed here.` : 'Only GET and HEAD are allowed here.';
    return refuse(c, { code: 'method_not_allowed', detail, allow });
  });

  app.use('/api/*', async (c, next) => {
    const way = wayOf(c);
    if (way === 'staff' && staff) {
      const refused = await staff.admit(c);
      return refused ? refuse(c, refused) : next();
    }
    if (!embedding) {
      c.set('visitor', owner);
      return next();
    }
    const { tokenName, tenant, subject, ...admitted } = await embedding.admit(c.req.header('authorization'));
    c.set('tenant', tenant);
    c.set('subject', subject);
    if (tokenName !== undefined) c.set('token', tokenName);
    if ('failure' in admitted) {
      if (c.var.token === undefined && c.req.header('authorization')) c.set('token', 'refused');
      const { code, claim } = admitted.failure;
      // Beyond the requests of a minute, the token itself is a good one.
      if (tokenName === undefined) meter.tokenRefused(code, claim);
      return refuse(c, admitted.failure);
    }
    c.set('visitor', admitted.visitor);
    return next();
  });

  app.get(HEALTH_PATHS.process, () => healthResponse());
  app.get(HEALTH_PATHS.ready, () => healthResponse(health.readiness()));
  addReads(app, settings);
  addActions(app);
  staff?.addRoutes(app);

  app.notFound(async (c) => {
    const path = rawPath(c);
    const query = (c.env.incoming.url ?? '').slice(path.length);
    const language = pageLanguage(query, c.req.header('accept-language'));
    const address = withoutLastSlash(path);
    if (pages && address !== undefined) {
      const ofFrame = frames?.headersOf(address, c.req.header('host'));
      const headers = redirectHeaders(address + query, c.get('requestId'), ofFrame);
      return new Response(null, { status: 308, headers });
    }
    if (pages && staff && wayOf(c) === 'staff' && !isApi(path)) {
      const opened = await staff.open(c, pageAt(path));
      if (opened instanceof Response) return opened;
      return pages.serve(path, wantedBy(c), { link: opened.link, toStaff: true, language });
    }
    if (pages && !isApi(path)) {
      const framed = await frames?.serve(path, wantedBy(c), c.req.header('host'), language);
      if (framed) return framed;
      // With tokens, only the app itself can request data.
      const page = embedding ? undefined : pageAt(path);
      const link = page && firstDataLink(page, query, configured);
      return pages.serve(path, wantedBy(c), { link, language });
    }
    return refuse(c, { code: 'not_found', detail: 'The gateway has nothing at this path.' });
  });

  app.onError((error, c) => {
    if (c.req.raw.signal.aborted) return new Response(null, { status: CLIENT_GONE });
    if (error instanceof StateDown) {
      const isPage = wayOf(c) === 'staff' && !isApi(c.req.path);
      return isPage && staff ? staff.refusePage(c, STATE_DOWN) : refuse(c, STATE_DOWN);
    }
    log.error({ requestId: c.get('requestId'), stack: error.stack ?? error.message }, 'internal error');
    const detail = 'Drivebay failed. Its log has the details under this request ID.';
    return refuse(c, { code: 'internal_error', detail });
  });

  return app;
}
