import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../assumptions.ts';
import { exactOrigin } from './origin.ts';

/** `typ` in the header of an embed token, so that no other JWT of the same issuer passes for one. */
export const TOKEN_TYPE = 'iso-embed+jwt';

/** No token lives longer, seconds; a tenant's own limit may be lower. */
export const MAX_TOKEN_SECONDS = 600;

/** The longest token that is looked at, characters. */
export const MAX_TOKEN_LENGTH = 6_000;

const opaque = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const numericDate = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const isoId = v.pipe(
  v.number(),
  v.check((id) => ASSUMED_VPSBG_ISO_ID.test(String(id))),
);

/** How much of HostUp's ISO library is shown: the images in this VPS's drives, or all of it. */
export const libraryScope = v.picklist(['mounted', 'all']);

export const embedRole = v.picklist(['customer', 'support']);

/** What an embed token says. It opens what it names and nothing else. */
export const embedClaims = v.pipe(
  v.object({
    /** The tenant's issuer. */
    iss: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
    /** The gateway's own origin, as text: a list is refused, even one that holds it. */
    aud: v.string(),
    /** Whom the panel shows this to; opaque. */
    sub: opaque,
    /** The token's own id; opaque. */
    jti: opaque,
    /** Seconds since the epoch. */
    iat: numericDate,
    exp: numericDate,
    /** Origin of the page that embeds. The gateway's own origin in a token that is pasted into the token page. */
    parent: exactOrigin,
    /** Name of one of the tenant's accounts. */
    acct: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_-]{0,31}$/)),
    hostup: v.optional(
      v.object({
        vps: v.pipe(v.array(v.pipe(v.string(), v.regex(ASSUMED_HOSTUP_VPS_ID))), v.maxLength(100)),
        library: v.optional(libraryScope, 'mounted'),
      }),
    ),
    vpsbg: v.optional(
      v.object({
        /** `*`: every ISO of the account, for support alone. */
        isos: v.union([v.pipe(v.array(isoId), v.maxLength(500)), v.literal('*')]),
      }),
    ),
    /** Support sees diagnostics; it opens nothing more by itself. */
    role: embedRole,
  }),
  v.check(({ role, vpsbg }) => vpsbg?.isos !== '*' || role === 'support', 'isos "*" is for role support'),
);
export type EmbedClaims = v.InferOutput<typeof embedClaims>;

/**
 * What a token claims, without a look at its signature: good for choosing a key, for telling when to ask for the next
 * one, never for a decision.
 *
 * @returns `undefined` when it is not a token that could be ours
 */
export function unverifiedClaims(token: string): EmbedClaims | undefined {
  const [, payload, signature, ...more] = token.length > MAX_TOKEN_LENGTH ? [] : token.split('.');
  if (payload === undefined || signature === undefined || more.length > 0) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const parsed = v.safeParse(embedClaims, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
