import type { IncomingMessage } from 'node:http';

/** Holds the random id of a session, and nothing else. */
export const SESSION_COOKIE = '__Host-drivebay-staff';
/** Before each sign-in in progress, named by its state: several windows may sign in at once. */
export const LOGIN_COOKIE = '__Host-drivebay-login-';
/** Stands for the person who signed in last: another one finds nothing of theirs. */
export const PERSON_COOKIE = '__Host-drivebay-person';

/**
 * The cookies of a request that are this gateway's own. A name that comes twice counts as absent: one of the two is not
 * ours.
 */
export function cookiesOf({ headers }: Pick<IncomingMessage, 'headers'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name = '', ...value] = part.trim().split('=');
    if (!name.startsWith('__Host-drivebay-')) continue;
    if (found.has(name)) twice.add(name);
    found.set(name, value.join('='));
  }
  for (const name of twice) found.delete(name);
  return found;
}

const FLAGS = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** @param seconds how long it lasts; absent, until the browser ends */
export function setCookie(name: string, value: string, seconds?: number): string {
  return `${name}=${value}; ${FLAGS}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`;
}

export function dropCookie(name: string): string {
  return setCookie(name, '', 0);
}
