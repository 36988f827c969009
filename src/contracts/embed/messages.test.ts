import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { MAX_TOKEN_LENGTH } from './claims.ts';
import { frameMessage, hello, hostMessage, init } from './messages.ts';

const N = 'A'.repeat(22);
const INIT = {
  t: 'iso:init',
  v: 1,
  n: N,
  token: 'a.b.c',
  theme: 'dark',
  locale: 'en-GB',
  serverName: 'web-01',
  manageUrl: 'https://panel.example/vps',
};

test('the handshake reads back', () => {
  expect(v.parse(hello, { t: 'iso:hello', v: 1, n: N })).toEqual({ t: 'iso:hello', v: 1, n: N });
  expect(v.parse(init, INIT)).toEqual(INIT);
});

test.each([
  [{ theme: 'neon' }, { theme: 'system' }],
  [
    { theme: 7, locale: '<b>' },
    { theme: 'system', locale: undefined },
  ],
  [
    { theme: undefined, locale: undefined },
    { theme: 'system', locale: undefined },
  ],
  [
    { serverName: 7, manageUrl: 'javascript:alert(1)' },
    { serverName: '', manageUrl: '' },
  ],
  [
    { serverName: undefined, manageUrl: 'http://panel.example/' },
    { serverName: '', manageUrl: '' },
  ],
  [{ serverName: 'ü'.repeat(10_000) }, { serverName: 'ü'.repeat(255) }],
])('an unusable theme, locale, name or link %j does not cost the token', (change, read) => {
  expect(v.parse(init, { ...INIT, ...change })).toMatchObject({ token: 'a.b.c', ...read });
});

test.each([
  { v: 2 },
  { v: '1' },
  { t: 'iso:hello' },
  { n: 'short' },
  { n: `${N}A` },
  { token: '' },
  { token: 7 },
])('an init with %j is ignored', (change) => {
  expect(v.safeParse(init, { ...INIT, ...change }).success).toBe(false);
});

test('white space around a token is no part of it', () => {
  expect(v.parse(init, { ...INIT, token: ' a.b.c\r\n' }).token).toBe('a.b.c');
  expect(v.parse(hostMessage, { t: 'token', token: 'a.b.c\n' })).toEqual({ t: 'token', token: 'a.b.c' });
  expect(v.safeParse(init, { ...INIT, token: ' \n' }).success).toBe(false);
});

test('a token beyond the limit is cut, so that it can be named as too long', () => {
  const token = 'x'.repeat(10_000_000);
  expect(v.parse(init, { ...INIT, token }).token).toHaveLength(MAX_TOKEN_LENGTH + 1);
  expect(v.parse(hostMessage, { t: 'token', token })).toEqual({
    t: 'token',
    token: 'x'.repeat(MAX_TOKEN_LENGTH + 1),
  });
});

test.each([
  { t: 'token', token: 'a.b.c' },
  { t: 'theme', mode: 'light' },
  { t: 'locale', tag: 'bg' },
  { t: 'appearance', json: '{"accent":"#0b6b47"}' },
  { t: 'visibility', visible: false },
  { t: 'refresh' },
])('the host may send %j', (message) => expect(v.parse(hostMessage, message)).toEqual(message));

test.each([
  { t: 'needToken', reason: 'expiring' },
  { t: 'resize', height: 120 },
  { t: 'navigate', view: 'isos' },
  { t: 'status', level: 'stale' },
  { t: 'tokenProblem', code: 'token_invalid', claim: 'aud', detail: 'The token is invalid.' },
  { t: 'tokenProblem', code: 'token_expired', claim: null, detail: '' },
  { t: 'escape' },
  { t: 'problem', code: 'part_lost' },
  { t: 'appearanceProblem', code: 'appearance_invalid', detail: 'appearance.radius must be…' },
])('the frame may send %j', (message) => expect(v.parse(frameMessage, message)).toEqual(message));

test.each([
  { t: 'resize', height: 119 },
  { t: 'resize', height: 4_001 },
  { t: 'resize', height: 200.5 },
  { t: 'resize', height: Number.NaN },
  { t: 'tokenProblem', code: 'Not a code', claim: null, detail: '' },
  { t: 'tokenProblem', code: 'token_invalid', claim: null, detail: 'x'.repeat(501) },
  { t: 'theme', mode: 'neon' },
  { t: 'locale', tag: 'en"><script>' },
  { t: 'appearance', json: 'x'.repeat(2_001) },
  { t: 'appearance', json: { accent: '#0b6b47' } },
  { t: 'navigate', view: 'https://evil.example' },
  { t: '__proto__' },
  null,
  7,
])('%j is no message', (message) => {
  expect(v.safeParse(frameMessage, message).success).toBe(false);
  expect(v.safeParse(hostMessage, message).success).toBe(false);
});

test('whatever comes, reading it never throws, and what passes is small', () => {
  const types = fc.constantFrom(
    'token',
    'theme',
    'locale',
    'visibility',
    'refresh',
    'iso:init',
    'iso:hello',
    'resize',
  );
  const like = fc.record(
    {
      t: types,
      v: fc.anything(),
      n: fc.anything(),
      token: fc.string(),
      mode: fc.anything(),
      height: fc.double(),
    },
    { requiredKeys: ['t'] },
  );
  const read = fc.property(fc.oneof(fc.anything({ withBigInt: true, withDate: true }), like), (message) =>
    [hello, init, hostMessage, frameMessage].every((schema) => {
      const { success, output } = v.safeParse(schema, message);
      return !success || JSON.stringify(output).length < 32_768;
    }),
  );
  expect(fc.check(read, { numRuns: 3_000 })).toMatchObject({ failed: false });
});
