import * as v from 'valibot';
import { TENANT_ID } from '../../contracts/embed/boot.ts';
import { MAX_TOKEN_SECONDS } from '../../contracts/embed/claims.ts';
import { appearance, fontOriginOf } from '../../contracts/embed/appearance.ts';
import { exactOrigin } from '../../contracts/embed/origin.ts';
import { ACTIONS } from '../../contracts/gateway/actions.ts';
import { accountsOf } from '../account-keys.ts';
import {
  firstAtEach,
  inWords,
  namedSecret,
  readablePart,
  readJsonFile,
  type Complaints,
} from '../config-file.ts';
import { ALGORITHMS } from './keys.ts';

/** A stolen token works so much longer at most, seconds. */
const MAX_CLOCK_TOLERANCE = 300;

/** One of these, or a list of them; read as a list. */
const oneOrMore = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.union([v.array(item), item], 'must be one or a list of them'),
    v.transform((found) => [found].flat()),
  );

const tenantEntry = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(TENANT_ID, 'must be at most 32 of a-z, 0-9 and -')),
    parents: v.array(exactOrigin),
    /** Where this tenant's customers reach the gateway, if not at the file's `origin`. */
    origins: v.optional(v.pipe(v.array(exactOrigin), v.minLength(1, 'is empty'))),
    issuer: v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(300, 'is too long')),
    algorithm: v.optional(v.picklist(ALGORITHMS), 'ES256'),
    /** A JWK set. */
    jwks: v.optional(v.looseObject({ keys: v.pipe(v.array(v.looseObject({})), v.minLength(1, 'is empty')) })),
    /** A file with a public key in PEM, a JWK or a JWK set; several while one takes the place of another. */
    keyFile: v.optional(
      v.pipe(
        oneOrMore(v.string()),
        v.check((files) => files.length > 0, 'is empty'),
      ),
    ),
    /** Where the panel publishes a JWK set. */
    jwksUrl: v.optional(v.string()),
    /** For HS256; several as above. */
    secret: v.optional(
      v.pipe(
        oneOrMore(namedSecret),
        v.check((secrets) => secrets.length > 0, 'is empty'),
      ),
    ),
    maxTokenSeconds: v.optional(
      v.pipe(
        v.number(),
        v.integer('must be a whole number'),
        v.minValue(30, 'must be at least 30'),
        v.maxValue(MAX_TOKEN_SECONDS, `must be at most ${MAX_TOKEN_SECONDS}`),
      ),
      MAX_TOKEN_SECONDS,
    ),
    clockToleranceSeconds: v.optional(
      v.pipe(
        v.number(),
        v.integer('must be a whole number'),
        v.minValue(0, 'must be at least 0'),
        v.maxValue(MAX_CLOCK_TOLERANCE, `must be at most ${MAX_CLOCK_TOLERANCE}`),
      ),
      60,
    ),
    actions: v.optional(v.array(v.picklist(ACTIONS, `must be of ${ACTIONS.join(', ')}`)), []),
    accounts: v.lazy(accountsOf),
    /** How its frames look. The panel's page may give fields of its own. */
    appearance: v.exactOptional(
      v.pipe(
        v.unknown(),
        // To valibot a list is an object too.
        v.check((look) => !Array.isArray(look), 'must be an object'),
        appearance,
      ),
    ),
    /** Where the font of a look may come from; its frames may load fonts there. */
    fontOrigins: v.optional(v.array(exactOrigin), []),
  }),
  v.check(
    ({ jwks, keyFile, jwksUrl, secret }) =>
      [jwks, keyFile, jwksUrl, secret].filter((one) => one !== undefined).length === 1,
    'must have exactly one of `jwks`, `keyFile`, `jwksUrl` and `secret`',
  ),
  v.check(({ appearance = {}, fontOrigins }) => {
    const origin = fontOriginOf(appearance.fontFamily ?? '');
    return origin === undefined || fontOrigins.includes(origin);
  }, 'must have the origin of `appearance.fontFamily` among its `fontOrigins`'),
  v.check(
    ({ algorithm, secret }) => (algorithm === 'HS256') === (secret !== undefined),
    'must have `secret` with the algorithm HS256, and with no other',
  ),
);
export type TenantEntry = v.InferOutput<typeof tenantEntry>;

const configFile = v.strictObject({
  origin: exactOrigin,
  /** Where a `jwksUrl` may lead. */
  jwksOrigins: v.optional(v.array(exactOrigin), []),
  tenants: v.pipe(v.array(tenantEntry), v.minLength(1, 'is empty')),
});

/**
 * The file of tenants as it is written: without the keys that it names.
 *
 * @param file as EMBED_CONFIG names it
 * @param complaints gets a line for each fault that names file, tenant and field, and shows no value
 * @returns where there are any: what can be read all the same, so that its keys are checked too
 * @throws EnvironmentError where the file cannot be read at all
 */
export function readTenantFile(file: string, complaints: Complaints): v.InferOutput<typeof configFile> {
  const json = readJsonFile('EMBED_CONFIG', file);
  const parsed = v.safeParse(configFile, json, { message: inWords });
  if (parsed.success) return parsed.output;
  complaints.add(...firstAtEach(parsed.issues).map((issue) => complaint(file, issue, json)));
  const { jwksOrigins, tenants } = v.parse(listsOf, json);
  const readable = tenants.flatMap((entry, index) => {
    const [name, known] = [String(index + 1), v.safeParse(anObject, entry)];
    // What the keys do not depend on may be wrong.
    const standIns = { id: name, parents: [], issuer: `the issuer of tenant ${name}`, accounts: {} };
    return known.success ? (readablePart(tenantEntry, mended(known.output, standIns)) ?? []) : [];
  });
  const allowed = readablePart(v.array(exactOrigin), jwksOrigins) ?? [];
  const areKnown = allowed.length === jwksOrigins.length;
  return {
    origin: STAND_IN_ORIGIN,
    jwksOrigins: allowed,
    tenants: readable.filter(({ jwksUrl }) => areKnown || jwksUrl === undefined),
  };
}

/** No one's. */
const STAND_IN_ORIGIN = 'https://unread.invalid';
const anObject = v.record(v.string(), v.unknown());
const someList = v.optional(v.fallback(v.array(v.unknown()), []), []);
const listsOf = v.fallback(v.object({ jwksOrigins: someList, tenants: someList }), {
  jwksOrigins: [],
  tenants: [],
});

/** An entry in which a stand-in takes the place of each of these fields that is wrong. */
function mended(entry: Record<string, unknown>, standIns: Record<string, unknown>): Record<string, unknown> {
  const parsed = v.safeParse(tenantEntry, { ...standIns, ...entry });
  const wrong = new Set(
    parsed.issues?.flatMap(({ path }) => (path?.length === 1 ? String(path[0].key) : [])),
  );
  const kept = Object.entries(entry).filter(([field]) => !wrong.has(field));
  return { ...standIns, ...Object.fromEntries(kept) };
}

function complaint(file: string, issue: v.BaseIssue<unknown>, json: unknown): string {
  const [top, index, ...rest] = (v.getDotPath(issue) ?? '').split('.');
  if (top !== 'tenants' || index === undefined) {
    return `EMBED_CONFIG ${file}: ${top ? `\`${top}\`` : 'the file'} ${issue.message}.`;
  }
  const known = v.safeParse(v.object({ tenants: v.array(v.unknown()) }), json);
  const id = v.safeParse(
    v.object({ id: v.pipe(v.string(), v.regex(TENANT_ID)) }),
    known.success ? known.output.tenants[Number(index)] : undefined,
  );
  const tenant = id.success ? `tenant "${id.output.id}"` : `tenant ${Number(index) + 1}`;
  const field = rest.length > 0 ? `: \`${rest.join('.')}\`` : '';
  return `EMBED_CONFIG ${file}, ${tenant}${field} ${issue.message}.`;
}
