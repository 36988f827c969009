import { dirname, resolve } from 'node:path';
import type { Action } from '../../contracts/gateway/actions.ts';
import type { StaffRole } from '../../contracts/gateway/staff.ts';
import { readAccountKeys, type AccountKeys } from '../account-keys.ts';
import { Complaints, readSecret } from '../config-file.ts';
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
  /** Every file that was read, by its absolute path. */
  files: readonly string[];
}

const MIN_SECRET = 16;
const MINUTE = 60_000;

/**
 * Reads the file with every secret it names.
 *
 * @param file as STAFF_CONFIG names it; paths inside it are relative to its own folder
 * @throws EnvironmentError with a line for each fault that names file and field, and shows no value
 */
export function readStaffConfig(file: string, environment: Record<string, string | undefined>): StaffConfig {
  const { session, contact = null, ...read } = readStaffFile(file);
  const refuse = (field: string, what: string): never => {
    throw new EnvironmentError(`STAFF_CONFIG ${file}: \`${field}\` ${what}.`);
  };
  const issuer = new URL(read.issuer);
  const isInsecure =
    issuer.protocol === 'http:' &&
    environment['ALLOW_HTTP_UPSTREAM'] === '1' &&
    isLoopback(issuer.hostname.replaceAll(/[[\]]/g, ''));
  const complaints = new Complaints();
  complaints.attempt(() => {
    if (issuer.protocol !== 'https:' && !isInsecure) refuse('issuer', 'must begin with https://');
    if (issuer.origin === read.origin) refuse('issuer', 'must have another origin than this gateway');
  });
  const files = new Set([resolve(file)]);
  const sources = { folder: dirname(resolve(file)), environment, files };
  const clientSecret =
    complaints.attempt(() => {
      const secret = readSecret(read.clientSecret, 'clientSecret', sources, refuse);
      if (secret.length < MIN_SECRET)
        refuse('clientSecret', `must lead to at least ${MIN_SECRET} characters: sessions are sealed with it`);
      return secret;
    }) ?? '';
  const accounts = new Map(
    Object.entries(read.accounts).map(
      ([name, found]) =>
        [name, complaints.attempt(() => readAccountKeys(name, found, sources, refuse)) ?? {}] as const,
    ),
  );
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
    files: [...files],
  };
}
