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
  const said: { message: { n: string }; to: string }[] = [];
  const parent = { postMessage: (message: { n: string }, to: string) => void said.push({ message, to }) };
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
    onJoined: (answer) => void joined.push(answer),
    onSilence,
  });
  const nonce = () => said.at(-1)?.message.n ?? '';
  const { port1: port } = new MessageChannel();
  /** The right answer, but for `change`. */
  const answer = (change: object = {}, data: object = {}) => {
    const init = { t: 'iso:init', v: 1, n: nonce(), token: 'a.b.c', theme: 'dark', locale: 'en', ...data };
    const event = { source: parent, origin: PANEL, ports: [port], data: init, ...change };
    for (const listener of listeners) listener(event);
  };
  return { handshake, said, joined, onSilence, answer, nonce, listeners, parent, port };
}

test('says hello five times to each origin by its exact name, with one nonce, then that nobody answers', () => {
  const { said, onSilence } = start();
  const at: number[] = [];
  let before = 0;
  for (let ms = 0; ms <= 20_000; ms += 500) {
    if (said.length > before) at.push(ms);
    before = said.length;
    expect(onSilence).toHaveBeenCalledTimes(ms < 15_500 ? 0 : 1);
    vi.advanceTimersByTime(500);
  }
  expect(at).toEqual([0, 500, 1_500, 3_500, 7_500]);
  expect(said.map(({ to }) => to)).toEqual(Array.from({ length: 5 }, () => [PANEL, SUPPORT]).flat());
  expect(new Set(said.map(({ message }) => message.n)).size).toBe(1);
  expect(said[0]?.message).toEqual({ t: 'iso:hello', v: 1, n: expect.stringMatching(/^[\w-]{22}$/) });
});

test('takes the right answer, and says nothing more', () => {
  const { said, joined, answer, onSilence, port } = start();
  answer();
  expect(joined).toEqual([{ port, origin: PANEL, init: expect.objectContaining({ token: 'a.b.c' }) }]);
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(2);
  expect(onSilence).not.toHaveBeenCalled();
});

test('takes an answer after 30 s, and greets anew when asked to', () => {
  const { joined, answer, handshake, said } = start();
  vi.advanceTimersByTime(30_000);
  handshake.greet();
  expect(said).toHaveLength(12);
  answer();
  expect(joined).toHaveLength(1);
});

test('a second answer with another token changes nothing', () => {
  const { joined, answer, listeners } = start();
  answer();
  answer({}, { token: 'x.y.z' });
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
])('an answer with %s is passed over', (_, change, data) => {
  const { joined, answer } = start();
  answer(change, data);
  expect(joined).toEqual([]);
  answer();
  expect(joined).toHaveLength(1);
});

test('a token of 10 MB is taken as one that is too long', () => {
  const { joined, answer } = start();
  answer({}, { token: 'x'.repeat(10_000_000) });
  expect(joined[0]?.init.token).toHaveLength(MAX_TOKEN_LENGTH + 1);
});

test('an answer with two ports is passed over', () => {
  const { joined, answer, port } = start();
  answer({ ports: [port, port] });
  expect(joined).toEqual([]);
});

test('of 50,000 messages of any shape, origin and source none changes anything, and none throws', () => {
  const { joined, answer, nonce, parent, port, said } = start();
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
      answer(message);
      tried += 1;
      return joined.length === 0;
    }),
    { numRuns: 50_000 },
  );
  expect(tried).toBe(50_000);
  expect(said).toHaveLength(2);
  answer();
  expect(joined).toHaveLength(1);
}, 60_000);
