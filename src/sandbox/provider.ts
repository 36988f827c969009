import type { Account } from './accounts.ts';
import type { Respond } from './exchange.ts';
import type { HostupWorld } from './hostup-world.ts';
import type { Copies } from './scenario.ts';

/** An authenticated request to one of the two providers. */
export interface ProviderRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** The JSON of the body; `undefined` when it cannot be read. */
  body: unknown;
  /** HostUp scopes of the key. */
  scopes: readonly string[];
  /** Sandbox time, ms since the epoch. */
  now: number;
  account: Account;
  copies: Copies;
  world: HostupWorld;
}

/** What responds to it, and the id of the resource that a fault can be switched on for. */
export interface ProviderResponse {
  /** A VPS or ISO id; `list` for the lists. */
  id: string;
  respond: Respond;
}
