import { isIP } from 'node:net';
import * as v from 'valibot';
import { ASSUMED_HOSTUP_PANEL_URL } from '../contracts/assumptions.ts';
import { ACTIONS, type Action } from '../contracts/gateway/actions.ts';
import { PROVIDERS, type Provider } from '../contracts/gateway/api.ts';
import { isManageUrl } from '../contracts/manage-url.ts';
import { basePath } from './base-path.ts';
import { trustProxy, type TrustedProxies } from './client-address.ts';
import { hostIn, portIn } from './listen-address.ts';
import { readOperation, type Operation } from './operation.ts';
import { PROVIDER_FACTS } from './provider-facts.ts';
import { statePrefix, stateUrl, type StateSettings } from './state/state-settings.ts';
import { wholeNumberIn } from './whole-number.ts';

/** One provider's API and the key to it. */
export interface Upstream {
  /** Without a trailing slash, query or credentials. */
  url: string;
  apiKey: string;
}

/** The gateway's settings, as the operator's environment gives them. */
export interface Settings {
  /** 0 lets the system choose. */
  port: number;
  host: string;
  /** So many connections are open at most; absent, the server's own limit. */
  maxConnections?: number | undefined;
  /** So many of them may be one client's; absent, half. */
  maxConnectionsPerClient?: number | undefined;
  /** What stands before every path, such as `/iso`; absent, nothing. */
  basePath?: string | undefined;
  /** Whose word is taken for who a client is; absent, nobody's. */
  trustedProxies?: TrustedProxies | undefined;
  /** `owner` when at least one key is set, `embed` when EMBED_CONFIG is, `staff` when STAFF_CONFIG is. */
  mode: 'sandbox' | 'owner' | 'embed' | 'staff';
  /** Where one mounts, unmounts and sets the boot order. `null`: in embed mode each panel gives its own. */
  manageUrl: string | null;
  /** Empty in sandbox mode, where the sandbox is not known before it listens, and in embed mode. */
  upstreams: Partial<Record<Provider, Upstream>>;
  /** What the owner may do; in embed mode the tenants and their tokens decide. */
  allowedActions: readonly Action[];
  /** The key for actions; without it actions are off. */
  hostupWriteKey?: string | undefined;
  /** The file of the audit; absent, it is part of the log. */
  auditLog?: string | undefined;
  /** How the process runs. */
  operation: Operation;
  /** What replicas share; absent, each process is alone. */
  state?: StateSettings | undefined;
  /** In embed mode: where the tenants are written down, and the APIs their keys are for. */
  embed?: { configFile: string; urls: Record<Provider, string> };
  /** Where staff sign in: the file that says who and with which identity provider, and the APIs. */
  staff?: { configFile: string; urls: Record<Provider, string> };
}

/** The environment, or a file it names, is not usable. `message` has one sentence a variable and shows no value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const connections = (variable: string) => wholeNumberIn(variable, 10, 100_000);
const ALLOWED = `ALLOW_ACTIONS must be a list of ${ACTIONS.join(', ')}, with commas between.`;
const allowActions = v.pipe(
  v.string(),
  v.transform((list) => list.split(',').map((action) => action.trim())),
  v.array(v.picklist(ACTIONS, ALLOWED), ALLOWED),
);
const manageUrl = v.pipe(
  v.string(),
  v.check(isManageUrl, 'HOSTUP_MANAGE_URL must be an https:// URL without a user name or password.'),
);
const allowHttp = v.literal('1', 'ALLOW_HTTP_UPSTREAM must be 1 or unset.');

/** What can stand in a header as an API key. */
export const API_KEY = /^[\x21-\x7e]{1,1000}$/;

function apiKey(variable: string) {
  return v.pipe(
    v.string(),
    v.regex(
      API_KEY,
      `${variable} must be at most 1000 printable ASCII characters without spaces or line breaks.`,
    ),
  );
}

function apiUrl(variable: string, httpAllowed: boolean) {
  return v.pipe(
    v.string(),
    v.check((value) => URL.canParse(value), `${variable} must be a URL such as https://api.example.com/v1.`),
    v.check(
      (value) => isBaseUrl(new URL(value)),
      `${variable} must be a URL without a user name, password, query or fragment.`,
    ),
    v.check((value) => {
      const { protocol, hostname } = new URL(value);
      if (protocol === 'https:') return true;
      // The key would cross a network for everyone on it to read.
      return protocol === 'http:' && httpAllowed && isLoopback(hostname.replace(/^\[|\]$/g, ''));
    }, `${variable} must begin with https:// (http:// is for tests: it needs ALLOW_HTTP_UPSTREAM=1 and a loopback host, 127.0.0.1, [::1] or localhost).`),
    v.transform((value) => new URL(value).href.replace(/\/+$/, '')),
  );
}

function isBaseUrl(url: URL): boolean {
  const bare = url.username === '' && url.password === '' && url.hostname !== '';
  return bare && !/[?#]/.test(url.href);
}

/**
 * Reads the operator's environment. An empty variable counts as unset.
 *
 * @throws EnvironmentError with a sentence for every variable that is wrong
 */
export function readEnvironment(environment: Record<string, string | undefined>): Settings {
  const complaints: string[] = [];
  const read = <T>(variable: string, schema: v.GenericSchema<string, T>, absent: T): T => {
    const value = environment[variable];
    if (value === undefined || value === '') return absent;
    const parsed = v.safeParse(schema, value, { abortPipeEarly: true });
    if (parsed.success) return parsed.output;
    complaints.push(parsed.issues[0].message);
    return absent;
  };

  const configFile = read<string | undefined>('EMBED_CONFIG', v.string(), undefined);
  const staffFile = read<string | undefined>('STAFF_CONFIG', v.string(), undefined);
  const file = configFile === undefined ? 'STAFF_CONFIG' : 'EMBED_CONFIG';
  const hasFile = configFile !== undefined || staffFile !== undefined;
  const settings: Settings = {
    port: read('PORT', portIn('PORT'), 4173),
    host: read('HOST', hostIn('HOST'), '127.0.0.1'),
    maxConnections: read<number | undefined>('MAX_CONNECTIONS', connections('MAX_CONNECTIONS'), undefined),
    maxConnectionsPerClient: read<number | undefined>(
      'MAX_CONNECTIONS_PER_CLIENT',
      connections('MAX_CONNECTIONS_PER_CLIENT'),
      undefined,
    ),
    basePath: read<string | undefined>('BASE_PATH', basePath, undefined),
    trustedProxies: read<TrustedProxies | undefined>('TRUST_PROXY', trustProxy, undefined),
    mode: 'sandbox',
    manageUrl: read<string | null>('HOSTUP_MANAGE_URL', manageUrl, null),
    upstreams: {},
    allowedActions: read<readonly Action[]>('ALLOW_ACTIONS', allowActions, []),
    hostupWriteKey: read<string | undefined>(WRITE_KEY, apiKey(WRITE_KEY), undefined),
    auditLog: read<string | undefined>('AUDIT_LOG', v.string(), undefined),
    operation: readOperation(read, hasFile),
  };
  const url = read<string | undefined>('STATE_URL', stateUrl, undefined);
  const prefix = read('STATE_PREFIX', statePrefix, 'drivebay');
  if (url !== undefined) settings.state = { url, prefix };
  const urls = { hostup: '', vpsbg: '' } satisfies Record<Provider, string>;
  const httpAllowed = read<string | undefined>('ALLOW_HTTP_UPSTREAM', allowHttp, undefined) === '1';
  for (const provider of PROVIDERS) {
    const { keyVariable, urlVariable, defaultUrl } = PROVIDER_FACTS[provider];
    const key = read<string | undefined>(keyVariable, apiKey(keyVariable), undefined);
    const url = read(urlVariable, apiUrl(urlVariable, httpAllowed), defaultUrl);
    urls[provider] = url;
    if (key !== undefined) settings.upstreams[provider] = { url, apiKey: key };
    else if (environment[urlVariable] && !environment[keyVariable] && !hasFile) {
      complaints.push(`${urlVariable} is set without ${keyVariable}: set both or neither.`);
    }
    if (environment[keyVariable] && hasFile) {
      complaints.push(
        `${keyVariable} cannot be set beside ${file}, whose gateway others may reach: name the key in that ` +
          'file, or run two gateways.',
      );
    }
  }
  complaints.push(...aboutActions(settings, hasFile ? file : undefined));
  if (configFile !== undefined) settings.embed = { configFile, urls };
  if (staffFile !== undefined) settings.staff = { configFile: staffFile, urls };
  if (hasFile) settings.mode = staffFile === undefined ? 'embed' : 'staff';
  else {
    if (Object.keys(settings.upstreams).length > 0) settings.mode = 'owner';
    settings.manageUrl ??= ASSUMED_HOSTUP_PANEL_URL;
  }
  if (settings.mode === 'owner' && !isLoopback(settings.host)) {
    complaints.push(
      'HOST must be a loopback address (127.0.0.1, ::1 or localhost) while an API key is set: ' +
        'anyone who can reach the gateway sees the account.',
    );
  }
  if (complaints.length > 0) throw new EnvironmentError(complaints.join('\n'));
  return settings;
}

/** The variable of the key for actions. */
const WRITE_KEY = 'HOSTUP_WRITE_KEY';

function aboutActions(
  { allowedActions, hostupWriteKey, upstreams }: Settings,
  file: string | undefined,
): string[] {
  if (file !== undefined) {
    return [
      ...(hostupWriteKey === undefined
        ? []
        : [`${WRITE_KEY} cannot be set beside ${file}: name the key in that file, as \`hostupWrite\`.`]),
      ...(allowedActions.length === 0
        ? []
        : [`ALLOW_ACTIONS cannot be set beside ${file}: it has \`actions\` of its own.`]),
    ];
  }
  if (hostupWriteKey === undefined) return [];
  const { keyVariable } = PROVIDER_FACTS.hostup;
  if (!upstreams.hostup)
    return [`${WRITE_KEY} is set without ${keyVariable}: an action is decided by what is read.`];
  return hostupWriteKey === upstreams.hostup.apiKey
    ? [`${WRITE_KEY} must be another key than ${keyVariable}, which only needs the scope read:vm.`]
    : [];
}

/** Whether a listening address is reachable from this machine only: 127.0.0.0/8, ::1 or localhost. */
export function isLoopback(address: string): boolean {
  if (isIP(address) === 4) return address.startsWith('127.');
  if (isIP(address) === 6) return new URL(`http://[${address}]`).hostname === '[::1]';
  return address.toLowerCase() === 'localhost';
}
