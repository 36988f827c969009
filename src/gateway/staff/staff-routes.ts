import type { Context, Hono } from 'hono';
import { HEADERS } from '../../contracts/gateway/api.ts';
import {
  SIGN_IN_PAGE,
  type LookupResult,
  type SignInHelp,
  type SignOutResult,
} from '../../contracts/gateway/staff.ts';
import { API_HEADERS } from '../headers.ts';
import type { Log } from '../log.ts';
import type { Meter } from '../meter.ts';
import { payloadOf } from '../payload.ts';
import { json } from '../read-response.ts';
import { refuse, type Env } from '../request-context.ts';
import { createRequestBudget, tooMany } from '../request-budget.ts';
import type { SharedState } from '../state/shared-state.ts';
import { addBackchannelLogout } from './backchannel-logout.ts';
import { cookiesOf, dropCookie, PERSON_COOKIE, SESSION_COOKIE, setCookie } from './cookies.ts';
import { ProviderDown, whyDown } from './provider-errors.ts';
import { lookup, lookupQuery } from './lookup.ts';
import { returnPath } from './return-path.ts';
import { createSignInLimits } from './sign-in-limits.ts';
import { problemPage } from './sign-in.ts';
import type { SignedIn } from './signed-in.ts';
import { accessOf } from './staff-access.ts';
import type { Staff } from './staff.ts';
import { refusePage } from './trouble-page.ts';

/** What a browser forgets at a logout and when another person signs in. Cookies are dropped by name. */
const CLEAR = '"cache", "storage"';
const PERSON_S = 30 * 24 * 3_600;
/** A lookup calls every account. */
const LOOKUPS_A_MINUTE = 30;

/** Paths that take POST, besides actions. */
export const STAFF_WRITES: ReadonlySet<string> = new Set([
  '/auth/logout',
  '/auth/backchannel-logout',
  '/api/staff/session',
]);

export interface StaffRouteParts {
  log: Log;
  meter: Meter;
  state: SharedState;
}

/** Adds the routes of signing in and out, and the API of who is signed in. */
export function addStaffRoutes(app: Hono<Env>, staff: Staff, { log, meter, state }: StaffRouteParts): void {
  const limits = createSignInLimits(state);
  const lookups = createRequestBudget(state, LOOKUPS_A_MINUTE, LOOKUPS_A_MINUTE / 3);
  const elsewhere = (c: Context<Env>) => !staff.isAt(c.req.header('host'));
  const nothing = (c: Context<Env>) =>
    refuse(c, { code: 'not_found', detail: 'The gateway has nothing at this path.' });

  app.get('/auth/login', async (c) => {
    if (elsewhere(c)) return nothing(c);
    const to = c.req.query('return');
    const isFresh = c.req.query('fresh') === '1';
    const cookie = c.req.header('cookie');
    const known = isFresh ? undefined : await staff.sessions.find(sessionIn(c));
    if (known) return redirect(c, returnPath(to));
    const excess = await limits.signIn(c, 'begin');
    if (excess) return refusePage(c, excess);
    try {
      const { to: url, cookies } = await staff.signIn.begin(cookie, to, isFresh);
      return redirect(c, url, cookies);
    } catch (error) {
      if (!(error instanceof ProviderDown)) throw error;
      meter.signIn('unavailable');
      log.warn(
        { requestId: c.get('requestId'), reason: whyDown(error) },
        'identity provider does not respond',
      );
      return redirect(c, problemPage('unavailable', c.get('requestId'), returnPath(to)));
    }
  });

  app.get('/auth/callback', async (c) => {
    if (elsewhere(c)) return nothing(c);
    const requestId = c.get('requestId');
    const query = /\?.*/s.exec(c.env.incoming.url ?? '')?.[0] ?? '';
    const came = await staff.signIn.complete(c.req.header('cookie'), query);
    if (!came.ok) {
      // Nothing was redeemed for it: those that were are limited where they began.
      const excess = came.problem === 'expired' ? await limits.signIn(c, 'complete') : undefined;
      if (excess) return refusePage(c, excess);
      meter.signIn(came.problem);
      staff.audit.note(undefined, requestId, {
        event: 'sign_in_refused',
        outcome: `${came.problem}: ${came.reason}`,
      });
      return redirect(c, problemPage(came.problem, requestId, came.to), came.cookies);
    }
    const { identity, to, cookies } = came;
    if (accessOf(identity.claims, staff.config.access).size === 0) {
      meter.signIn('no_role');
      staff.audit.note(identity, requestId, { event: 'sign_in_refused', outcome: 'no_role' });
      return redirect(c, problemPage('no_role', requestId, to), cookies);
    }
    const before = await staff.sessions.find(sessionIn(c));
    const { id } = await staff.sessions.open(identity);
    if (before) await staff.sessions.end(before);
    meter.signIn('ok');
    staff.audit.note(identity, requestId, { event: 'signed_in', outcome: 'ok' });
    const person = staff.sessions.personOf(identity.subject);
    const isOther = (cookiesIn(c).get(PERSON_COOKIE) ?? person) !== person;
    const own = [setCookie(SESSION_COOKIE, id), setCookie(PERSON_COOKIE, person, PERSON_S)];
    return redirect(c, to, [...cookies, ...own], isOther);
  });

  app.post('/auth/logout', async (c) => {
    if (elsewhere(c)) return nothing(c);
    const session = await staff.sessions.find(sessionIn(c));
    if (session) {
      await staff.sessions.end(session);
      meter.sessionEnded('signed_out');
      staff.audit.note(session.record, c.get('requestId'), { event: 'signed_out', outcome: 'ok' });
    }
    const next = session && (await staff.provider.logoutUrl().catch(() => undefined));
    const result: SignOutResult = { next: next ?? SIGN_IN_PAGE };
    const response = await json(c, payloadOf(JSON.stringify(result), 4), { 'clear-site-data': CLEAR });
    response.headers.append('set-cookie', dropCookie(SESSION_COOKIE));
    return response;
  });

  addBackchannelLogout(app, staff, { limits });

  app.get('/api/staff/sign-in', (c) => {
    if (elsewhere(c)) return nothing(c);
    const { issuer, contact } = staff.config;
    const help: SignInHelp = { provider: new URL(issuer).host, contact };
    return json(c, payloadOf(JSON.stringify(help), 4));
  });

  app.get('/api/staff/session', (c) => {
    const { staff: signedIn } = c.var;
    if (!signedIn) return nothing(c);
    const shown = staff.sessionShown(signedIn, signedIn.session.idleMs);
    return json(c, payloadOf(JSON.stringify(shown), 4));
  });
  app.post('/api/staff/session', async (c) => {
    const { staff: signedIn } = c.var;
    if (!signedIn) return nothing(c);
    const shown = staff.sessionShown(signedIn, await staff.sessions.touch(signedIn.session));
    return json(c, payloadOf(JSON.stringify(shown), 4));
  });

  app.get('/api/staff/lookup', async (c) => {
    const { staff: signedIn } = c.var;
    if (!signedIn) return nothing(c);
    const query = lookupQuery(c.req.queries('q'));
    if (query === undefined) {
      const detail = 'Give `q` once: an ID, a name or an IP address of 1 to 255 characters on one line.';
      return refuse(c, { code: 'bad_request', detail });
    }
    const waitMs = await lookups(`lookup ${signedIn.person}`);
    if (waitMs > 0)
      return refuse(c, tooMany(waitMs, 'You have looked up too much in this minute. Wait a little.'));
    const { access, person, session } = signedIn;
    const found = await lookup(staff.readsOf(access), query, c.req.raw.signal, person);
    staff.audit.note(session.record, c.get('requestId'), lookedUp(found, access));
    return json(c, payloadOf(JSON.stringify(found), 4));
  });
}

/** What the audit has of a lookup: where it led, not what was typed, which may be a customer's name. */
function lookedUp({ hits }: LookupResult, access: SignedIn['access']) {
  const [hit] = hits;
  const outcome = `${hits.length} found`;
  if (!hit || hits.length > 1) return { event: 'looked_up', outcome } as const;
  const { account, id, kind } = hit;
  const role = access.get(account)?.role ?? 'viewer';
  return { event: 'looked_up', role, account, [kind]: id, outcome } as const;
}

function cookiesIn(c: Context<Env>): ReadonlyMap<string, string> {
  return cookiesOf(c.env.incoming);
}

/** The session's id in a request. */
export function sessionIn(c: Context<Env>): string | undefined {
  return cookiesIn(c).get(SESSION_COOKIE);
}

/** @param isOther another person was here before: what the browser keeps of them goes */
export function redirect(
  c: Context<Env>,
  to: string,
  cookies: readonly string[] = [],
  isOther = false,
): Response {
  const headers = new Headers({ ...API_HEADERS, location: to, [HEADERS.requestId]: c.get('requestId') });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  if (isOther) headers.set('clear-site-data', CLEAR);
  return new Response(null, { status: 303, headers });
}
