import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../assumptions.ts';
import { ACTIONS } from '../gateway/actions.ts';
import { ISO_ID_IN_WORDS, VPS_ID_IN_WORDS } from '../id-forms.ts';
import { mustBe } from './must-be.ts';
import { exactOrigin } from './origin.ts';
import { decodePart } from './token-part.ts';

/** `typ` in the header of an embed token, so that no other JWT of the same issuer passes for one. */
export const TOKEN_TYPE = 'iso-embed+jwt';

/** No token lives longer, seconds; a tenant's own limit may be lower. */
export const MAX_TOKEN_SECONDS = 600;

/**
 * The longest token that is read, characters: 100 VPS ids and 500 ISO ids of full length, the actions of 20 VPSs and all else
 * at its longest make less than that.
 */
export const MAX_TOKEN_LENGTH = 24_000;

/** No date of a token is later: the last second of the year 9999. Milliseconds in place of seconds are. */
const LAST_SECOND = 253_402_300_799;

const anObject = mustBe('an object');

function isObject(input: unknown): boolean {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** An object of these claims; a list, which is an object to JavaScript, is refused as what it is. */
function objectOf<const TEntries extends v.ObjectEntries>(entries: TEntries) {
  return v.pipe(v.custom<unknown>(isObject, anObject), v.object(entries, anObject));
}

/** An object with keys of the token's own, or the empty list that PHP writes for an empty one. */
function keyed(message: ReturnType<typeof mustBe>) {
  return v.custom<unknown>(
    (input) => isObject(input) || (Array.isArray(input) && input.length === 0),
    message,
  );
}

function textOf(most: number) {
  const what = mustBe(`text of 1 to ${most} characters`);
  const length = ({ received }: { received: string }) =>
    `must be text of 1 to ${most} characters; it has ${received}`;
  return v.pipe(v.string(what), v.minLength(1, length), v.maxLength(most, length));
}

function listOf<const TItem extends v.GenericSchema>(item: TItem, what: string, most: number) {
  const list = `a list of at most ${most} ${what}`;
  return v.pipe(
    v.array(item, mustBe(list)),
    v.maxLength(most, ({ received }) => `must be ${list}; it has ${received}`),
  );
}

/** RFC 7519 allows fractions of a second. */
const numericDate = v.pipe(
  v.number(mustBe('a number of seconds since 1970')),
  v.minValue(0, 'must be seconds since 1970, not negative'),
  v.maxValue(LAST_SECOND, 'must be in seconds since 1970; it may be in milliseconds'),
);

const isoId = v.pipe(
  v.number(mustBe(ISO_ID_IN_WORDS)),
  v.check((id) => ASSUMED_VPSBG_ISO_ID.test(String(id)), mustBe(ISO_ID_IN_WORDS)),
);
const vpsId = v.pipe(
  v.string(mustBe(VPS_ID_IN_WORDS)),
  v.regex(ASSUMED_HOSTUP_VPS_ID, mustBe(VPS_ID_IN_WORDS)),
);

const NAMES = mustBe('an object that has text of at most 255 characters for a VPS ID');
/** HostUp's filter by name takes as many characters. An empty name counts as absent. */
const names = v.pipe(
  keyed(NAMES),
  v.record(v.string(), v.pipe(v.string(NAMES), v.maxLength(255, NAMES)), NAMES),
);

const isoList = listOf(isoId, 'ISO IDs', 500);
const everyIso = v.literal('*', mustBe('a list of ISO IDs, or "*" for support'));

/** How much of HostUp's ISO library is shown: the images in this VPS's drives, or all of it. */
const libraryScope = v.picklist(['mounted', 'all'], mustBe('"mounted" or "all"'));

/** So many VPSs may have actions: a token must fit into a header. */
const MAX_ACTING = 20;
const VERBS = `a list of ${ACTIONS.join(', ')}`;
const ACTING = `an object of at most ${MAX_ACTING} VPS IDs`;

/** What may be done, by VPS id. Absent means none. */
const actionsByVps = v.pipe(
  keyed(mustBe(ACTING)),
  v.record(
    vpsId,
    v.pipe(
      v.array(v.picklist(ACTIONS, mustBe(VERBS)), mustBe(VERBS)),
      v.maxLength(ACTIONS.length, mustBe(`${VERBS}, each at most once`)),
    ),
    mustBe(ACTING),
  ),
  v.maxEntries(MAX_ACTING, mustBe(ACTING)),
);

const embedRole = v.picklist(['customer', 'support'], mustBe('"customer" or "support"'));

const ACCOUNT = 'the name of an account: 1 to 32 of a-z, 0-9, _ and -';
const OUR_ORIGIN = 'the origin of the gateway as text, or a list of it alone';
const notOurs = mustBe(OUR_ORIGIN);
const notAlone = ({ received }: { received: string }) => `must be ${OUR_ORIGIN}; it is a list of ${received}`;
const audienceList = v.pipe(
  v.array(v.string(mustBe('the origin of the gateway as text'))),
  v.length(1, notAlone),
);

/** The claims of an embed token. It opens what it names and nothing else. */
export const embedClaims = v.pipe(
  objectOf({
    /** The tenant's issuer. */
    iss: textOf(300),
    /** The gateway's own origin, as text or as a list of it alone. A list with more is refused. */
    aud: v.pipe(
      v.lazy((aud) => (Array.isArray(aud) ? audienceList : v.string(notOurs))),
      v.transform((aud) => (typeof aud === 'string' ? aud : (aud[0] ?? ''))),
    ),
    /** Whom the panel shows this to; opaque. */
    sub: textOf(64),
    /** The token's own id; opaque. */
    jti: textOf(64),
    /** Seconds since the epoch. */
    iat: numericDate,
    exp: numericDate,
    nbf: v.exactOptional(numericDate),
    /** Origin of the page that embeds. The gateway's own origin in a token that is pasted into the token page. */
    parent: exactOrigin,
    /** Name of one of the tenant's accounts. */
    acct: v.pipe(v.string(mustBe(ACCOUNT)), v.regex(/^[a-z0-9][a-z0-9_-]{0,31}$/, mustBe(ACCOUNT))),
    hostup: v.optional(
      v.pipe(
        objectOf({
          vps: listOf(vpsId, 'VPS IDs', 100),
          library: v.optional(libraryScope, 'mounted'),
          /** What the panel calls its VPSs, by VPS id: for display alone. */
          names: v.exactOptional(names),
          /** What may be done, beside the tenant's own list: what is not in both is not allowed. */
          actions: v.exactOptional(actionsByVps),
        }),
        v.forward(
          v.check(
            ({ vps, names = {} }) => Object.keys(names).every((id) => vps.includes(id)),
            'must name no VPS that its `vps` does not list',
          ),
          ['names'],
        ),
        v.forward(
          v.check(
            ({ vps, actions = {} }) => Object.keys(actions).every((id) => vps.includes(id)),
            'must name no VPS that its `vps` does not list',
          ),
          ['actions'],
        ),
      ),
    ),
    vpsbg: v.optional(
      objectOf({
        /** `*`: every ISO of the account, for support alone. */
        isos: v.lazy((isos) => (Array.isArray(isos) ? isoList : everyIso)),
      }),
    ),
    /** Support sees diagnostics; it opens nothing more by itself. */
    role: embedRole,
  }),
  v.check(
    ({ role, vpsbg }) => vpsbg?.isos !== '*' || role === 'support',
    'has "*" as `isos`, which is for role "support" alone',
  ),
);
export type EmbedClaims = v.InferOutput<typeof embedClaims>;

/** What is wrong with a token. Quotes nothing of it. */
export interface TokenFault {
  /** Path of the claim, such as `vpsbg.isos.0`, or name of the header's field; `null` when it is the token as a whole. */
  claim: string | null;
  /** End of the sentence "The token is invalid: …". */
  reason: string;
}

/** What a token claims, or what is wrong with it. */
export type ReadToken = { claims: EmbedClaims } | { fault: TokenFault };

/** Longer than any path that the schema has, characters. */
const MAX_CLAIM_PATH = 60;

/** Reads a token's claims, as parsed from JSON. */
export function readClaims(payload: unknown): ReadToken {
  const parsed = v.safeParse(embedClaims, payload);
  if (parsed.success) return { claims: parsed.output };
  const [issue] = parsed.issues;
  // The one check of the whole is about `vpsbg`.
  const path = v.getDotPath(issue) ?? (issue.kind === 'validation' ? 'vpsbg' : null);
  // Below `names` the path is text of the token's own.
  const claim = path?.replace(/^(hostup\.names)\..*/s, '$1').slice(0, MAX_CLAIM_PATH) ?? null;
  if (claim === null) return { fault: { claim, reason: 'its payload is not a JSON object' } };
  return { fault: { claim, reason: `its \`${claim}\` ${issue.message}` } };
}

/** What is wrong with a token before a look inside; `null` when nothing is. */
export function formFault(token: string): TokenFault | null {
  if (token.length > MAX_TOKEN_LENGTH) {
    return { claim: null, reason: `it is too long: more than ${MAX_TOKEN_LENGTH} characters` };
  }
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return null;
  return {
    claim: null,
    reason: 'it is not a signed JWT: three parts in base64url without padding, joined by dots',
  };
}

/**
 * What a token claims, without a look at its signature: good for knowing when to request the next one and what is wrong
 * with it, never for a decision.
 */
export function readToken(token: string): ReadToken {
  const fault = formFault(token);
  return fault ? { fault } : readClaims(decodePart(token.split('.')[1]));
}
