import type { Provider } from '../contracts/gateway/api.ts';

/**
 * What the gateway counts. Every word given here is one of a closed set, such as the template of a route or a code: none
 * is an id, a name, a tenant or a text from outside.
 */
export interface Meter {
  /** A request. @param route template, or `-` where it did not come to one @param status 499: its client left before the response */
  request(route: string, status: number, ms: number): void;
  /** A call to a provider. @param endpoint method and path with placeholders @param result `ok`, or the code of the failure */
  providerCall(provider: Provider, endpoint: string, result: string, ms: number): void;
  /** A read of a provider: `shared` from the cache or with the call of another viewer, or `called` with its own. */
  providerRead(provider: Provider, how: 'shared' | 'called'): void;
  /** A provider's rate limit requires a wait from now on, seconds. */
  held(provider: Provider, seconds: number): void;
  /**
   * Watches the gateway's own pace for one key.
   *
   * @param used how much of it is used whenever it is called: calls of the last minute by those allowed, 0 to 1
   * @returns ends that
   */
  pace(provider: Provider, used: () => number): () => void;
  /** @param reason code of the failure @param claim which claim is wrong, as a path */
  tokenRefused(reason: string, claim: string | undefined): void;
  /** @param result `done`, `started`, or the code of the failure */
  action(action: string, result: string): void;
  /** The shared state did not respond, or not in time. @param operation what was tried */
  stateError(operation: string): void;
  /** A person signed in, or was refused. @param result `ok`, or one of `SIGN_IN_PROBLEMS` */
  signIn(result: string): void;
  /** A session of a person is over. @param reason `signed_out`, `expired`, `no_role` or `revoked` */
  sessionEnded(reason: string): void;
  /** EMBED_CONFIG or STAFF_CONFIG was read again. */
  reloaded(ok: boolean): void;
}

const nothing = () => {};

/** For a gateway without METRICS_PORT. */
export const NO_METER: Meter = {
  request: nothing,
  providerCall: nothing,
  providerRead: nothing,
  held: nothing,
  pace: () => nothing,
  tokenRefused: nothing,
  action: nothing,
  stateError: nothing,
  signIn: nothing,
  sessionEnded: nothing,
  reloaded: nothing,
};
