import { createServer, type RequestListener, type Server } from 'node:http';
import * as v from 'valibot';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../../../scripts/serve.mjs';
import { HEADERS } from '../../contracts/gateway/api.ts';
import { AccessEnded, setAccess } from './access.ts';
import { RequestError } from './errors.ts';
import { monotonicNow } from './monotonic.ts';
import { noteNetworkReturn } from './network-return.ts';
import { rateLimits } from './rate-limits.ts';
import { request } from './request.ts';
import { clocks } from './server-clock.ts';

const schema = v.object({ word: v.string() });
let server: Server | undefined;
let calls = 0;

afterEach(async () => {
  vi.useRealTimers();
  server?.closeAllConnections();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
  server = undefined;
});

async function gateway(respond: RequestListener): Promise<string> {
  calls = 0;
  server = createServer((incoming, outgoing) => {
    calls += 1;
    respond(incoming, outgoing);
  });
  return `http://127.0.0.1:${await listen(server)}/api/thing`;
}

function call(
  path: string,
  provider: 'hostup' | 'vpsbg' | null = null,
  signal = new AbortController().signal,
) {
  return request({ path, provider, schema, signal });
}

async function failureOf(promise: Promise<unknown>): Promise<RequestError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestError)) throw new Error(`expected a RequestError, got ${String(error)}`);
  return error;
}

test('a good response carries its body, its time by the gateway and what was tolerated', async () => {
  const drift = [{ path: 'word', got: '7', expected: 'text' }];
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, {
      'content-type': 'application/json',
      [HEADERS.asOf]: '2026-11-21T12:00:00.250Z',
      [HEADERS.requestId]: 'r-1',
      [HEADERS.drift]: encodeURIComponent(JSON.stringify(drift)),
    });
    outgoing.end('{"word":"ready","more":1}');
  });
  expect(await call(path)).toEqual({
    path,
    body: { word: 'ready' },
    asOf: Date.UTC(2026, 10, 21, 12, 0, 0, 250),
    requestId: 'r-1',
    drift,
  });
});

test('a response sent as it came is kept beside what was read of it, with every difference', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json', [HEADERS.received]: 'whole' });
    outgoing.end('{"word":"ready","more":1}');
  });
  const { body, drift, received } = await call(path);
  expect({ body, drift, received }).toEqual({
    body: { word: 'ready' },
    drift: [],
    received: { json: { word: 'ready', more: 1 }, part: false, drift: [], unknown: ['/more'] },
  });
});

test('a response without its time is as old as the request; the least interval of the gateway is kept to', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json', [HEADERS.leastInterval]: '6000' });
    setTimeout(() => outgoing.end('{"word":"ready"}'), 30);
  });
  const requested = clocks.gateway.now();
  const snapshot = await call(path);
  expect(snapshot.leastInterval).toBe(6_000);
  expect(snapshot.asOf).toBeGreaterThanOrEqual(Math.floor(requested) - 600);
  expect(snapshot.asOf).toBeLessThan(clocks.gateway.now() - 25);
});

test.each(['0', '-5', 'abc', ''])('a least interval of "%s" is ignored', async (least) => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json', [HEADERS.leastInterval]: least });
    outgoing.end('{"word":"ready"}');
  });
  expect(await call(path)).not.toHaveProperty('leastInterval');
});

test.each(['garbage', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Sun, 01 Jan 2126 00:00:00 GMT'])(
  'a Date of "%s" moves no clock',
  async (date) => {
    const path = await gateway((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json', date }).end('{"word":"ready"}');
    });
    const ahead = clocks.gateway.now() - Date.now();
    await call(path);
    expect(Math.abs(clocks.gateway.now() - Date.now() - ahead)).toBeLessThan(1_000);
  },
);

test('a broken envelope is a contract error that names where', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"word":7}');
  });
  const error = await failureOf(call(path, 'vpsbg'));
  expect(error.kind).toBe('contract');
  expect(error.message).toBe('VPSBG sent an unexpected value at word.');
});

test('HTML with 200 is not taken for a response, and never shown', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<script>alert(1)</script>');
  });
  const error = await failureOf(call(path));
  expect(error.kind).toBe('contract');
  expect(error.message).not.toContain('script');
});

/** A gateway whose response has a tag, and which says "unchanged" to whoever has it. */
function tagged(responses: { body: string; drift?: string }[]) {
  const requested: (string | undefined)[] = [];
  const path = gateway((incoming, outgoing) => {
    const { body, drift } = responses[Math.min(requested.length, responses.length - 1)] ?? { body: '' };
    const has = incoming.headers['if-none-match'];
    requested.push(has);
    const headers = {
      etag: `"${body.length}"`,
      [HEADERS.asOf]: new Date(Date.UTC(2026, 10, 21, 12, 0, requested.length)).toISOString(),
      ...(drift !== undefined && { [HEADERS.drift]: drift }),
    };
    if (has === headers.etag) return outgoing.writeHead(304, headers).end();
    return outgoing.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(body);
  });
  return { path, requested };
}

test('an unchanged response is the very body that was read before, with the time of its new check', async () => {
  const drift = encodeURIComponent(JSON.stringify([{ path: 'id', got: 'x' }]));
  const { path, requested } = tagged([{ body: '{"word":"ready"}', drift }]);
  const [first, second, third] = [await call(await path), await call(await path), await call(await path)];
  expect(requested).toEqual([undefined, '"16"', '"16"']);
  expect(second.body).toBe(first.body);
  expect(third.body).toBe(first.body);
  expect([second.asOf - first.asOf, third.asOf - first.asOf]).toEqual([1_000, 2_000]);
  expect(second.drift).toEqual(first.drift);
});

test('a changed response is read anew, and the one after is compared with it', async () => {
  const { path, requested } = tagged([{ body: '{"word":"old"}' }, { body: '{"word":"newer"}' }]);
  const words = [await call(await path), await call(await path), await call(await path)].map(
    ({ body }) => body.word,
  );
  expect(words).toEqual(['old', 'newer', 'newer']);
  expect(requested).toEqual([undefined, '"14"', '"16"']);
});

test('what another schema read is not taken for this one’s', async () => {
  const { path, requested } = tagged([{ body: '{"word":"ready"}' }]);
  await call(await path);
  const other = v.object({ word: v.pipe(v.string(), v.length(5)) });
  const signal = new AbortController().signal;
  expect((await request({ path: await path, provider: null, schema: other, signal })).body.word).toBe(
    'ready',
  );
  expect(requested).toEqual([undefined, undefined]);
});

test('a failure in between forgets nothing', async () => {
  const { path, requested } = tagged([
    { body: '{"word":"ready"}' },
    { body: 'oops' },
    { body: '{"word":"ready"}' },
  ]);
  const first = await call(await path);
  expect((await failureOf(call(await path))).kind).toBe('contract');
  expect((await call(await path)).body).toBe(first.body);
  expect(requested[2]).toBe('"16"');
});

const problem = (code: string, status: number) => ({
  type: 'about:blank',
  title: 'x',
  status,
  detail: 'What to do.',
  code,
  instance: '/api/thing',
  requestId: 'r-9',
  timestamp: '2026-11-21T12:00:00.000Z',
});

test.each([
  [502, 'upstream_unauthorized', 'unauthorized', false],
  [403, 'upstream_forbidden', 'forbidden', false],
  [404, 'upstream_not_found', 'not-found', false],
  [501, 'provider_not_configured', 'not-configured', false],
  [423, 'upstream_locked', 'locked', true],
  [502, 'upstream_failed', 'server', true],
  [502, 'upstream_invalid', 'contract', true],
  [504, 'upstream_timeout', 'timeout', true],
  [503, 'a_code_of_a_newer_gateway', 'server', true],
] as const)('HTTP %i %s is of kind %s', async (status, code, kind, retryable) => {
  const path = await gateway((_, outgoing) => {
    outgoing
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify(problem(code, status)));
  });
  const error = await failureOf(call(path));
  expect([error.kind, error.retryable, error.message]).toEqual([kind, retryable, 'What to do.']);
  expect(error.problem?.requestId).toBe('r-9');
});

test('while a provider’s limit holds nothing is sent for it, and the other provider is not held up', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing
      .writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '7' })
      .end(JSON.stringify(problem('upstream_rate_limited', 429)));
  });
  const before = monotonicNow();
  const first = await failureOf(call(path, 'hostup'));
  expect(first.retryAt).toBeGreaterThanOrEqual(before + 7_000);
  expect(first.retryAt).toBeLessThanOrEqual(monotonicNow() + 7_000);
  const limited = await Promise.all(Array.from({ length: 20 }, () => failureOf(call(path, 'hostup'))));
  expect(
    limited.every(
      (error) => error.kind === 'rate-limited' && error.retryAt === rateLimits.hostup.key.opensAt,
    ),
  ).toBe(true);
  expect(calls).toBe(1);
  await failureOf(call(path, 'vpsbg'));
  expect(calls).toBe(2);
});

/** A response of a gateway with status 429 or 503. */
function limitedBy(code: string, status: number, retryAfter: string, more = {}): RequestListener {
  return (_, outgoing) => {
    outgoing
      .writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': retryAfter })
      .end(JSON.stringify({ ...problem(code, status), ...more }));
  };
}

const fine: RequestListener = (_, outgoing) =>
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"word":"ok"}');

test('a wait that is not credible is over after a minute: one probe goes, and its good result opens all', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let respond = limitedBy('upstream_rate_limited', 429, '9999999999');
  const path = await gateway((incoming, outgoing) => respond(incoming, outgoing));
  rateLimits.vpsbg.open();
  const { retryAt } = await failureOf(call(path, 'vpsbg'));
  expect((retryAt ?? 0) - monotonicNow()).toBeLessThanOrEqual(60_000);
  vi.advanceTimersByTime(59_000);
  await failureOf(call(path, 'vpsbg'));
  expect(calls).toBe(1);
  vi.advanceTimersByTime(1_000);
  // Ten at once: one is the probe, nine wait for its result and not for another minute.
  const waits = await Promise.all(Array.from({ length: 10 }, () => failureOf(call(path, 'vpsbg'))));
  expect(calls).toBe(2);
  const soon = waits.filter((error) => (error.retryAt ?? 0) - monotonicNow() <= 2_000);
  expect(soon).toHaveLength(9);
  vi.advanceTimersByTime(60_000);
  respond = fine;
  expect((await call(path, 'vpsbg')).body).toEqual({ word: 'ok' });
  expect((await call(path, 'vpsbg')).body).toEqual({ word: 'ok' });
  expect(calls).toBe(4);
});

test('a probe whose response names a credible wait is followed by that wait', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let respond = limitedBy('upstream_rate_limited', 429, '86400');
  const path = await gateway((incoming, outgoing) => respond(incoming, outgoing));
  rateLimits.vpsbg.open();
  await failureOf(call(path, 'vpsbg'));
  vi.advanceTimersByTime(60_000);
  respond = limitedBy('upstream_rate_limited', 429, '7');
  const { retryAt } = await failureOf(call(path, 'vpsbg'));
  expect((retryAt ?? 0) - monotonicNow()).toBe(7_000);
  vi.advanceTimersByTime(7_000);
  respond = fine;
  expect((await call(path, 'vpsbg')).body).toEqual({ word: 'ok' });
});

test.each([
  ['a 503', limitedBy('upstream_unavailable', 503, '600')],
  [
    'the gateway’s own pace',
    limitedBy('upstream_rate_limited', 429, '60', { ownPace: true, resourceOnly: true }),
  ],
])('%s holds back its own path alone', async (_, respond) => {
  const path = await gateway((incoming, outgoing) =>
    incoming.url === '/api/thing' ? respond(incoming, outgoing) : fine(incoming, outgoing),
  );
  rateLimits.vpsbg.open();
  const { retryAt } = await failureOf(call(path, 'vpsbg'));
  expect((retryAt ?? 0) - monotonicNow()).toBeGreaterThan(59_000);
  expect((await failureOf(call(path, 'vpsbg'))).kind).toBe('rate-limited');
  expect(calls).toBe(1);
  expect((await call(`${path}/other`, 'vpsbg')).body).toEqual({ word: 'ok' });
  expect(rateLimits.vpsbg.key.opensAt).toBeUndefined();
});

test('requests that a limit stopped do not lengthen the back-off', async () => {
  const path = await gateway((_, outgoing) => outgoing.writeHead(502).end('<h1>'));
  rateLimits.hostup.key.close(60_000, { by: 'hostup' });
  for (let click = 0; click < 20; click += 1) await failureOf(call(path, 'hostup'));
  rateLimits.hostup.open();
  const { retryAt } = await failureOf(call(path, 'hostup'));
  // The first failure waits 4 s at most.
  expect(retryAt).toBeLessThanOrEqual(monotonicNow() + 4_000);
});

test('a body that never ends is given up at the deadline, and the connection is closed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let closed: (() => void) | undefined;
  const connectionClosed = new Promise<void>((done) => (closed = done));
  const headersSent = new Promise<void>((sent) => {
    void gateway((_, outgoing) => {
      outgoing.on('close', () => closed?.());
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.write('{"word":');
      sent();
    }).then((path) => started(path));
  });
  let started: (path: string) => void = () => undefined;
  const pending = new Promise<RequestError>((done) => {
    started = (path) => void failureOf(call(path)).then(done);
  });
  await headersSent;
  await vi.advanceTimersByTimeAsync(12_000);
  expect((await pending).kind).toBe('timeout');
  await connectionClosed;
});

test('an abort by the caller reaches the gateway and is passed on as it is', async () => {
  let closed: (() => void) | undefined;
  const connectionClosed = new Promise<void>((done) => (closed = done));
  const caller = new AbortController();
  const path = await gateway((_, outgoing) => {
    outgoing.on('close', () => closed?.());
    caller.abort(new Error('left the page'));
  });
  await expect(call(path, null, caller.signal)).rejects.toThrow('left the page');
  await connectionClosed;
});

test('a refused connection is a network error with a next try', async () => {
  const error = await failureOf(call('http://127.0.0.1:1/api/thing'));
  expect(error.kind).toBe('network');
  expect(error.retryAt).toBeGreaterThan(monotonicNow() + 900);
});

test('a connection that breaks off as the network comes back is retried without a back-off', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  onTestFinished(() => void vi.restoreAllMocks());
  let isBack = false;
  const path = await gateway((_, outgoing) => {
    if (isBack) noteNetworkReturn();
    outgoing.destroy();
  });
  const wait = async () => ((await failureOf(call(path))).retryAt ?? 0) - monotonicNow();
  expect(await wait()).toBeGreaterThan(3_000);
  isBack = true;
  expect(await wait()).toBeLessThanOrEqual(2_200);
});

/** A way in that gives these tokens one after another, then none. */
function giving(...tokens: string[]) {
  const worked: string[] = [];
  const next = () => {
    const token = tokens.shift();
    return token === undefined ? Promise.reject(new AccessEnded('Sign in again.')) : Promise.resolve(token);
  };
  setAccess({ token: next, tokenForAction: next, renewed: next, worked: (token) => void worked.push(token) });
  onTestFinished(() => setAccess(null));
  return worked;
}

/** Takes the token `good` alone; notes every `Authorization` header. */
async function guarded(): Promise<{ path: string; sent: (string | undefined)[] }> {
  const sent: (string | undefined)[] = [];
  const path = await gateway(({ headers }, outgoing) => {
    sent.push(headers.authorization);
    const good = headers.authorization === 'Bearer good';
    outgoing.writeHead(good ? 200 : 401, { 'content-type': 'application/json' });
    const problem = { type: '', title: '', status: 401, detail: 'Refused.', code: 'token_expired' };
    const rest = { instance: '', requestId: '', timestamp: '' };
    outgoing.end(JSON.stringify(good ? { word: 'in' } : { ...problem, ...rest }));
  });
  return { path, sent };
}

test('a refused token is renewed, and the request made again with the next one', async () => {
  const { path, sent } = await guarded();
  const worked = giving('old', 'good');
  expect((await call(path)).body).toEqual({ word: 'in' });
  expect(sent).toEqual(['Bearer old', 'Bearer good']);
  expect(worked).toEqual(['good']);
});

test('when no other token comes, the request fails with its words and is not made again', async () => {
  const { path, sent } = await guarded();
  giving('old');
  const error = await failureOf(call(path));
  expect(error).toMatchObject({ kind: 'no-access', message: 'Sign in again.', retryable: false });
  expect(sent).toEqual(['Bearer old']);
});

test('without a token nothing is sent where one is needed', async () => {
  const { path, sent } = await guarded();
  giving();
  expect((await failureOf(call(path))).kind).toBe('no-access');
  expect(sent).toEqual([]);
});

test('without a way in, the gateway’s own words are the error', async () => {
  const { path, sent } = await guarded();
  expect(await failureOf(call(path))).toMatchObject({ kind: 'no-access', message: 'Refused.' });
  expect(sent).toEqual([undefined]);
});
