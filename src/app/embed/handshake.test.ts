import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MAX_TOKEN_LENGTH } from '../../contracts/embed/claims.ts';
import { Handshake, type Joined } from './handshake.ts';

const PANEL = 'https://panel.example.com';
const SUPPORT = 'https://support.example.com:8443';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A frame whose panel says nothing yet. */
function start() {
  const sent: { message: { n: string }; to: string }[] = [];
  const parent = { postMessage: (message: { n: string }, to: string) => void sent.push({ message, to }) };
  const listeners = new Set<(event: unknown) => void>();
  const self = {
    addEventListener: (_: string, listener: (event: unknown) => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: (event: unknown) => void) => void listeners.delete(listener),
  };
  const joined: Joined[] = [];
  const onSilence = vi.fn<() => void>();
  const handshake = new Handshake({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two methods that it uses
    parent: parent as unknown as Window,
    self,
    parents: [PANEL, SUPPORT],
    greeted: [PANEL, SUPPORT],
    onJoined: (response) => void joined.push(response),
    onSilence,
  });
  const nonce = () => sent.at(-1)?.message.n ?? '';
  const { port1: port } = new MessageChannel();
  /** The right response, but for `change`. */
  const respond = (change: object = {}, data: object = {}) => {
    const init = { t: 'iso:init', v: 1, n: nonce(), token: 'a.b.c', theme: 'dark', locale: 'en', ...data };
    const event = { source: parent, origin: PANEL, ports: [port], data: init, ...change };
    for (const listener of listeners) listener(event);
  };
  return { handshake, sent, joined, onSilence, respond, nonce, listeners, parent, port };
}

test('sends hello five times to each origin by its exact name, with one nonce, then reports that nobody responds', () => {
  const { sent, onSilence } = start();
  const at: number[] = [];
  let before = 0;
  for (let ms = 0; ms <= 20_000; ms += 500) {
    if (sent.length > before) at.push(ms);
    before = sent.length;
    expect(onSilence).toHaveBeenCalledTimes(ms < 15_500 ? 0 : 1);
    vi.advanceTimersByTime(500);
  }
  expect(at).toEqual([0, 500, 1_500, 3_500, 7_500]);
  expect(sent.map(({ to }) => to)).toEqual(Array.from({ length: 5 }, () => [PANEL, SUPPORT]).flat());
  expect(new Set(sent.map(({ message }) => message.n)).size).toBe(1);
  expect(sent[0]?.message).toEqual({ t: 'iso:hello', v: 1, n: expect.stringMatching(/^[\w-]{22}$/) });
});

test('accepts the right response, and sends nothing more', () => {
  const { sent, joined, respond, onSilence, port } = start();
  respond();
  expect(joined).toEqual([{ port, origin: PANEL, init: expect.objectContaining({ token: 'a.b.c' }) }]);
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(2);
  expect(onSilence).not.toHaveBeenCalled();
});

test('accepts a response after 30 s, and greets anew on request', () => {
  const { joined, respond, handshake, sent } = start();
  vi.advanceTimersByTime(30_000);
  handshake.greet();
  expect(sent).toHaveLength(12);
  respond();
  expect(joined).toHaveLength(1);
});

test('a second response with another token changes nothing', () => {
  const { joined, respond, listeners } = start();
  respond();
  respond({}, { token: 'x.y.z' });
  expect(joined.map(({ init }) => init.token)).toEqual(['a.b.c']);
  expect(listeners.size).toBe(0);
});

test.each([
  ['another window', { source: {} }, {}],
  ['no window', { source: null }, {}],
  ['a host name that begins alike', { origin: `${PANEL}.evil.example` }, {}],
  ['a host name that ends alike', { origin: 'https://evilpanel.example.com' }, {}],
  ['plain http', { origin: 'http://panel.example.com' }, {}],
  ['another port', { origin: `${PANEL}:444` }, {}],
  ['an opaque origin', { origin: 'null' }, {}],
  ['no port', { ports: [] }, {}],
  ['another nonce', {}, { n: 'A'.repeat(22) }],
  ['no nonce', {}, { n: undefined }],
  ['another version', {}, { v: 2 }],
  ['another type', {}, { t: 'iso:hello' }],
  ['no token', {}, { token: 7 }],
])('a response with %s is ignored', (_, change, data) => {
  const { joined, respond } = start();
  respond(change, data);
  expect(joined).toEqual([]);
  respond();
  expect(joined).toHaveLength(1);
});

test('a token of 10 MB is taken as one that is too long', () => {
  const { joined, respond } = start();
  respond({}, { token: 'x'.repeat(10_000_000) });
  expect(joined[0]?.init.token).toHaveLength(MAX_TOKEN_LENGTH + 1);
});

test('a response with two ports is ignored', () => {
  const { joined, respond, port } = start();
  respond({ ports: [port, port] });
  expect(joined).toEqual([]);
});

test('of 50,000 messages of any shape, origin and source none changes anything, and none throws', () => {
  const { joined, respond, nonce, parent, port, sent } = start();
  const near = (right: unknown) => fc.oneof(fc.constant(right), fc.anything());
  const data = fc.oneof(
    fc.anything(),
    fc.record(
      {
        t: near('iso:init'),
        v: near(1),
        n: fc.oneof(fc.constant(nonce()), fc.string({ maxLength: 30 }), fc.anything()),
        token: near('a.b.c'),
        theme: fc.anything(),
        locale: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  );
  const event = fc.record({
    source: fc.oneof(fc.constant(parent), fc.constant(null), fc.anything()),
    origin: fc.oneof(fc.constantFrom(PANEL, SUPPORT, 'null', `${PANEL}.evil.example`, ''), fc.string()),
    ports: fc.constantFrom([], [port], [port, port]),
    data,
  });
  // Whoever has the parent's window, an allowed origin, the nonce and one port is the panel.
  const isPanel = ({ source, origin, ports, data }: typeof event extends fc.Arbitrary<infer T> ? T : never) =>
    source === parent &&
    [PANEL, SUPPORT].includes(origin) &&
    ports.length === 1 &&
    Reflect.has(Object(data), 'n') &&
    Reflect.get(Object(data), 'n') === nonce();
  let tried = 0;
  fc.assert(
    fc.property(event, (message) => {
      fc.pre(!isPanel(message));
      respond(message);
      tried += 1;
      return joined.length === 0;
    }),
    { numRuns: 50_000 },
  );
  expect(tried).toBe(50_000);
  expect(sent).toHaveLength(2);
  respond();
  expect(joined).toHaveLength(1);
}, 60_000);
