import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { MAX_TOKEN_SECONDS } from '../../contracts/embed/claims.ts';
import { TENANT_ID } from '../../contracts/embed/boot.ts';
import { exactOrigin } from '../../contracts/embed/origin.ts';
import { ACTIONS, type Action } from '../../contracts/gateway/actions.ts';
import { PROVIDERS } from '../../contracts/gateway/api.ts';
import { API_KEY, EnvironmentError } from '../environment.ts';
import { ALGORITHMS, fingerprintOf, publicKey, sharedSecret, type VerificationKey } from './keys.ts';

/** A stolen token works so much longer at most, seconds. */
const MAX_CLOCK_TOLERANCE = 300;

/** One panel that embeds Drivebay, as the operator's file describes it. */
export interface Tenant {
  id: string;
  /** Exact origins whose pages may frame it; empty means none. */
  parents: readonly string[];
  /** `iss` of its tokens. No two tenants share one. */
  issuer: string;
  algorithm: (typeof ALGORITHMS)[number];
  key: VerificationKey;
  /** Longest time from `iat` to `exp`, seconds. */
  maxTokenSeconds: number;
  /** How far the panel's clock and the gateway's may be apart, seconds. */
  clockToleranceSeconds: number;
  /** What its tokens may allow at most. */
  actions: readonly Action[];
  /** By the name that a token's `acct` gives; each has the API key of one provider or both. */
  accounts: ReadonlyMap<string, AccountKeys>;
}

/** The API keys of an account: of each provider to read, and of HostUp one to act. */
export type AccountKeys = Partial<Record<(typeof KEYS)[number], string>>;
const KEYS = [...PROVIDERS, 'hostupWrite'] as const;

/** The whole of the file that EMBED_CONFIG names. */
export interface EmbedConfig {
  /** This gateway's own origin: `aud` of every token. */
  origin: string;
  tenants: readonly Tenant[];
}

/** A secret is never in the file itself: it is in a variable of the environment, or in another file. */
const secretSource = v.pipe(
  v.strictObject({ env: v.optional(v.string()), file: v.optional(v.string()) }),
  v.check(
    ({ env, file }) => (env === undefined) !== (file === undefined),
    'must have either `env`, the name of a variable, or `file`',
  ),
);
type SecretSource = v.InferOutput<typeof secretSource>;

const account = v.pipe(
  v.strictObject({
    hostup: v.optional(secretSource),
    vpsbg: v.optional(secretSource),
    hostupWrite: v.optional(secretSource),
  }),
  v.check(({ hostup, vpsbg }) => Boolean(hostup ?? vpsbg), 'must have the key of `hostup` or `vpsbg`'),
  v.check(
    ({ hostup, hostupWrite }) => Boolean(hostup) || !hostupWrite,
    'must have the key of `hostup` beside that of `hostupWrite`: an action is decided by what is read',
  ),
);
const ACCOUNT_NAME = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const misnamed = v.custom<v.InferOutput<typeof account>>(
  () => false,
  'must be at most 32 of a-z, 0-9, _ and -',
);

/** Each account by its own name. Valibot's record would pass over one that is called `constructor`. */
function accountsOf(input: unknown) {
  const names = input !== null && typeof input === 'object' ? Object.keys(input) : [];
  return v.strictObject(
    Object.fromEntries(names.map((name) => [name, ACCOUNT_NAME.test(name) ? account : misnamed])),
    'must be an object',
  );
}

const tenantEntry = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(TENANT_ID, 'must be at most 32 of a-z, 0-9 and -')),
    parents: v.array(exactOrigin),
    issuer: v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(300, 'is too long')),
    algorithm: v.optional(v.picklist(ALGORITHMS), 'ES256'),
    /** A JWK set. */
    jwks: v.optional(v.looseObject({ keys: v.pipe(v.array(v.looseObject({})), v.minLength(1, 'is empty')) })),
    /** A file with a public key in PEM, a JWK or a JWK set. */
    keyFile: v.optional(v.string()),
    /** For HS256. */
    secret: v.optional(secretSource),
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
  }),
  v.check(
    ({ jwks, keyFile, secret }) => [jwks, keyFile, secret].filter((one) => one !== undefined).length === 1,
    'must have exactly one of `jwks`, `keyFile` and `secret`',
  ),
  v.check(
    ({ algorithm, secret }) => (algorithm === 'HS256') === (secret !== undefined),
    'must have `secret` with the algorithm HS256, and with no other',
  ),
);
type TenantEntry = v.InferOutput<typeof tenantEntry>;

const configFile = v.strictObject({
  origin: exactOrigin,
  tenants: v.pipe(v.array(tenantEntry), v.minLength(1, 'is empty')),
});

/**
 * Reads the file of tenants with every key it names.
 *
 * @param file as EMBED_CONFIG names it; paths inside it are relative to its own folder
 * @throws EnvironmentError with one sentence that names file, tenant and field, and shows no value
 */
export async function readTenants(
  file: string,
  environment: Record<string, string | undefined>,
): Promise<EmbedConfig> {
  const json = parseJson(file);
  const parsed = v.safeParse(configFile, json, { message: inWords });
  if (!parsed.success) throw complaint(file, parsed.issues[0], json);
  const { origin, tenants } = parsed.output;

  const seen = { ids: new Set<string>(), issuers: new Set<string>() };
  const read: Tenant[] = [];
  /** The readable owner of a fingerprint. What everyone may read is no secret either. */
  const owners = new Map<string, string>(
    [origin, ...tenants.flatMap(publicTexts)].map((text) => [
      fingerprintOf(text),
      'a field of this file, which is no secret',
    ]),
  );
  for (const entry of tenants) {
    const refuse = (field: string, what: string): never => {
      throw new EnvironmentError(`EMBED_CONFIG ${file}, tenant "${entry.id}": \`${field}\` ${what}.`);
    };
    if (seen.ids.has(entry.id)) refuse('id', 'is that of another tenant');
    if (seen.issuers.has(entry.issuer)) refuse('issuer', 'is that of another tenant');
    if (entry.parents.includes(origin)) {
      refuse(
        'parents',
        'must not hold the origin of this gateway: a frame of its own page could undo its sandbox',
      );
    }
    seen.ids.add(entry.id);
    seen.issuers.add(entry.issuer);
    const { tenant, field, fingerprints } = await readTenant(
      entry,
      dirname(resolve(file)),
      environment,
      refuse,
    );
    const owner = fingerprints.map((one) => owners.get(one)).find((one) => one !== undefined);
    if (owner !== undefined) refuse(field, `is the same as that of ${owner}`);
    for (const one of fingerprints)
      owners.set(one, `tenant "${entry.id}": anyone who signs for one could sign for the other`);
    read.push(tenant);
  }
  // A secret that is an API key too is known to that provider.
  for (const tenant of read) {
    for (const [account, keys] of tenant.accounts) {
      for (const [provider, key] of Object.entries(keys)) {
        if (!owners.has(fingerprintOf(key))) continue;
        throw new EnvironmentError(
          `EMBED_CONFIG ${file}, tenant "${tenant.id}": \`accounts.${account}.${provider}\` is the \`secret\` of a tenant too: the provider would know it.`,
        );
      }
    }
  }
  return { origin, tenants: read };
}

function publicTexts({ id, issuer, parents }: TenantEntry): string[] {
  return [id, issuer, ...parents];
}

type Refuse = (field: string, what: string) => never;

async function readTenant(
  entry: TenantEntry,
  folder: string,
  environment: Record<string, string | undefined>,
  refuse: Refuse,
): Promise<{ tenant: Tenant; field: string; fingerprints: string[] }> {
  const { jwks, keyFile, secret, accounts, ...tenant } = entry;
  const readText = (name: string, field: string) => {
    try {
      return readFileSync(resolve(folder, name), 'utf8');
    } catch {
      return refuse(field, 'names a file that cannot be read');
    }
  };
  const readSecret = ({ env, file = '' }: SecretSource, field: string): string => {
    if (env === undefined) return readText(file, `${field}.file`).replace(/\r?\n$/, '');
    const secret = Object.hasOwn(environment, env) ? environment[env] : undefined;
    return secret || refuse(`${field}.env`, 'names a variable that is not set');
  };
  const keys = new Map<string, AccountKeys>();
  for (const [name, sources] of Object.entries(accounts)) {
    const account: AccountKeys = {};
    for (const provider of KEYS) {
      const source = sources[provider];
      if (!source) continue;
      const field = `accounts.${name}.${provider}`;
      const key = readSecret(source, field);
      if (!API_KEY.test(key)) refuse(field, 'must lead to a key of printable ASCII characters on one line');
      account[provider] = key;
    }
    if (account.hostupWrite !== undefined && account.hostupWrite === account.hostup) {
      refuse(
        `accounts.${name}.hostupWrite`,
        'must lead to another key than `hostup`: that one only needs read:vm',
      );
    }
    keys.set(name, account);
  }
  const field = jwks ? 'jwks' : keyFile === undefined ? 'secret' : 'keyFile';
  const key = secret
    ? sharedSecret(readSecret(secret, field))
    : await publicKey(jwks ?? readText(keyFile ?? '', field), tenant.algorithm);
  if ('wrong' in key) return refuse(field, key.wrong);
  return { tenant: { ...tenant, key: key.key, accounts: keys }, field, fingerprints: key.fingerprints };
}

function parseJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new EnvironmentError(`EMBED_CONFIG names ${file}, which cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the file.
    throw new EnvironmentError(`EMBED_CONFIG ${file} is not valid JSON.`);
  }
}

const NAMES = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['Array', 'a list'],
  ['Object', 'an object'],
]);

/** Valibot's own messages quote what came, which may be a secret in the wrong place. */
function inWords({ expected, received }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'is missing';
  if (expected === 'never') return 'is no field of this file';
  return `must be ${NAMES.get(expected ?? '') ?? expected ?? 'another value'}`;
}

function complaint(file: string, issue: v.BaseIssue<unknown>, json: unknown): EnvironmentError {
  const [top, index, ...rest] = (v.getDotPath(issue) ?? '').split('.');
  if (top !== 'tenants' || index === undefined) {
    return new EnvironmentError(`EMBED_CONFIG ${file}: ${top ? `\`${top}\`` : 'the file'} ${issue.message}.`);
  }
  const known = v.safeParse(v.object({ tenants: v.array(v.unknown()) }), json);
  const id = v.safeParse(
    v.object({ id: v.pipe(v.string(), v.regex(TENANT_ID)) }),
    known.success ? known.output.tenants[Number(index)] : undefined,
  );
  const tenant = id.success ? `tenant "${id.output.id}"` : `tenant ${Number(index) + 1}`;
  const field = rest.length > 0 ? `: \`${rest.join('.')}\`` : '';
  return new EnvironmentError(`EMBED_CONFIG ${file}, ${tenant}${field} ${issue.message}.`);
}
