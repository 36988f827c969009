import * as v from 'valibot';

/** Where the replicas' state is: `STATE_URL` and `STATE_PREFIX`, checked. */
export interface StateSettings {
  url: string;
  prefix: string;
}

/** `redis://` or, with TLS, `rediss://`; then user and password, host, port, and the number of the database. */
export const stateUrl = v.pipe(
  v.string(),
  v.check(
    isStateUrl,
    'STATE_URL must be redis://[user:password@]host[:port][/database], or rediss:// for TLS, without a query or fragment.',
  ),
);

/** Two gateways that are no replicas of each other may use one server under two prefixes. */
export const statePrefix = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,40}$/, 'STATE_PREFIX must be 1 to 40 letters, digits, hyphens or underscores.'),
);

function isStateUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(value);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  const isRedis = protocol === 'redis:' || protocol === 'rediss:';
  return isRedis && hostname !== '' && /^(?:|\/|\/\d{1,4})$/.test(pathname) && search === '' && hash === '';
}
