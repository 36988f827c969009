import * as v from 'valibot';
import { isManageUrl } from '../manage-url.ts';
import { vpsListParameters, type VpsListQuery } from '../hostup/vps-list.ts';
import { finite, rows, text } from '../tolerant.ts';
import { allowedActions } from './actions.ts';

/** The two providers, as they stand in paths, problem documents and the session. */
export const PROVIDERS = ['hostup', 'vpsbg'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** The gateway's paths. Ids are validated on both sides before they reach a path. */
export const api = {
  session: () => '/api/session',
  hostupVpsList: (query: VpsListQuery = {}) => {
    const parameters = vpsListParameters(query);
    return `/api/hostup/vps${parameters.size > 0 ? `?${parameters.toString()}` : ''}`;
  },
  hostupIsoMedia: (vpsId: string) => `/api/hostup/vps/${encodeURIComponent(vpsId)}/iso`,
  vpsbgIsos: () => '/api/vpsbg/isos',
  vpsbgIso: (isoId: string) => `/api/vpsbg/isos/${encodeURIComponent(isoId)}`,
  // Actions, and what belongs to them: `actionApi` in actions.ts.
} as const;

/**
 * The same path with `details=1`: the response as the provider sent it, for owner and support. Every field of it as it
 * came, with keys masked, at most 1 MiB; marked by `HEADERS.received`. To a token that opens only a part, rows and fields
 * outside that part are left out. To a customer's token the parameter means nothing.
 */
export function withDetails(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}details=1`;
}

/** `GET /api/session`: who is looking, and at what. */
export const session = v.object({
  /**
   * `sandbox`: simulated providers. `owner`: the real APIs with the keys of this gateway's environment. `embed`: what
   * the token of this request opens. `staff`: what the signed-in person may see of an account (staff.ts).
   */
  mode: v.picklist(['sandbox', 'owner', 'embed', 'staff']),
  role: v.picklist(['owner', 'customer', 'support']),
  /** Whether the gateway has a key for the provider and, with a token, whether the token includes it. */
  providers: v.object({ hostup: v.boolean(), vpsbg: v.boolean() }),
  /** What may be done, by VPS ID or `*` (`isActionAllowed`). Empty: the gateway only reads. */
  actions: v.optional(allowedActions, {}),
  version: v.string(),
  /** Where one mounts, unmounts and sets the boot order; `null` where only the panel that embeds knows. */
  manageUrl: v.optional(v.nullable(v.pipe(v.string(), v.check(isManageUrl))), null),
  /** The names that the token gives its VPSs, by VPS id; empty without a token. */
  names: v.optional(v.record(v.string(), v.string()), {}),
  /** How much of HostUp's ISO library the token shows: `mounted` is what is in a VPS's own drives. Absent: all of it. */
  library: v.exactOptional(v.picklist(['all', 'mounted'])),
  /** In mode `staff`: the account that this is about. A request without one is about the person's first. */
  account: v.exactOptional(v.string()),
});
export type Session = v.InferOutput<typeof session>;

/** The provider's own error, as far as it may be shown. */
const upstreamError = v.object({
  /** HTTP status of the provider's response. */
  status: finite,
  code: text,
  title: text,
  /** At most 500 characters. */
  detail: text,
  instance: text,
  requestId: text,
  timestamp: text,
  errors: v.fallback(rows(v.object({ pointer: text, detail: text, code: text })), []),
});
export type UpstreamError = v.InferOutput<typeof upstreamError>;

/** The gateway's `application/problem+json` body. */
export const gatewayProblem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  /** One or two sentences: what happened, where, and what to do next. */
  detail: v.string(),
  code: v.string(),
  /** Path of the request, without its query. */
  instance: v.string(),
  /** The gateway's own id of this request. */
  requestId: v.string(),
  /** ISO 8601 UTC. */
  timestamp: v.string(),
  provider: v.optional(v.picklist(PROVIDERS)),
  /** Beside `upstream_rate_limited`: it is the gateway that waits, to keep to its part of the provider's rate limit. */
  ownPace: v.optional(v.boolean()),
  /** Beside a 429: the wait is for this resource alone; others of the provider may be requested. */
  resourceOnly: v.optional(v.boolean()),
  /** Beside `token_invalid` and `token_expired`: the claim that does not hold, such as `aud` or `hostup.vps.0`. */
  claim: v.optional(v.string()),
  /** Beside `invalid_body`: the fields that are not valid. */
  errors: v.optional(v.array(v.object({ pointer: v.string(), detail: v.string() }))),
  /** Beside `gate_closed`: HostUp's reason and code, where it gives them. */
  gate: v.optional(v.object({ reason: text, code: text })),
  upstream: v.optional(upstreamError),
});
export type GatewayProblem = v.InferOutput<typeof gatewayProblem>;

/** Response headers of the gateway's own. */
export const HEADERS = {
  /** When the provider's response was complete, by the gateway's clock; ISO 8601 UTC with ms. */
  asOf: 'x-iso-as-of',
  /** The provider's own `Date` header, as ISO 8601 UTC. Absent when it sent none that is plausible. */
  upstreamDate: 'x-iso-upstream-date',
  /** The gateway's id of this request. */
  requestId: 'x-iso-request-id',
  /** Tolerated deviations from the documented shape: URI-encoded JSON, a list of `{ path, got, expected }`. */
  drift: 'x-iso-drift',
  /** The body is as the provider sent it, `whole` or, narrowed to what a token opens, in `part`. Absent otherwise. */
  received: 'x-iso-received',
  /** In mode `staff`: stands for the session that the response belongs to (`staffSession.id`). */
  session: 'x-iso-session',
  /** Least ms between two requests for this that keeps to the gateway's part of the provider's rate limit; absent below 2 s. */
  leastInterval: 'x-iso-least-interval',
} as const;
