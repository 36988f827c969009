import * as oidc from 'openid-client';
import * as v from 'valibot';
import {
  SIGN_IN_PAGE,
  SIGN_IN_PARAMETERS,
  staffApi,
  type SignInProblem,
} from '../../contracts/gateway/staff.ts';
import { parse } from '../state/outcome-record.ts';
import { cookiesOf, dropCookie, LOGIN_COOKIE, setCookie } from './cookies.ts';
import type { Identity, IdentityProvider } from './identity-provider.ts';
import { ProviderDown, ProviderRefused, whyDown } from './provider-errors.ts';
import { returnPath } from './return-path.ts';
import type { Seal } from './seal.ts';
import type { StaffSessions } from './staff-sessions.ts';

/** So long a sign-in may take, s. */
const SIGN_IN_S = 600;
/** So many may be in progress in one browser; their cookies must fit into its requests. */
const MAX_IN_PROGRESS = 4;

const attempt = v.object({
  state: v.string(),
  nonce: v.string(),
  verifier: v.string(),
  isFresh: v.boolean(),
  to: v.string(),
  /** ms since the epoch */
  endsAt: v.number(),
});
type Attempt = v.InferOutput<typeof attempt>;

const IN_PROGRESS = new RegExp(`^${LOGIN_COOKIE}[\\w-]{8}$`);

/** A redirect with cookies. */
export interface Redirect {
  to: string;
  cookies: string[];
}

/** What a callback came to. */
export type Callback =
  | { ok: true; identity: Identity; to: string; cookies: string[] }
  | { ok: false; problem: SignInProblem; to: string; cookies: string[]; reason: string };

/** The browser's way to the identity provider and back. What binds both ends is in a sealed cookie of that browser. */
export class SignIn {
  readonly #provider: IdentityProvider;
  readonly #sessions: StaffSessions;
  readonly #seal: Seal;
  /** Of the gateway, without a slash at its end. */
  readonly #address: string;

  constructor(provider: IdentityProvider, sessions: StaffSessions, seal: Seal, address: string) {
    this.#provider = provider;
    this.#sessions = sessions;
    this.#seal = seal;
    this.#address = address;
  }

  /** @param to where it leads in the end; checked here @throws ProviderDown */
  async begin(cookie: string | undefined, to: string | undefined, isFresh: boolean): Promise<Redirect> {
    const begun: Attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      isFresh,
      to: returnPath(to),
      endsAt: Date.now() + SIGN_IN_S * 1_000,
    };
    const url = await this.#provider.begin(begun);
    const name = cookieOf(begun.state);
    const others = [...cookiesOf({ headers: { cookie } }).keys()].filter((each) => IN_PROGRESS.test(each));
    const sealed = this.#seal.close(JSON.stringify(begun), purposeOf(begun.state));
    return {
      to: url,
      cookies: [
        ...others.slice(0, Math.max(0, others.length + 1 - MAX_IN_PROGRESS)).map(dropCookie),
        setCookie(name, sealed, SIGN_IN_S),
      ],
    };
  }

  /** @param query of the callback, with its `?` @throws StateDown */
  async complete(cookie: string | undefined, query: string): Promise<Callback> {
    const state = new URLSearchParams(query).get('state') ?? '';
    const name = cookieOf(state);
    const sealed = cookiesOf({ headers: { cookie } }).get(name);
    const text = sealed === undefined ? undefined : this.#seal.open(sealed, purposeOf(state));
    const begun = text === undefined ? undefined : parse(text, attempt);
    const cookies = sealed === undefined ? [] : [dropCookie(name)];
    const failed = (problem: SignInProblem, reason: string): Callback => ({
      ok: false,
      problem,
      to: begun?.to ?? '/',
      cookies,
      reason,
    });
    if (!begun || begun.state !== state) return failed('expired', 'it was not begun in this browser');
    if (begun.endsAt < Date.now()) return failed('expired', 'it took too long');
    if (!(await this.#sessions.isFirst(`state ${state}`, SIGN_IN_S * 1_000)))
      return failed('expired', 'its state was used before');
    try {
      const identity = await this.#provider.complete(
        new URL(`${this.#address}/auth/callback${query}`),
        begun,
      );
      return { ok: true, identity, to: begun.to, cookies };
    } catch (error) {
      if (error instanceof ProviderDown) return failed('unavailable', whyDown(error));
      if (error instanceof ProviderRefused) return failed('refused', reasonOf(error.cause));
      return failed('failed', reasonOf(error));
    }
  }
}

/** The page that says why signing in failed. */
export function problemPage(problem: SignInProblem, requestId: string, to: string): string {
  const search = new URLSearchParams({
    [SIGN_IN_PARAMETERS.problem]: problem,
    [SIGN_IN_PARAMETERS.request]: requestId,
    [SIGN_IN_PARAMETERS.return]: to,
  });
  return `${SIGN_IN_PAGE}?${search.toString()}`;
}

/** The way to sign in for a page. @param target path and query, as they came */
export function signInFor(target: string): string {
  return staffApi.login(returnPath(target));
}

/** A code of the library's, never its message: that may quote a code, a state or a token. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return /^\w{1,60}$/.test(code) ? code : 'unknown';
}

/** @param state of base64url: its beginning names the cookie */
function cookieOf(state: string): string {
  return LOGIN_COOKIE + state.slice(0, 8).replaceAll(/[^\w-]/g, '');
}

const purposeOf = (state: string) => `sign-in ${state}`;
