import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Handshake, type Joined } from './handshake.ts';
import { startEarly } from './early-start.ts';

const PANEL = 'https://panel.example.com';
const BOOT = {
  parents: [PANEL, 'https://support.example.com'],
  first: ['/api/session', '/api/hostup/vps/ID/iso'],
};

const sent: { path: string; init: RequestInit }[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, init });
    return Promise.resolve(new Response('{}', { status: 401 }));
  });
});
afterEach(() => {
  sent.length = 0;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A token by its claims; the gateway checks the signature. */
function token(claims: object = { parent: PANEL }) {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;
}

function open(path = '/embed/acme/vps/vps_1/iso', search = '') {
  const hellos: { message: { n: string }; to: string }[] = [];
  const parent = {
    postMessage: (message: { n: string }, to: string) => void hellos.push({ message, to }),
  };
  const listeners = new Set<(event: unknown) => void>();
  const self = {
    parent,
    location: { pathname: path, search, ancestorOrigins: [PANEL] },
    document: { referrer: '' },
    addEventListener: (_: string, listener: (event: unknown) => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: (event: unknown) => void) => void listeners.delete(listener),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts of it that are used
  const window = self as unknown as Window;
  const early = startEarly(BOOT, window);
  const [port] = [new MessageChannel().port1];
  const respond = (change: object = {}, data: object = {}) => {
    const init = { t: 'iso:init', v: 1, n: hellos[0]?.message.n, token: token(), ...data };
    const event = { source: parent, origin: PANEL, ports: [port], data: init, ...change };
    for (const listener of listeners) listener(event);
  };
  const joined: Joined[] = [];
  const takeOver = () =>
    new Handshake({
      parent: window.parent,
      self: window,
      parents: BOOT.parents,
      greeted: [PANEL],
      early,
      onJoined: (response) => void joined.push(response),
      onSilence: () => {},
    });
  return { early, hellos, respond, listeners, takeOver, joined };
}

test('it greets the page that embeds, and requests with the token what the page shows first', () => {
  const { hellos, respond, early, listeners } = open();
  expect(hellos).toEqual([
    { message: { t: 'iso:hello', v: 1, n: expect.stringMatching(/^[\w-]{22}$/) }, to: PANEL },
  ]);
  respond();
  expect(sent.map(({ path }) => path)).toEqual(['/api/session', '/api/hostup/vps/vps_1/iso']);
  for (const { init } of sent) {
    expect(init).toMatchObject({ redirect: 'error', cache: 'no-store', credentials: 'same-origin' });
    expect(init.headers).toEqual({ accept: 'application/json', authorization: `Bearer ${token()}` });
  }
  expect([...early.requests.keys()]).toEqual(sent.map(({ path }) => path));
  expect(listeners.size).toBe(0);
  respond({}, { token: token({ parent: PANEL, sub: 'other' }) });
  expect(sent).toHaveLength(2);
});

test.each([
  ['another window', { source: {} }, {}],
  ['a host name that begins alike', { origin: `${PANEL}.evil.example` }, {}],
  ['an opaque origin', { origin: 'null' }, {}],
  ['no port', { ports: [] }, {}],
  ['two ports', { ports: [1, 2] }, {}],
  ['another nonce', {}, { n: 'A'.repeat(22) }],
  ['another version', {}, { v: 2 }],
  ['another type', {}, { t: 'iso:hello' }],
  ['no token', {}, { token: 7 }],
  ['an empty token', {}, { token: '' }],
  ['a token of white space', {}, { token: ' \n' }],
  ['no object', { data: 'iso:init' }, {}],
])('with %s nothing is requested, and the right response still counts', (_, change, data) => {
  const { respond, takeOver, joined } = open();
  respond(change, data);
  expect(sent).toEqual([]);
  respond();
  expect(sent).toHaveLength(2);
  takeOver();
  expect(joined).toHaveLength(1);
});

test('whatever ends the early listening, the app takes as the response', () => {
  const near = (right: unknown) => fc.oneof(fc.constant(right), fc.anything());
  const data = fc.record(
    {
      t: near('iso:init'),
      v: near(1),
      token: fc.oneof(fc.string(), fc.constantFrom('', ' ', '\u{feff}', 'a.b.c'), fc.anything()),
      theme: fc.anything(),
      locale: fc.anything(),
      serverName: fc.anything(),
      manageUrl: fc.anything(),
    },
    { requiredKeys: ['t', 'v', 'token'] },
  );
  fc.assert(
    fc.property(data, (data) => {
      const { early, respond, takeOver, joined } = open();
      respond({}, data);
      takeOver();
      expect(joined.length === 1).toBe(early.response !== undefined);
    }),
  );
});

test.each([
  ['made for another page', token({ parent: 'https://support.example.com' })],
  ['for nobody', token({})],
  ['no token', 'x'],
  ['no JSON', 'a.b.c'],
])('a token %s goes to nobody; the app says what is wrong with it', (_, bad) => {
  const { respond, takeOver, joined } = open();
  respond({}, { token: bad });
  expect(sent).toEqual([]);
  takeOver();
  expect(joined[0]?.init.token).toBe(bad);
});

test.each([
  ['/embed/acme/isos', '', 1],
  // Of whatever form: the gateway knows which ids are some.
  ['/embed/acme/vps/srv-01/iso', '', 2],
  ['/embed/acme/vps/..%2F..%2Fsession/iso', '', 1],
  ['/embed/acme/vps/$&/iso', '', 1],
  ['/embed/acme/vps/vps_1/iso', '?details=1', 1],
  ['/iso/embed/acme/isos/7', '', 2],
])('at %s%s it requests what is known to be needed: %d', (path, search, count) => {
  open(path, search).respond();
  expect(sent).toHaveLength(count);
});

test('the app takes the response over, through its own checks, and greets no more', () => {
  const { respond, takeOver, joined, hellos, listeners } = open();
  respond();
  takeOver();
  expect(joined).toMatchObject([{ origin: PANEL, init: { token: token() } }]);
  expect(listeners.size).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(hellos).toHaveLength(1);
});

test('before a response the app goes on with the same hello, at the same pace', () => {
  const { respond, takeOver, joined, hellos } = open();
  takeOver();
  expect(hellos).toHaveLength(1);
  vi.advanceTimersByTime(499);
  expect(hellos).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(hellos).toHaveLength(2);
  expect(hellos[1]?.message).toEqual(hellos[0]?.message);
  respond();
  expect(joined).toHaveLength(1);
  // Its own requests follow: what was not requested early is not requested by the early script any more.
  expect(sent).toEqual([]);
});
