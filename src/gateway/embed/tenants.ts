import { dirname, resolve } from 'node:path';
import type { Appearance } from '../../contracts/embed/appearance.ts';
import type { Action } from '../../contracts/gateway/actions.ts';
import { readAccountKeys, type AccountKeys } from '../account-keys.ts';
import { Complaints, readSecret, readText, type Refuse, type Sources } from '../config-file.ts';
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
  /** This gateway's own origins for it: `aud` of its tokens is one of them. */
  origins: readonly string[];
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
  /** How its frames look; Drivebay's own look where it is absent. */
  appearance?: Appearance | undefined;
  /** Origins of the fonts that a look may have. */
  fontOrigins: readonly string[];
}

/** The whole of the file that EMBED_CONFIG names. */
export interface EmbedConfig {
  /** This gateway's own origin: `aud` of every token of a tenant that has no `origins`. */
  origin: string;
  tenants: readonly Tenant[];
}

/** The gateway's own origins: that of the file, and those of its tenants. */
export function originsOf({ origin, tenants }: EmbedConfig): string[] {
  return [...new Set([origin, ...tenants.flatMap(({ origins }) => origins)])];
}

/**
 * Reads the file of tenants with every key it names.
 *
 * @param file as EMBED_CONFIG names it; paths inside it are relative to its own folder
 * @param remotes keys at URLs that are known already; nothing is fetched here
 * @param files takes every file that it names, also one that cannot be read, by its absolute path
 * @throws EnvironmentError with a line for each fault that names file, tenant and field, and shows no value
 */
export async function readTenants(
  file: string,
  environment: Record<string, string | undefined>,
  remotes = new RemoteKeySets(),
  files = new Set<string>(),
): Promise<EmbedConfig> {
  const complaints = new Complaints();
  const { origin, jwksOrigins, tenants } = readTenantFile(file, complaints);

  const own = [origin, ...tenants.flatMap(({ origins = [] }) => origins)];
  const seen = { ids: new Set<string>(), issuers: new Set<string>() };
  const read: Tenant[] = [];
  /** The readable owner of a fingerprint. What everyone may read is no secret either. */
  const owners = new Map<string, string>(
    [...own, ...tenants.flatMap(publicTexts)].map((text) => [
      fingerprintOf(text),
      'a field of this file, which is no secret',
    ]),
  );
  for (const entry of tenants) {
    const fault = (field: string, what: string) =>
      `EMBED_CONFIG ${file}, tenant "${entry.id}": \`${field}\` ${what}.`;
    const refuse = (field: string, what: string): never => {
      throw new EnvironmentError(fault(field, what));
    };
    if (seen.ids.has(entry.id)) complaints.add(fault('id', 'is that of another tenant'));
    if (seen.issuers.has(entry.issuer)) complaints.add(fault('issuer', 'is that of another tenant'));
    if (entry.parents.some((parent) => own.includes(parent))) {
      const why = 'a frame of its own page could undo its sandbox';
      complaints.add(fault('parents', `must not hold an origin of this gateway: ${why}`));
    }
    seen.ids.add(entry.id);
    seen.issuers.add(entry.issuer);
    const keyed = await complaints.attemptLater(() =>
      readTenant(
        { ...entry, origins: entry.origins ?? [origin] },
        { folder: dirname(resolve(file)), environment, files, jwksOrigins, remotes },
        refuse,
      ),
    );
    if (!keyed) continue;
    const { tenant, field, fingerprints } = keyed;
    const owner = fingerprints.map((one) => owners.get(one)).find((one) => one !== undefined);
    if (owner !== undefined) complaints.add(fault(field, `is the same as that of ${owner}`));
    for (const one of fingerprints)
      owners.set(one, `tenant "${entry.id}": anyone who signs for one could sign for the other`);
    read.push(tenant);
  }
  // A secret that is an API key too is known to that provider.
  for (const tenant of read) {
    for (const [account, keys] of tenant.accounts) {
      for (const [provider, key] of Object.entries(keys)) {
        if (!owners.has(fingerprintOf(key))) continue;
        complaints.add(
          `EMBED_CONFIG ${file}, tenant "${tenant.id}": \`accounts.${account}.${provider}\` is the \`secret\` of a tenant too: the provider would know it.`,
        );
      }
    }
  }
  complaints.throwAny();
  return { origin, tenants: read };
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
  entry: TenantEntry & Pick<Tenant, 'origins'>,
  sources: TenantSources,
  refuse: Refuse,
): Promise<{ tenant: Tenant; field: string; fingerprints: string[] }> {
  const { id, parents, origins, issuer, algorithm, maxTokenSeconds, clockToleranceSeconds, actions } = entry;
  const { appearance, fontOrigins } = entry;
  const complaints = new Complaints();
  const keys = new Map(
    Object.entries(entry.accounts).map(([name, account]) => {
      const read = complaints.attempt(() => readAccountKeys(name, account, sources, refuse));
      return [name, read ?? {}] as const;
    }),
  );
  const signing = await complaints.attemptLater(() => signingKeys(entry, sources, refuse));
  complaints.throwAny();
  // `throwAny` throws where it is missing.
  if (!signing) return refuse('keyFile', 'cannot be read');
  const { ring, field, fingerprints } = signing;
  const limits = { maxTokenSeconds, clockToleranceSeconds, actions };
  const look = { appearance, fontOrigins };
  const tenant = { id, parents, origins, issuer, algorithm, ...limits, ...look, accounts: keys, keys: ring };
  return { tenant, field, fingerprints };
}

/** What the tokens of a tenant are checked with. @returns with it the field that names it */
async function signingKeys(
  { jwks, keyFile, jwksUrl, secret, algorithm }: TenantEntry,
  sources: TenantSources,
  refuse: Refuse,
): Promise<{ ring: KeyRing; field: string; fingerprints: string[] }> {
  if (jwksUrl !== undefined) {
    const url = checkedUrl(jwksUrl, sources, refuse);
    return {
      ring: new KeyRing([], sources.remotes.at(url)),
      field: 'jwksUrl',
      fingerprints: [fingerprintOf(url)],
    };
  }
  const field = jwks ? 'jwks' : keyFile === undefined ? 'secret' : 'keyFile';
  const signing = secret
    ? secret.map(({ kid, ...source }) => sharedSecret(readSecret(source, field, sources, refuse), kid))
    : await Promise.all(
        (keyFile?.map((name) => readText(name, field, sources, refuse)) ?? [jwks ?? '']).map((source) =>
          publicKey(source, algorithm),
        ),
      );
  const found = joinedKeys(signing);
  if ('wrong' in found) return refuse(field, found.wrong);
  return { ring: new KeyRing(found.keys), field, fingerprints: found.fingerprints };
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
