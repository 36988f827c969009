import { dirname, resolve } from 'node:path';
import type { Action } from '../../contracts/gateway/actions.ts';
import type { StaffRole } from '../../contracts/gateway/staff.ts';
import { readAccountKeys, type AccountKeys } from '../account-keys.ts';
import { Complaints, readSecret, type Refuse, type Sources } from '../config-file.ts';
import { EnvironmentError, isLoopback } from '../environment.ts';
import { readStaffFile, type StaffFile } from './staff-file.ts';

/** Who may do what in which accounts: one entry of the file. */
export interface AccessRule {
  role: StaffRole;
  /** Every claim named must have one of its values. */
  claims: Readonly<Record<string, readonly string[]>>;
  accounts: readonly string[];
  actions: readonly Action[];
}

/** The whole of the file that STAFF_CONFIG names, with the secrets it leads to. */
export interface StaffConfig extends Omit<
  StaffFile,
  'clientSecret' | 'accounts' | 'session' | 'access' | 'contact'
> {
  clientSecret: string;
  access: readonly AccessRule[];
  /** In the order of the file. */
  accounts: ReadonlyMap<string, AccountKeys>;
  contact: string | null;
  /** ms */
  times: { idle: number; max: number; recentSignIn: number; check: number };
  /** Whether the identity provider is reached over http, on this machine: for tests. */
  isInsecure: boolean;
}

const MIN_SECRET = 16;
const MINUTE = 60_000;

/**
 * Reads the file with every secret it names.
 *
 * @param file as STAFF_CONFIG names it; paths inside it are relative to its own folder
 * @param files takes every file that it names, also one that cannot be read, by its absolute path
 * @throws EnvironmentError with a line for each fault that names file and field, and shows no value
 */
export function readStaffConfig(
  file: string,
  environment: Record<string, string | undefined>,
  files = new Set<string>(),
): StaffConfig {
  const refuse = (field: string, what: string): never => {
    throw new EnvironmentError(`STAFF_CONFIG ${file}: \`${field}\` ${what}.`);
  };
  const complaints = new Complaints();
  const found = readStaffFile(file, complaints);
  const sources = { folder: dirname(resolve(file)), environment, files };
  const named = 'whole' in found ? found.whole : found.part;
  const clientSecret = complaints.attempt(() => secretOf(named.clientSecret, sources, refuse)) ?? '';
  const accounts = new Map(
    Object.entries(named.accounts ?? {}).map(
      ([name, keys]) =>
        [name, complaints.attempt(() => readAccountKeys(name, keys, sources, refuse)) ?? {}] as const,
    ),
  );
  if (!('whole' in found)) {
    complaints.throwAny();
    return refuse('origin', 'cannot be read');
  }
  const { session, contact = null, ...read } = found.whole;
  const issuer = new URL(read.issuer);
  const isInsecure =
    issuer.protocol === 'http:' &&
    environment['ALLOW_HTTP_UPSTREAM'] === '1' &&
    isLoopback(issuer.hostname.replaceAll(/[[\]]/g, ''));
  complaints.attempt(() => {
    if (issuer.protocol !== 'https:' && !isInsecure) refuse('issuer', 'must begin with https://');
    if (issuer.origin === read.origin) refuse('issuer', 'must have another origin than this gateway');
  });
  complaints.throwAny();
  if ([...accounts.values()].some((keys) => Object.values(keys).includes(clientSecret)))
    refuse('clientSecret', 'is an API key of an account too: the provider would know it');
  const { idleMinutes, maxHours, recentSignInMinutes, checkMinutes } = session;
  return {
    ...read,
    clientSecret,
    contact,
    accounts,
    isInsecure,
    times: {
      idle: idleMinutes * MINUTE,
      max: maxHours * 60 * MINUTE,
      recentSignIn: recentSignInMinutes * MINUTE,
      check: checkMinutes * MINUTE,
    },
  };
}

/** The secret that an entry leads to; nothing without one. */
function secretOf(source: StaffFile['clientSecret'] | undefined, sources: Sources, refuse: Refuse): string {
  if (!source) return '';
  const secret = readSecret(source, 'clientSecret', sources, refuse);
  if (secret.length < MIN_SECRET)
    refuse('clientSecret', `must lead to at least ${MIN_SECRET} characters: sessions are sealed with it`);
  return secret;
}
