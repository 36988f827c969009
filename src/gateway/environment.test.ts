import { expect, test } from 'vitest';
import { EnvironmentError, isLoopback, readEnvironment } from './environment.ts';

const KEY = 'secret-key-0123456789';

/** The error that the operator gets about a wrong environment. */
function complaint(environment: Record<string, string>): string {
  try {
    readEnvironment(environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  throw new Error('The environment was accepted.');
}

test('without any variable it is the sandbox on port 4173 of loopback', () => {
  expect(readEnvironment({})).toEqual({
    port: 4173,
    host: '127.0.0.1',
    mode: 'sandbox',
    manageUrl: 'https://cloud.hostup.se',
    upstreams: {},
    operation: {
      shutdownDelay: 0,
      keepAliveTimeout: 5_000,
      headersTimeout: 10_000,
      logLevel: 'info',
    },
    allowedActions: [],
  });
  expect(readEnvironment({ PORT: '', HOST: '', HOSTUP_API_KEY: '' }).mode).toBe('sandbox');
});

test('a key makes it owner mode, with the documented base URLs', () => {
  const { mode, upstreams } = readEnvironment({ HOSTUP_API_KEY: KEY, VPSBG_API_KEY: KEY });
  expect(mode).toBe('owner');
  expect(upstreams).toEqual({
    hostup: { url: 'https://cloud.hostup.se', apiKey: KEY },
    vpsbg: { url: 'https://api.vpsbg.eu/v1', apiKey: KEY },
  });
  expect(readEnvironment({ VPSBG_API_KEY: KEY }).upstreams).toEqual({
    vpsbg: { url: 'https://api.vpsbg.eu/v1', apiKey: KEY },
  });
});

test('a base URL loses its trailing slash; http needs the flag', () => {
  const url = (value: string, more = {}) =>
    readEnvironment({ VPSBG_API_KEY: KEY, VPSBG_API_URL: value, ...more }).upstreams.vpsbg?.url;
  expect(url('https://api.example.com/v1/')).toBe('https://api.example.com/v1');
  expect(url('http://127.0.0.1:9/v1', { ALLOW_HTTP_UPSTREAM: '1' })).toBe('http://127.0.0.1:9/v1');
});

test('STATE_URL is a Redis URL, and a complaint about it shows no password', () => {
  const STATE_URL = 'rediss://drivebay:secret-9@state.example:6380/2';
  expect(readEnvironment({ STATE_URL }).state).toEqual({ url: STATE_URL, prefix: 'drivebay' });
  expect(readEnvironment({ STATE_URL: 'redis://h', STATE_PREFIX: 'a-1' }).state?.prefix).toBe('a-1');
  expect(readEnvironment({ STATE_PREFIX: 'a' }).state).toBeUndefined();
  const wrong = ['https://h', 'redis://', 'h:6379', 'redis://h/x', 'redis://h?a=secret-9', 'redis://u:%zz@h'];
  for (const url of wrong) {
    expect(complaint({ STATE_URL: url })).toContain('STATE_URL must be redis://');
    expect(complaint({ STATE_URL: url })).not.toContain('secret-9');
  }
  for (const prefix of ['a:b', 'a b', 'x'.repeat(41)]) {
    expect(complaint({ STATE_PREFIX: prefix })).toContain('STATE_PREFIX must be');
  }
});

test("HOSTUP_MANAGE_URL replaces HostUp's dashboard; in embed mode there is none without it", () => {
  const HOSTUP_MANAGE_URL = 'https://panel.example/servers';
  expect(readEnvironment({ HOSTUP_MANAGE_URL }).manageUrl).toBe(HOSTUP_MANAGE_URL);
  expect(readEnvironment({ HOSTUP_MANAGE_URL, EMBED_CONFIG: 'e.json' }).manageUrl).toBe(HOSTUP_MANAGE_URL);
  expect(readEnvironment({ EMBED_CONFIG: 'e.json' }).manageUrl).toBeNull();
  for (const wrong of [
    'panel.example',
    'http://panel.example',
    'javascript:alert(1)',
    'https://a:b@c.example',
  ]) {
    expect(complaint({ HOSTUP_MANAGE_URL: wrong })).toContain('HOSTUP_MANAGE_URL must be an https:// URL');
  }
});

const HTTP_ALLOWED = { ALLOW_HTTP_UPSTREAM: '1', VPSBG_API_URL: 'http://127.0.0.1:9/v1' };

test.each([
  'http://127.0.0.1:9/v1',
  'http://127.200.3.4/v1',
  'http://[::1]:9/v1',
  'http://LOCALHOST:9/v1',
  'http://2130706433/v1',
  'https://api.example.com/v1',
])('ALLOW_HTTP_UPSTREAM=1 permits %s', (url) => {
  const environment = { ...HTTP_ALLOWED, VPSBG_API_URL: url };
  expect(readEnvironment({ ...environment, VPSBG_API_KEY: KEY }).upstreams.vpsbg?.url).toBeDefined();
  expect(readEnvironment({ ...environment, EMBED_CONFIG: 'embed.json' }).embed?.urls.vpsbg).toBeDefined();
});

test.each([
  'http://api.example.com/v1',
  'http://10.0.0.5/v1',
  'http://0.0.0.0/v1',
  'http://[::]/v1',
  'http://[::ffff:10.0.0.5]/v1',
  'http://localhost.example.com/v1',
  'http://127.0.0.1.example.com/v1',
  'ftp://127.0.0.1/v1',
])('ALLOW_HTTP_UPSTREAM=1 does not permit %s, where others could read the key', (url) => {
  const environment = { ...HTTP_ALLOWED, VPSBG_API_URL: url };
  const message = /VPSBG_API_URL must begin with https.*loopback host/;
  expect(complaint({ ...environment, VPSBG_API_KEY: KEY })).toMatch(message);
  expect(complaint({ ...environment, EMBED_CONFIG: 'embed.json' })).toMatch(message);
});

test.each([
  ['MAX_CONNECTIONS', 'maxConnections'],
  ['MAX_CONNECTIONS_PER_CLIENT', 'maxConnectionsPerClient'],
] as const)('%s is taken as a number; without it the server has its own limit', (variable, setting) => {
  expect(readEnvironment({})[setting]).toBeUndefined();
  expect(readEnvironment({ [variable]: '5000' })[setting]).toBe(5_000);
  for (const wrong of ['9', '100001', '1e3', '-10', '10.5', 'many']) {
    expect(complaint({ [variable]: wrong })).toContain(`${variable} must be a whole number`);
  }
});

test('how the process runs is set by variables, each with a sentence when it is wrong', () => {
  const { operation } = readEnvironment({
    SHUTDOWN_DELAY: '2s',
    KEEP_ALIVE_TIMEOUT: '10min',
    HEADERS_TIMEOUT: '30000',
    LOG_LEVEL: 'debug',
    LOG_FORMAT: 'json',
    METRICS_PORT: '9464',
    METRICS_HOST: '::',
    ASSETS_DIR: '/srv/assets',
  });
  expect(operation).toEqual({
    shutdownDelay: 2_000,
    keepAliveTimeout: 600_000,
    headersTimeout: 30_000,
    logLevel: 'debug',
    logFormat: 'json',
    metrics: { port: 9464, host: '::' },
    assetsDir: '/srv/assets',
  });
  for (const [variable, value] of Object.entries({
    SHUTDOWN_DELAY: 'soon',
    KEEP_ALIVE_TIMEOUT: '0',
    HEADERS_TIMEOUT: '2min',
    LOG_LEVEL: 'loud',
    LOG_FORMAT: 'xml',
    METRICS_PORT: '70000',
    METRICS_HOST: 'a b',
  })) {
    expect(complaint({ [variable]: value })).toMatch(new RegExp(`^${variable} must be `));
  }
});

test('EMBED_CONFIG makes it embed mode, which others may reach', () => {
  expect(
    readEnvironment({ EMBED_CONFIG: 'embed.json', HOST: '0.0.0.0', VPSBG_API_URL: 'https://vpsbg.example/' }),
  ).toEqual({
    port: 4173,
    host: '0.0.0.0',
    mode: 'embed',
    manageUrl: null,
    upstreams: {},
    operation: expect.objectContaining({ shutdownDelay: 5_000, metrics: undefined }),
    allowedActions: [],
    embed: {
      configFile: 'embed.json',
      urls: { hostup: 'https://cloud.hostup.se', vpsbg: 'https://vpsbg.example' },
    },
  });
});

test.each<[string, string, Record<string, string>]>([
  ['HOSTUP_API_KEY', 'beside EMBED_CONFIG', { HOSTUP_API_KEY: KEY, EMBED_CONFIG: 'embed.json' }],
  ['VPSBG_API_KEY', 'beside EMBED_CONFIG', { VPSBG_API_KEY: KEY, EMBED_CONFIG: 'embed.json' }],
  [
    'VPSBG_API_URL',
    'plain http in embed mode',
    { VPSBG_API_URL: 'http://127.0.0.1:9', EMBED_CONFIG: 'embed.json' },
  ],
  ['PORT', 'text', { PORT: 'http' }],
  ['PORT', 'too large', { PORT: '65536' }],
  ['PORT', 'negative', { PORT: '-1' }],
  ['PORT', 'not whole', { PORT: '80.5' }],
  ['PORT', 'hexadecimal', { PORT: '0x50' }],
  ['HOST', 'with a port', { HOST: '127.0.0.1:80' }],
  ['HOST', 'a URL', { HOST: 'http://localhost' }],
  ['HOST', 'not loopback in owner mode', { HOST: '0.0.0.0', HOSTUP_API_KEY: KEY }],
  ['HOST', 'a public name in owner mode', { HOST: 'iso.example.com', HOSTUP_API_KEY: KEY }],
  ['HOST', 'all of IPv6 in owner mode', { HOST: '::', VPSBG_API_KEY: KEY }],
  ['HOSTUP_API_KEY', 'with a space', { HOSTUP_API_KEY: `${KEY} ` }],
  ['HOSTUP_API_KEY', 'with a line break', { HOSTUP_API_KEY: `${KEY}\nX: 1` }],
  ['VPSBG_API_KEY', 'not ASCII', { VPSBG_API_KEY: `${KEY}é` }],
  ['HOSTUP_API_URL', 'without its key', { HOSTUP_API_URL: 'https://cloud.hostup.se' }],
  ['VPSBG_API_URL', 'without its key', { HOSTUP_API_KEY: KEY, VPSBG_API_URL: 'https://api.vpsbg.eu/v1' }],
  ['HOSTUP_API_URL', 'not a URL', { HOSTUP_API_KEY: KEY, HOSTUP_API_URL: 'cloud.hostup.se' }],
  ['HOSTUP_API_URL', 'plain http', { HOSTUP_API_KEY: KEY, HOSTUP_API_URL: 'http://cloud.hostup.se' }],
  ['HOSTUP_API_URL', 'a file', { HOSTUP_API_KEY: KEY, HOSTUP_API_URL: 'file:///etc/passwd' }],
  [
    'HOSTUP_API_URL',
    'with credentials',
    { HOSTUP_API_KEY: KEY, HOSTUP_API_URL: 'https://user:hidden@cloud.hostup.se' },
  ],
  ['HOSTUP_API_URL', 'with a query', { HOSTUP_API_KEY: KEY, HOSTUP_API_URL: 'https://cloud.hostup.se/?a=1' }],
  [
    'HOSTUP_API_URL',
    'with a fragment',
    { HOSTUP_API_KEY: KEY, HOSTUP_API_URL: 'https://cloud.hostup.se/#a' },
  ],
  ['ALLOW_HTTP_UPSTREAM', 'not 1', { ALLOW_HTTP_UPSTREAM: 'yes' }],
])('%s is refused: %s', (variable, _case, environment) => {
  const message = complaint(environment);
  expect(message).toContain(variable);
  expect(message.split('\n')).toHaveLength(1);
  expect(message).not.toContain(KEY);
  expect(message).not.toContain('hidden');
});

test('every wrong variable is named at once', () => {
  expect(() => readEnvironment({ PORT: 'x', ALLOW_HTTP_UPSTREAM: '0' })).toThrow(
    /PORT[^]*ALLOW_HTTP_UPSTREAM/,
  );
});

test.each(['127.0.0.1', '127.8.9.10', '::1', '0:0:0:0:0:0:0:1', 'localhost', 'LOCALHOST'])(
  '%s is loopback',
  (address) => expect(isLoopback(address)).toBe(true),
);

test.each(['0.0.0.0', '10.0.0.1', '::', '128.0.0.1', 'localhost.example.com', '127.0.0.1.example.com'])(
  '%s is not loopback',
  (address) => expect(isLoopback(address)).toBe(false),
);
