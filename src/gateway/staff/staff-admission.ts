import type { Context } from 'hono';
import { HEADERS } from '../../contracts/gateway/api.ts';
import { SIGN_IN_PAGE, withAccount } from '../../contracts/gateway/staff.ts';
import type { PageAddress } from '../../contracts/pages.ts';
import type { Failure } from '../failure.ts';
import { firstDataLink } from '../first-data.ts';
import { rawPath, type Env } from '../request-context.ts';
import { redirect, sessionIn, STAFF_WRITES } from './staff-routes.ts';
import { signInFor } from './sign-in.ts';
import type { Staff } from './staff.ts';

const foreign = (detail: string): Failure => ({ code: 'forbidden_origin', detail });

/**
 * Refuses what a cookie must not authenticate: another origin, another site's page or frame, a token beside the cookie.
 * Decided by the configured origin, whatever address the gateway listens at.
 */
export function refuseForeign(c: Context<Env>, origin: string): Failure | undefined {
  const { headers } = c.env.incoming;
  const path = c.req.path;
  if (headers.authorization !== undefined && headers.cookie?.includes('__Host-drivebay-')) {
    const detail = 'A request has a token or a session, not both.';
    return { code: 'bad_request', detail, reason: 'Authorization beside a session' };
  }
  if (path === '/auth/backchannel-logout') return undefined;
  const {
    origin: sent,
    'sec-fetch-site': site = 'none',
    'sec-fetch-mode': mode,
    'sec-fetch-dest': dest,
  } = headers;
  const isOwn = site === 'same-origin' || site === 'none';
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const isSame = sent === origin && (site === 'same-origin' || headers['sec-fetch-site'] === undefined);
    return isSame ? undefined : foreign('A change is accepted only from the gateway’s own pages.');
  }
  if (sent !== undefined && sent !== origin) return foreign('This gateway was called by another site.');
  if (path.startsWith('/api/'))
    return isOwn ? undefined : foreign('Its API accepts requests only from its own pages.');
  const isLink = mode === 'navigate' && dest === 'document';
  return isOwn || isLink ? undefined : foreign('Its pages cannot be part of another site.');
}

/** Whether a path takes POST from staff, besides actions. */
export const isStaffWrite = (path: string) => STAFF_WRITES.has(path);

/** Sets who is signed in and what they may do. @returns why not @throws StateDown */
export async function admitStaff(c: Context<Env>, staff: Staff): Promise<Failure | undefined> {
  if (c.req.path === '/api/staff/sign-in') return undefined;
  const requestId = c.get('requestId');
  const signedIn = await staff.admit(sessionIn(c), requestId);
  if ('code' in signedIn) return signedIn;
  c.set('staff', signedIn);
  c.set('subject', signedIn.person);
  if (c.req.path.startsWith('/api/staff/')) return undefined;
  const query = new URL(c.req.url).searchParams;
  const visitor = staff.visitorFor(signedIn, query, requestId, c.req.path !== '/api/session');
  if ('code' in visitor) return visitor;
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') await staff.sessions.touch(signedIn.session);
  c.set('visitor', visitor);
  return undefined;
}

/**
 * Opens a page to who is signed in, and leads everyone else to sign in.
 *
 * @returns a redirect, or what the page preloads @throws StateDown
 */
export async function openPage(
  c: Context<Env>,
  staff: Staff,
  page: PageAddress | undefined,
): Promise<Response | { link: string | undefined }> {
  const path = rawPath(c);
  if (!page || path === SIGN_IN_PAGE) return { link: undefined };
  const target = c.env.incoming.url ?? '/';
  const signedIn = await staff.admit(sessionIn(c), c.get('requestId'));
  if ('code' in signedIn) {
    const again = signedIn.code === 'signed_out' || signedIn.code === 'session_expired';
    return again ? redirect(c, signInFor(target)) : { link: undefined };
  }
  c.set('staff', signedIn);
  await staff.sessions.touch(signedIn.session);
  const query = target.slice(path.length);
  const scope = staff.scopeOf(signedIn.access, new URLSearchParams(query), true);
  if ('code' in scope) return { link: undefined };
  const keys = staff.config.accounts.get(scope.account);
  const configured = { hostup: keys?.hostup !== undefined, vpsbg: keys?.vpsbg !== undefined };
  return { link: firstDataLink(page, query, configured, (each) => withAccount(each, scope)) };
}

/** What every response in staff mode has: nothing is kept by caches, and nothing of one person is shown to another. */
export function seal(c: Context<Env>): void {
  const { headers } = c.res;
  if (c.var.staff) headers.set(HEADERS.session, c.var.staff.session.name);
  // Files of the build are the same for everyone: a cookie of a new session must not have the browser load them again.
  if (headers.get('cache-control')?.includes('immutable')) return;
  headers.set('vary', 'Cookie');
  headers.set('cache-control', 'no-store');
}
