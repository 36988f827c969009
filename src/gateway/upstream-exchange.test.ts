import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import dns from 'node:dns';
import { getEventListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type Server, Socket } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../../scripts/serve.mjs';
import { mask } from './secrets.ts';
import { respondJson, startUpstream } from './upstream.fixture.ts';
import { createUpstreamExchange, UPSTREAM_LIMITS, type UpstreamExchange } from './upstream-exchange.ts';

const KEY = 'key-of-this-exchange-41c7';
/** Port 1 (tcpmux) is open nowhere. */
const REFUSED = 'http://127.0.0.1:1';
const never = new AbortController().signal;

type Request = Parameters<UpstreamExchange['exchange']>[0];

function exchangeWith(url: string, limits = UPSTREAM_LIMITS): UpstreamExchange {
  const upstream = createUpstreamExchange({ url, apiKey: KEY }, limits);
  onTestFinished(() => upstream.close());
  return upstream;
}

/** A read, which may be repeated. */
const get = (upstream: UpstreamExchange, more: Partial<Request> = {}) =>
  upstream.exchange({ method: 'GET', path: '/', signal: never, mayRepeat: () => true, ...more });

/** Why there was no response. */
const failureOf = (exchange: Promise<unknown>): Promise<unknown> =>
  exchange.then(
    () => 'a response',
    (error: unknown) => error,
  );

const fault = (kind: string, message: string, sent: boolean) =>
  expect.objectContaining({ name: 'UpstreamFault', kind, message, sent });
/** The same for what could not be reached, for this reason. */
const unreachable = (reason: string, sent: boolean) =>
  fault('unavailable', `could not be reached (${reason})`, sent);

/** Past everything that has happened on the sockets so far. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** The next connection that is opened from this side. */
function nextConnection(): Promise<Socket> {
  return new Promise((resolve) => {
    const opened = (message: unknown) => {
      const socket = message instanceof Object && 'socket' in message && message.socket;
      if (!(socket instanceof Socket)) return;
      unsubscribe('net.client.socket', opened);
      resolve(socket);
    };
    subscribe('net.client.socket', opened);
  });
}

/** Makes the look-up of every name fail with this error; without one, it never ends. */
function resolveNamesTo(error?: Error): void {
  const lookup = (_name: string, ...rest: unknown[]) => {
    const done = rest.at(-1);
    if (error && typeof done === 'function') done(error);
  };
  const spy = vi.spyOn(dns, 'lookup').mockImplementation(lookup);
  onTestFinished(() => spy.mockRestore());
}

/** Only those of the code under test: sockets have their own. */
function useFakeTimeouts(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

/** Whether it has settled, after all that could settle it now. */
async function isSettled(promise: Promise<unknown> | undefined): Promise<boolean> {
  await turn();
  return Promise.race([Promise.resolve(promise).then(() => true), turn().then(() => false)]);
}

async function listenUntilTheEnd(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listen(server);
}

/** A provider with TLS, whose certificate has expired. */
async function startTlsUpstream(respond: RequestListener): Promise<string> {
  const pem = readFileSync(new URL('../../e2e/expired-certificate.pem', import.meta.url));
  return `https://127.0.0.1:${await listenUntilTheEnd(createHttpsServer({ key: pem, cert: pem }, respond))}`;
}

/** Takes any certificate as valid until the test ends. */
function acceptCertificates(): void {
  const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    warning.mockRestore();
  });
}

test.each([
  ['', '/isos'],
  ['/', '/isos'],
  ['/v1', '/v1/isos'],
  ['/v1/', '/v1/isos'],
  ['/a/v1//', '/a/v1/isos'],
])('below the base %j the path is %s', async (base, path) => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  await get(exchangeWith(upstream.url + base), { path: '/isos' });
  expect(upstream.calls[0]?.url).toBe(path);
});

test('what changes something sends its body as JSON, on a connection of its own', async () => {
  const bodies: string[] = [];
  const upstream = await startUpstream((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      bodies.push(body);
      respondJson(response, {});
    });
  });
  const client = exchangeWith(upstream.url);
  await get(client);
  await turn();
  await client.exchange({ method: 'POST', path: '/', body: { name: 'é' }, signal: never });
  await client.exchange({ method: 'DELETE', path: '/', signal: never });
  await get(client);
  const [read, post, remove, readAgain] = upstream.calls;
  const common = {
    host: new URL(upstream.url).host,
    accept: 'application/json',
    'accept-encoding': 'gzip',
    authorization: `Bearer ${KEY}`,
    'user-agent': expect.stringMatching(/^drivebay\//),
  };
  expect(bodies).toEqual(['', '{"name":"é"}', '', '']);
  expect([post?.method, post?.headers]).toEqual([
    'POST',
    { ...common, connection: 'close', 'content-type': 'application/json', 'content-length': '13' },
  ]);
  expect([remove?.method, remove?.headers]).toEqual(['DELETE', { ...common, connection: 'close' }]);
  expect(read?.headers).toEqual({ ...common, connection: 'keep-alive' });
  expect(readAgain?.socket).toBe(read?.socket);
});

test('the response: status, first value of each header without the key, body and time', async () => {
  const upstream = await startUpstream((_request, response) =>
    respondJson(response, { id: 1 }, 201, { 'set-cookie': ['a=1', 'b=2'], 'retry-after': `of ${KEY}` }),
  );
  const before = Date.now();
  const { status, headers, json, unreadable, completedAt } = await get(exchangeWith(upstream.url));
  expect({ status, json, unreadable }).toEqual({ status: 201, json: { id: 1 }, unreadable: undefined });
  expect(['Set-Cookie', 'Retry-After', 'x-none'].map((name) => headers.get(name))).toEqual([
    'a=1',
    'of [API key]',
    null,
  ]);
  expect(completedAt).toBeGreaterThanOrEqual(before);
  expect(completedAt).toBeLessThanOrEqual(Date.now());
});

test('a body that is compressed in the way its header names is read', async () => {
  const upstream = await startUpstream((_request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br' })
      .end(brotliCompressSync('{"id":2}')),
  );
  expect(await get(exchangeWith(upstream.url))).toMatchObject({ json: { id: 2 } });
});

test('a connection is kept for 4 s, and ends with the exchange, as does the masking of its key', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  const client = exchangeWith(upstream.url);
  expect(mask(KEY)).toBe('[API key]');
  const connection = nextConnection();
  await get(client);
  await turn();
  const { timeout, destroyed } = await connection;
  expect({ timeout, destroyed }).toEqual({ timeout: 4_000, destroyed: false });
  await client.close();
  expect((await connection).destroyed).toBe(true);
  expect(mask(KEY)).toBe(KEY);
});

const PAGE = '<title>Just a moment...</title>';

test.each([
  [200, { 'cf-mitigated': 'challenge' }, '{}', true],
  [403, { 'cf-mitigated': 'BLOCK' }, '{}', true],
  [202, { 'x-amzn-waf-action': 'captcha' }, '{}', true],
  [403, { 'cf-mitigated': 'no', 'x-amzn-waf-action': 'allow' }, '{}', false],
  [403, {}, '{}', false],
  [399, { 'content-type': 'text/html' }, PAGE, false],
  [400, { 'content-type': 'text/html' }, PAGE, true],
  [503, { 'content-type': 'text/html' }, '<title>Maintenance</title>', false],
  [200, { 'content-type': 'text/html' }, PAGE, false],
])('status %d with %j and the body %s is a challenge: %s', async (status, headers, body, challenge) => {
  const upstream = await startUpstream((_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body),
  );
  expect(await get(exchangeWith(upstream.url))).toMatchObject({ status, challenge });
});

test.each([400, 401, 500])('status %d is enough without the rest of its body', async (status) => {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': '500' });
    response.write('{"code":', () => response.destroy());
  });
  expect(await get(exchangeWith(upstream.url))).toMatchObject({
    status,
    json: undefined,
    unreadable: { what: 'cut short', cause: 'form' },
  });
});

test.each<[string, string | undefined]>([
  ['its name could not be resolved', 'ENOTFOUND'],
  ['its name could not be resolved', 'EAI_AGAIN'],
  ['no network leads to it', 'ENETUNREACH'],
  ['no network leads to it', 'EHOSTUNREACH'],
  ['no connection in time', 'ETIMEDOUT'],
  ['connection refused', 'ECONNREFUSED'],
  ['its TLS certificate was not accepted', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['its TLS certificate was not accepted', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['its TLS certificate was not accepted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['its TLS certificate was not accepted', 'ERR_SSL_WRONG_VERSION_NUMBER'],
  ['its TLS certificate was not accepted', 'EPROTO'],
  ['the connection was lost', 'ECONNRESET'],
  ['the connection was lost', 'NO_HPE_'],
  ['the connection was lost', undefined],
])('without a connection, the reason is: %s (%s)', async (reason, code) => {
  resolveNamesTo(Object.assign(new Error('of 192.0.2.1'), code === undefined ? {} : { code }));
  expect(await failureOf(get(exchangeWith('http://provider.test')))).toEqual(unreachable(reason, false));
});

test('an error whose code is a number is a lost connection', async () => {
  resolveNamesTo(Object.assign(new Error('of 192.0.2.1'), { code: 7 }));
  expect(await failureOf(get(exchangeWith('http://provider.test')))).toEqual(
    unreachable('the connection was lost', false),
  );
});

test('a refused connection has sent nothing, and leaves no timer', async () => {
  useFakeTimeouts();
  expect(await failureOf(get(exchangeWith(REFUSED)))).toEqual(unreachable('connection refused', false));
  for (let turns = 0; turns < 5; turns += 1) await turn();
  expect(vi.getTimerCount()).toBe(0);
});

test.each<[string, string, (socket: Socket) => void]>([
  ['a connection that ends', 'the connection was lost', (socket) => socket.end()],
  ['a reset', 'the connection was lost', (socket) => socket.resetAndDestroy()],
  ['another protocol', 'its response was not valid HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
])('%s instead of a response: %s, and the request may have arrived', async (_name, reason, respond) => {
  const server = createTcpServer((socket) => socket.once('data', () => respond(socket)));
  const client = exchangeWith(`http://127.0.0.1:${await listenUntilTheEnd(server)}`);
  expect(await failureOf(get(client))).toEqual(unreachable(reason, true));
});

test('a body that breaks off: the connection was lost', async () => {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
    response.write('{', () => response.destroy());
  });
  expect(await failureOf(get(exchangeWith(upstream.url)))).toEqual(
    unreachable('the connection was lost', true),
  );
});

test('response headers over 64 KiB are not read', async () => {
  const headersOf = (bytes: number) => ({ 'x-a': 'a'.repeat(bytes / 2), 'x-b': 'b'.repeat(bytes / 2) });
  const upstream = await startUpstream((request, response) =>
    respondJson(response, {}, 200, headersOf(request.url === '/over' ? 66_000 : 60_000)),
  );
  const client = exchangeWith(upstream.url);
  expect(await get(client)).toMatchObject({ status: 200 });
  expect(await failureOf(get(client, { path: '/over' }))).toEqual(
    fault('invalid', 'sent more than 64 KiB of response headers', true),
  );
});

test('a certificate that has expired is not accepted, and nothing is sent', async () => {
  const respond = vi.fn<RequestListener>();
  expect(await failureOf(get(exchangeWith(await startTlsUpstream(respond))))).toEqual(
    unreachable('its TLS certificate was not accepted', false),
  );
  expect(respond).not.toHaveBeenCalled();
});

test('with a certificate that is accepted, what is lost after the handshake may have arrived', async () => {
  acceptCertificates();
  const client = exchangeWith(
    await startTlsUpstream((request, response) => {
      if (request.url === '/lost') response.destroy();
      else respondJson(response, { url: request.url });
    }),
  );
  expect(await get(client)).toMatchObject({ json: { url: '/' } });
  for (const mayRepeat of [undefined, () => false]) {
    const request = { method: 'GET', path: '/lost', signal: never, ...(mayRepeat && { mayRepeat }) } as const;
    expect(await failureOf(client.exchange(request))).toEqual(unreachable('the connection was lost', true));
  }
});

test('a name that is not resolved within 5 s is no connection in time', async () => {
  useFakeTimeouts();
  resolveNamesTo();
  const failure = failureOf(get(exchangeWith('http://provider.test')));
  await turn();
  vi.advanceTimersByTime(4_999);
  expect(await isSettled(failure)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await failure).toEqual(unreachable('no connection in time', false));
  await turn();
  expect(vi.getTimerCount()).toBe(0);
});

test('a TLS handshake that takes 5 s is no connection in time', async () => {
  useFakeTimeouts();
  const server = createTcpServer();
  const greeted = new Promise((resolve) => {
    server.once('connection', (socket) => socket.once('data', resolve));
  });
  const failure = failureOf(get(exchangeWith(`https://127.0.0.1:${await listenUntilTheEnd(server)}`)));
  await greeted;
  vi.advanceTimersByTime(4_999);
  expect(await isSettled(failure)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await failure).toEqual(unreachable('no connection in time', false));
});

test.each(['http', 'https'])('once connected, %s may take until the deadline of the call', async (scheme) => {
  acceptCertificates();
  useFakeTimeouts();
  let respond: (() => void) | undefined;
  let arrived: (() => void) | undefined;
  const listener: RequestListener = (_request, response) => {
    respond = () => respondJson(response, {});
    arrived?.();
  };
  const url = scheme === 'http' ? (await startUpstream(listener)).url : await startTlsUpstream(listener);
  const client = exchangeWith(url);
  // On a new connection, then on the same.
  for (const end of ['response', 'deadline']) {
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const outcome = failureOf(get(client));
    await arrival;
    vi.advanceTimersByTime(9_999);
    expect(await isSettled(outcome)).toBe(false);
    if (end === 'response') respond?.();
    else vi.advanceTimersByTime(1);
    expect(await outcome).toEqual(
      end === 'response' ? 'a response' : fault('timeout', 'did not respond completely within 10 s', true),
    );
    await turn();
    expect(vi.getTimerCount()).toBe(0);
  }
});

test('a deadline before there is a connection has sent nothing', async () => {
  useFakeTimeouts();
  resolveNamesTo();
  const client = exchangeWith('http://provider.test', { ...UPSTREAM_LIMITS, deadlineMs: 1_500 });
  const failure = failureOf(get(client));
  await turn();
  vi.advanceTimersByTime(1_500);
  expect(await failure).toEqual(fault('timeout', 'did not respond completely within 1.5 s', false));
});

test('a repeat has what is left of the deadline', async () => {
  useFakeTimeouts();
  const arrivals: (() => void)[] = [];
  const upstream = await startUpstream((_request, response) => {
    if (upstream.calls.length === 1) respondJson(response, {});
    arrivals.shift()?.();
  });
  const arrival = () => new Promise<void>((resolve) => arrivals.push(resolve));
  const client = exchangeWith(upstream.url);
  const [first, second, third] = [arrival(), arrival(), arrival()];
  await get(client);
  await first;
  await turn();
  const failure = failureOf(get(client));
  await second;
  vi.advanceTimersByTime(7_000);
  upstream.calls[1]?.socket.destroy();
  await third;
  vi.advanceTimersByTime(2_999);
  expect(await isSettled(failure)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await failure).toEqual(fault('timeout', 'did not respond completely within 10 s', true));
});

test.each([
  ['ECONNRESET', true],
  ['EPIPE', true],
  ['ECONNABORTED', true],
  ['ETIMEDOUT', false],
])('a kept connection that fails with %s is replaced: %s', async (code, replaced) => {
  const upstream = await startUpstream((_request, response) => {
    if (upstream.calls.length === 2) void connection.then((socket) => socket.destroy(broken));
    else respondJson(response, {});
  });
  const broken = Object.assign(new Error('of 192.0.2.1'), { code });
  const connection = nextConnection();
  const client = exchangeWith(upstream.url);
  await get(client);
  await turn();
  const mayRepeat = vi.fn<() => boolean>(() => true);
  const outcome = await failureOf(get(client, { mayRepeat }));
  expect(outcome).toEqual(replaced ? 'a response' : unreachable('no connection in time', true));
  expect(mayRepeat).toHaveBeenCalledTimes(replaced ? 1 : 0);
  expect(upstream.calls.map(({ headers }) => headers.connection)).toEqual(
    ['keep-alive', 'keep-alive', 'close'].slice(0, replaced ? 3 : 2),
  );
});

test('a call that is given up before it begins opens no connection', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  const failure = failureOf(get(exchangeWith(upstream.url), { signal: AbortSignal.abort() }));
  expect(await failure).toEqual(fault('aborted', 'was no longer waited for', false));
  expect(upstream.calls).toEqual([]);
});

test.each(['before the headers', 'in the body of a 200', 'in the body of a 500'])(
  'a call that is given up %s closes its connection',
  async (moment) => {
    const giveUp = new AbortController();
    const upstream = await startUpstream((_request, response) => {
      if (moment === 'before the headers') giveUp.abort();
      else response.writeHead(Number(moment.slice(-3)), { 'content-type': 'application/json' }).write('{');
    });
    const outcome = failureOf(get(exchangeWith(upstream.url), { signal: giveUp.signal }));
    await expect.poll(() => upstream.calls.length).toBe(1);
    // The headers have arrived by then, or there are none.
    for (let turns = 0; turns < 20; turns += 1) await turn();
    giveUp.abort();
    expect(await outcome).toEqual(fault('aborted', 'was no longer waited for', true));
    await expect.poll(() => upstream.sockets.size).toBe(0);
  },
);

test('there are at most 16 connections; a call that waits for one can be given up', async () => {
  const upstream = await startUpstream(() => {});
  const client = exchangeWith(upstream.url);
  const controllers = Array.from({ length: 17 }, () => new AbortController());
  const failures = controllers.map(({ signal }) => failureOf(get(client, { signal })));
  await expect.poll(() => upstream.calls.length).toBe(16);
  controllers[16]?.abort();
  expect(await isSettled(failures[16])).toBe(true);
  expect(await failures[16]).toEqual(fault('aborted', 'was no longer waited for', false));
  expect(upstream.calls).toHaveLength(16);
});

test('a call that waited for a kept connection is repeated as well when that was closed', async () => {
  const held: (() => void)[] = [];
  const upstream = await startUpstream((request, response) => {
    if (upstream.calls.length === 17) request.socket.destroy();
    else if (upstream.calls.length > 17) respondJson(response, {});
    else held.push(() => respondJson(response, {}));
  });
  const client = exchangeWith(upstream.url);
  const outcomes = Array.from({ length: 17 }, () =>
    failureOf(get(client, { signal: new AbortController().signal })),
  );
  await expect.poll(() => held.length).toBe(16);
  for (const respond of held) respond();
  expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['a response']));
  expect(upstream.calls.at(-1)?.headers.connection).toBe('close');
});

test('a call leaves nothing behind on its signal', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  const { signal } = new AbortController();
  await get(exchangeWith(upstream.url), { signal });
  await failureOf(get(exchangeWith(REFUSED), { signal }));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
