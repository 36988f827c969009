import { dirname, resolve } from 'node:path';
import type { Action } from '../../contracts/gateway/actions.ts';
import { readAccountKeys, type AccountKeys } from '../account-keys.ts';
import { readSecret, readText, type Refuse, type Sources } from '../config-file.ts';
import { EnvironmentError, isLoopback } from '../environment.ts';
import { KeyRing } from './key-ring.ts';
import { fingerprintOf, joinedKeys, publicKey, sharedSecret, type ALGORITHMS } from './keys.ts';
import { RemoteKeySets } from './remote-keys.ts';
import { readTenantFile, type TenantEntry } from './tenant-file.ts';

/** One panel that embeds Drivebay, as the operator's file describes it. */
export interface Tenant {
  id: string;
  /** Exact origins whose pages may frame it; empty means none. */
  parents: readonly string[];
  /** `iss` of its tokens. No two tenants share one. */
  issuer: string;
  algorithm: (typeof ALGORITHMS)[number];
  keys: KeyRing;
  /** Longest time from `iat` to `exp`, seconds. */
  maxTokenSeconds: number;
  /** How far the panel's clock and the gateway's may be apart, seconds. */
  clockToleranceSeconds: number;
  /** What its tokens may allow at most. */
  actions: readonly Action[];
  /** By the name that a token's `acct` gives; each has the API key of one provider or both. */
  accounts: ReadonlyMap<string, AccountKeys>;
}

/** The whole of the file that EMBED_CONFIG names. */
export interface EmbedConfig {
  /** This gateway's own origin: `aud` of every token. */
  origin: string;
  tenants: readonly Tenant[];
  /** Every file that was read, by its absolute path. */
  files: readonly string[];
}

/**
 * Reads the file of tenants with every key it names.
 *
 * @param file as EMBED_CONFIG names it; paths inside it are relative to its own folder
 * @param remotes keys at URLs that are known already; nothing is fetched here
 * @throws EnvironmentError with one sentence that names file, tenant and field, and shows no value
 */
export async function readTenants(
  file: string,
  environment: Record<string, string | undefined>,
  remotes = new RemoteKeySets(),
): Promise<EmbedConfig> {
  const { origin, jwksOrigins, tenants } = readTenantFile(file);
  const files = new Set([resolve(file)]);

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
      { folder: dirname(resolve(file)), environment, files, jwksOrigins, remotes },
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
  return { origin, tenants: read, files: [...files] };
}

function publicTexts({ id, issuer, parents }: TenantEntry): string[] {
  return [id, issuer, ...parents];
}

/** What an entry's keys are read from. */
interface TenantSources extends Sources {
  jwksOrigins: readonly string[];
  remotes: RemoteKeySets;
}

async function readTenant(
  entry: TenantEntry,
  sources: TenantSources,
  refuse: Refuse,
): Promise<{ tenant: Tenant; field: string; fingerprints: string[] }> {
  const { jwks, keyFile, jwksUrl, secret, accounts, ...tenant } = entry;
  const keys = new Map(
    Object.entries(accounts).map(
      ([name, found]) => [name, readAccountKeys(name, found, sources, refuse)] as const,
    ),
  );
  const read = { ...tenant, accounts: keys };
  if (jwksUrl !== undefined) {
    const url = checkedUrl(jwksUrl, sources, refuse);
    return {
      tenant: { ...read, keys: new KeyRing([], sources.remotes.at(url)) },
      field: 'jwksUrl',
      fingerprints: [fingerprintOf(url)],
    };
  }
  const field = jwks ? 'jwks' : keyFile === undefined ? 'secret' : 'keyFile';
  const signing = secret
    ? secret.map(({ kid, ...source }) => sharedSecret(readSecret(source, field, sources, refuse), kid))
    : await Promise.all(
        (keyFile?.map((name) => readText(name, field, sources, refuse)) ?? [jwks ?? '']).map((source) =>
          publicKey(source, tenant.algorithm),
        ),
      );
  const found = joinedKeys(signing);
  if ('wrong' in found) return refuse(field, found.wrong);
  return { tenant: { ...read, keys: new KeyRing(found.keys) }, field, fingerprints: found.fingerprints };
}

/** Where keys are fetched: https at an origin that the file allows, so that an entry cannot lead the gateway anywhere. */
function checkedUrl(
  text: string,
  { environment, jwksOrigins }: Pick<TenantSources, 'environment' | 'jwksOrigins'>,
  refuse: Refuse,
): string {
  if (!URL.canParse(text)) return refuse('jwksUrl', 'must be a URL');
  const url = new URL(text);
  const httpForTests =
    url.protocol === 'http:' && environment['ALLOW_HTTP_UPSTREAM'] === '1' && isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !httpForTests) return refuse('jwksUrl', 'must begin with https://');
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    return refuse('jwksUrl', 'must have no user name, password or fragment');
  if (!jwksOrigins.includes(url.origin))
    return refuse('jwksUrl', 'must be at one of the `jwksOrigins` of this file');
  return url.href;
}
