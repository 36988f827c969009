import * as v from 'valibot';
import { allowedActions } from './actions.ts';
import { PROVIDERS } from './api.ts';

/** What the browser uses of a gateway whose people sign in with their company's identity provider. */

/** `viewer` reads; `operator` may also act, as far as the operator's file allows. */
export const STAFF_ROLES = ['viewer', 'operator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** The name of an account in the operator's file. */
export const STAFF_ACCOUNT = /^[a-z0-9][a-z0-9_-]{0,31}$/;

/** Search parameter of pages and of the API: which account. */
export const ACCOUNT_PARAMETER = 'account';
/** Search parameter of pages and of the API: `customer` shows the same with a customer's limits. */
export const VIEW_PARAMETER = 'view';

/** Which account a page is about, and whether as its customer sees it. */
export interface StaffScope {
  account: string;
  asCustomer?: boolean;
}

/**
 * A path of the API with its account, for every path of a provider and for `/api/session`. Letter by letter what the
 * gateway preloads. Add `withDetails` outside it.
 */
export function withAccount(path: string, { account, asCustomer = false }: StaffScope): string {
  const view = asCustomer ? `&${VIEW_PARAMETER}=customer` : '';
  const separator = path.includes('?') ? '&' : '?';
  return `${path}${separator}${ACCOUNT_PARAMETER}=${encodeURIComponent(account)}${view}`;
}

/** The page without a session: it signs in, says why that failed, and is where a logout leads. */
export const SIGN_IN_PAGE = '/sign-in';
/** Search parameters of `SIGN_IN_PAGE`. */
export const SIGN_IN_PARAMETERS = {
  /** The page to open after signing in. */
  return: 'return',
  /** One of `SIGN_IN_PROBLEMS`: why signing in failed. */
  problem: 'problem',
  /** The gateway's ID of the request that failed, for whom to ask. */
  request: 'request',
  /** `1`: signed in, in a window that a page opened. It may close. */
  done: 'done',
} as const;

/**
 * Why signing in failed. `no_role`: signed in, but in no group that may see this. `refused`: the identity provider
 * refused, or the person cancelled. `expired`: it took longer than 10 minutes, or was begun in another browser.
 * `unavailable`: the identity provider did not respond. `failed`: its response does not hold.
 */
export const SIGN_IN_PROBLEMS = ['no_role', 'refused', 'expired', 'unavailable', 'failed'] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

export const staffApi = {
  /**
   * Navigate to it, in this window or in a new one. Redirects to the identity provider, and from there to `to`.
   *
   * @param to path and query of a page of the page table, or `SIGN_IN_DONE` in a new window; anything else leads to `/`
   * @param isFresh has the person sign in again, even with a session: for an action that needs a recent login
   */
  login: (to: string, isFresh = false) =>
    `/auth/login?return=${encodeURIComponent(to)}${isFresh ? '&fresh=1' : ''}`,
  /** `POST`, no body. The session is over at once, in every window. Response: `signOutResult`. Also without a session. */
  logout: () => '/auth/logout',
  /** `GET`: `staffSession`; does not count as activity. `POST`, no body: the same, and the person is active. */
  session: () => '/api/staff/session',
  /** `GET`, without a session: `signInHelp`. */
  signInHelp: () => '/api/staff/sign-in',
  /** `GET`: `lookupResult`. @param query an ID, a name or an IP address, 1 to 255 characters on one line */
  lookup: (query: string) => `/api/staff/lookup?q=${encodeURIComponent(query)}`,
} as const;

/** Where a window that was opened to sign in ends: it says so on `SESSION_CHANNEL` and closes. */
export const SIGN_IN_DONE = `${SIGN_IN_PAGE}?${SIGN_IN_PARAMETERS.done}=1`;

/** `BroadcastChannel` of a browser's windows: `signed-in` and `signed-out`. It carries no data. */
export const SESSION_CHANNEL = 'drivebay-session';
export type SessionNews = 'signed-in' | 'signed-out';

const time = v.pipe(v.string(), v.isoTimestamp());

const staffAccount = v.object({
  name: v.pipe(v.string(), v.regex(STAFF_ACCOUNT)),
  /** For display; the name where the operator gives none. */
  label: v.string(),
  /** Of this person in this account. */
  role: v.picklist(STAFF_ROLES),
  /** By `EVERY_VPS`; empty for a viewer, and where the account has no key for actions. */
  actions: allowedActions,
  /** Whether the account has a key for each. */
  providers: v.object({ hostup: v.boolean(), vpsbg: v.boolean() }),
});
export type StaffAccount = v.InferOutput<typeof staffAccount>;

/** Who is signed in. `GET /api/session` has the account of the page, this has all of them. Times: ISO 8601 UTC. */
export const staffSession = v.object({
  /** Stands for the session, as in the header `HEADERS.session` of each response: drop what has another. */
  id: v.string(),
  /** Stands for the person, in this gateway: recent pages of another one are not this person's. */
  person: v.string(),
  /** As the identity provider has it; the subject where it has no name. */
  name: v.string(),
  /** In the order of the operator's file; never empty. */
  accounts: v.array(staffAccount),
  /** The end of the session without activity. Only pages, actions and `POST` on the session are activity: polls are not. */
  idleEndsAt: time,
  /** The end in any case. */
  endsAt: time,
  /** Until then actions are accepted without signing in again; `null` when they are not. */
  recentLoginUntil: v.nullable(time),
});
export type StaffSession = v.InferOutput<typeof staffSession>;

export const signInHelp = v.object({
  /** Host name of the identity provider. */
  provider: v.string(),
  /** Whom to ask for access, in the operator's words: plain text, may be an address. */
  contact: v.nullable(v.string()),
});
export type SignInHelp = v.InferOutput<typeof signInHelp>;

export const signOutResult = v.object({
  /** Navigate to it: the identity provider's own logout, which leads back to `SIGN_IN_PAGE`; or `SIGN_IN_PAGE` itself. */
  next: v.string(),
});
export type SignOutResult = v.InferOutput<typeof signOutResult>;

const hit = v.variant('kind', [
  v.object({
    kind: v.literal('vps'),
    account: v.string(),
    id: v.string(),
    name: v.nullable(v.string()),
    primaryIp: v.nullable(v.string()),
  }),
  v.object({
    kind: v.literal('iso'),
    account: v.string(),
    /** VPSBG's number, as text. */
    id: v.string(),
    name: v.nullable(v.string()),
  }),
]);
export type LookupHit = v.InferOutput<typeof hit>;

export const lookupResult = v.object({
  /** What was looked for; at most 50, in the order of the accounts. */
  hits: v.array(hit),
  /**
   * Accounts where nothing is certain: without one of these "not found" is a fact. `code` is an error code of the
   * gateway; `not_all_read`: the account has more servers or downloads than were read, and no filter for this query.
   */
  incomplete: v.array(
    v.object({
      account: v.string(),
      provider: v.picklist(PROVIDERS),
      code: v.string(),
    }),
  ),
});
export type LookupResult = v.InferOutput<typeof lookupResult>;
