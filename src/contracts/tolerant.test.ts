import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isoMedia } from './hostup/iso-media.ts';
import isoMediaSample from './hostup/samples/iso-media.json';
import problemSample from './hostup/samples/problem.json';
import { problem } from './hostup/problem.ts';
import { differenceFrom, finite, flag, part, partOrNull, rows, text, textOrNull } from './tolerant.ts';
import { iso } from './vpsbg/iso.ts';
import isoSample from './vpsbg/samples/iso.json';

test('the published examples are read whole, with nothing lost and no drift', () => {
  const media = v.parse(isoMedia, isoMediaSample);
  expect(media).toEqual(isoMediaSample);
  expect(differenceFrom(isoMedia, isoMediaSample)).toEqual({ drift: [], unknown: [] });
  expect(differenceFrom(iso, isoSample)).toEqual({ drift: [], unknown: [] });
  expect(v.parse(iso, isoSample)).toEqual(isoSample);
  expect(v.parse(problem, problemSample)).toEqual(problemSample);
});

test('a field of the wrong type becomes null and is reported as drift', () => {
  const [first] = isoMediaSample.available;
  const input = { ...isoMediaSample, available: [{ ...first, format: 7 }] };
  const media = v.parse(isoMedia, input);
  expect(media.available[0]).toEqual({ ...first, format: null });
  expect(differenceFrom(isoMedia, input).drift).toEqual([
    { path: 'available.0.format', got: '7', expected: 'text or null' },
  ]);
});

test('a broken item becomes a placeholder and the others stay', () => {
  const input = { ...isoMediaSample, available: [null, 3, { name: 'no id' }, ...isoMediaSample.available] };
  const media = v.parse(isoMedia, input);
  expect(media.available).toEqual([null, null, null, ...isoMediaSample.available]);
  expect(differenceFrom(isoMedia, { ...input, available: input.available.slice(0, 3) }).drift).toEqual([
    { path: 'available.0', got: 'null', expected: 'an object' },
    { path: 'available.1', got: '3', expected: 'an object' },
    { path: 'available.2.id', got: 'nothing', expected: 'text' },
    { path: 'available.2.displayName', got: 'nothing', expected: 'text or null' },
    { path: 'available.2.sizeGb', got: 'nothing', expected: 'a number' },
    { path: 'available.2.format', got: 'nothing', expected: 'text or null' },
  ]);
});

test('a missing or malformed gate is null, never open', () => {
  const read = (actions: unknown) => v.parse(isoMedia, { ...isoMediaSample, actions }).actions;
  const denied = { canMount: null, canUpload: null };
  expect(read(undefined)).toEqual(denied);
  expect(read('yes')).toEqual(denied);
  expect(read({ canMount: { allowed: 'true', reason: null } })).toEqual(denied);
  expect(read({ canMount: true, canUpload: { allowed: 1, reason: null } })).toEqual(denied);
});

test('a boot order of an odd shape is read as one whose parts are unknown; null stays null, absent absent', () => {
  const read = (bootOrder: unknown) => v.parse(isoMedia, { ...isoMediaSample, bootOrder }).bootOrder;
  const unknown = { order: null, devices: null, availableDevices: null };
  expect(read(null)).toBeNull();
  expect(read(['scsi0'])).toEqual(unknown);
  expect(read('disk')).toEqual(unknown);
  expect(read({ order: ['scsi0', 4] })).toEqual({ order: ['scsi0', null] });
  const { bootOrder: _, ...without } = isoMediaSample;
  expect(v.parse(isoMedia, without)).not.toHaveProperty('bootOrder');
  expect(differenceFrom(isoMedia, without).drift).toEqual([
    { path: 'bootOrder', got: 'nothing', expected: 'an object or null' },
  ]);
});

test.each([
  ['a list', []],
  ['null', null],
  ['text', 'ok'],
  ['no available', { ...isoMediaSample, available: undefined }],
])('a broken envelope fails: %s', (_, input) => {
  expect(v.is(isoMedia, input)).toBe(false);
});

test('numbers that are not finite are not numbers', () => {
  expect(v.parse(iso, JSON.parse(JSON.stringify(isoSample).replace('1111998464', '1e999'))).size).toBeNull();
});

test('reading what was read changes nothing, for any JSON put in place of any part', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(isoMediaSample)), fc.jsonValue(), (key, value) => {
      const result = v.safeParse(isoMedia, { ...isoMediaSample, [key]: value });
      if (!result.success) return;
      const again = v.parse(isoMedia, JSON.parse(JSON.stringify(result.output)));
      expect(again).toEqual(result.output);
    }),
  );
});

test('a list keeps its length and its good items, whatever stands between them', () => {
  const good = fc.record({ id: fc.string() });
  const item = fc.oneof(good, fc.jsonValue());
  const schema = rows(v.object({ id: v.string() }));
  fc.assert(
    fc.property(fc.array(item), (list) => {
      const read = v.parse(schema, list);
      expect(read).toHaveLength(list.length);
      for (const [n, row] of read.entries()) {
        const came = v.safeParse(v.object({ id: v.string() }), list[n]);
        expect(row).toEqual(came.success ? came.output : null);
      }
    }),
    { numRuns: 1_000 },
  );
});

const shape = v.object({
  a: text,
  b: textOrNull,
  c: v.exactOptional(v.nullable(finite)),
  d: v.optional(flag),
  e: part(rows(v.object({ f: finite }))),
  g: v.nullish(partOrNull(v.record(v.string(), textOrNull)), null),
});
const GOOD = { a: 'x', b: null, c: null, d: true, e: [{ f: 1 }], g: { h: null } };

test.each<[about: string, input: unknown, ...drift: [path: string, got: string, expected: string][]]>([
  ['all as documented', GOOD],
  [
    'null where null is not documented',
    { ...GOOD, a: null, d: null },
    ['a', 'null', 'text'],
    ['d', 'null', 'true or false'],
  ],
  ['a missing field', { b: 'x', d: true, e: [] }, ['a', 'nothing', 'text']],
  ['a missing field whose lack is tolerated', { ...GOOD, d: undefined }, ['d', 'nothing', 'true or false']],
  ['a list in place of text', { ...GOOD, a: [1, 2] }, ['a', 'a list of 2', 'text']],
  ['an object in place of a number', { ...GOOD, c: {} }, ['c', 'an object', 'a number or null']],
  ['null in place of a list', { ...GOOD, e: null }, ['e', 'null', 'a list']],
  ['an object in place of a list', { ...GOOD, e: {} }, ['e', 'an object', 'a list']],
  [
    'deep down',
    { ...GOOD, e: [{ f: 'x' }, 7, { f: Infinity }] },
    ['e.0.f', '"x"', 'a number'],
    ['e.1', '7', 'an object'],
    ['e.2.f', 'a number too large', 'a number'],
  ],
  ['a value in place of a record', { ...GOOD, g: [] }, ['g', 'a list of 0', 'an object or null']],
  ['in a record', { ...GOOD, g: { h: 7, i: 'x' } }, ['g.h', '7', 'text or null']],
  ['another whole', 7, ['', '7', 'an object']],
])('drift: %s', (_, input, ...drift) => {
  expect(differenceFrom(shape, input).drift).toEqual(
    drift.map(([path, got, expected]) => ({ path, got, expected })),
  );
});

test('fields that the schema does not know are named, wherever they are', () => {
  const input = { ...GOOD, z: 1, e: [{ f: 1, y: null }], g: { any: 'x' } };
  expect(differenceFrom(shape, input)).toEqual({ drift: [], unknown: ['/e/0/y', '/z'] });
});

test('what came is cut to 40 characters, and at most 20 of a kind are reported', () => {
  const got = (length: number) =>
    differenceFrom(v.object({ a: finite }), { a: 'x'.repeat(length) }).drift[0]?.got;
  expect(got(38)).toBe(`"${'x'.repeat(38)}"`);
  expect(got(39)).toBe(`"${'x'.repeat(38)}…`);
  const many = Array.from({ length: 30 }, (_, n) => n);
  expect(differenceFrom(rows(v.string()), many).drift.map(({ got }) => got)).toEqual(
    many.slice(0, 20).map(String),
  );
  const strange = Object.fromEntries(many.map((n) => [`k${n}`, n]));
  expect(differenceFrom(v.object({}), strange).unknown).toHaveLength(20);
  expect(differenceFrom(v.object({}), strange, 25).unknown).toHaveLength(25);
});

test('many of one kind hide none of the other, and the count is of the whole response', () => {
  const row = (n: number) => ({ a: 'x', [`y${n}`]: null });
  const schema = rows(v.object({ a: finite }));
  const good = { a: 1 };
  const { drift, unknown } = differenceFrom(schema, [row(1), row(2), row(3), good], 2);
  expect(drift.map(({ path }) => path)).toEqual(['0.a', '1.a']);
  expect(unknown).toEqual(['/0/y1', '/1/y2']);
  const drifted = Array.from({ length: 3 }, () => ({ a: 'x' }));
  expect(differenceFrom(schema, [...drifted, { a: 1, z: 1 }], 2).unknown).toEqual(['/3/z']);
  const strange = Array.from({ length: 3 }, () => ({ a: 1, z: 1 }));
  expect(differenceFrom(schema, [...strange, { a: 'x' }], 2).drift.map(({ path }) => path)).toEqual(['3.a']);
});

test('whatever came, a difference is found where the reading changed a value', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(isoMediaSample)), fc.jsonValue(), (key, value) => {
      const input = { ...isoMediaSample, [key]: value };
      const read = v.safeParse(isoMedia, input);
      const { drift, unknown } = differenceFrom(isoMedia, input);
      const found = drift.length + unknown.length > 0;
      expect(!read.success || found || isDeepStrictEqual(read.output, input)).toBe(true);
    }),
  );
});
