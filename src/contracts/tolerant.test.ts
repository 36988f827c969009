import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isoMedia } from './hostup/iso-media.ts';
import isoMediaSample from './hostup/samples/iso-media.json';
import problemSample from './hostup/samples/problem.json';
import { problem } from './hostup/problem.ts';
import { driftBetween, rows } from './tolerant.ts';
import { iso } from './vpsbg/iso.ts';
import isoSample from './vpsbg/samples/iso.json';

test('the published examples are read whole, with nothing lost and no drift', () => {
  const media = v.parse(isoMedia, isoMediaSample);
  expect(media).toEqual(isoMediaSample);
  expect(driftBetween(isoMediaSample, media)).toEqual([]);
  expect(v.parse(iso, isoSample)).toEqual(isoSample);
  expect(v.parse(problem, problemSample)).toEqual(problemSample);
});

test('a field of the wrong type becomes null and is reported as drift', () => {
  const [first] = isoMediaSample.available;
  const input = { ...isoMediaSample, available: [{ ...first, format: 7 }] };
  const media = v.parse(isoMedia, input);
  expect(media.available[0]).toEqual({ ...first, format: null });
  expect(driftBetween(input, media)).toEqual([{ path: 'available.0.format', got: '7' }]);
});

test('a broken item becomes a placeholder and the others stay', () => {
  const input = { ...isoMediaSample, available: [null, 3, { name: 'no id' }, ...isoMediaSample.available] };
  const media = v.parse(isoMedia, input);
  expect(media.available).toEqual([null, null, null, ...isoMediaSample.available]);
  expect(driftBetween(input, media)).toEqual([
    { path: 'available.1', got: '3' },
    { path: 'available.2', got: 'an object' },
  ]);
});

test('a missing or malformed gate is null, never open', () => {
  const read = (actions: unknown) => v.parse(isoMedia, { ...isoMediaSample, actions }).actions;
  const shut = { canMount: null, canUpload: null };
  expect(read(undefined)).toEqual(shut);
  expect(read('yes')).toEqual(shut);
  expect(read({ canMount: { allowed: 'true', reason: null } })).toEqual(shut);
  expect(read({ canMount: true, canUpload: { allowed: 1, reason: null } })).toEqual(shut);
});

test('a boot order of an odd shape is read as one whose parts are unknown, and null stays null', () => {
  const read = (bootOrder: unknown) => v.parse(isoMedia, { ...isoMediaSample, bootOrder }).bootOrder;
  const unknown = { order: null, devices: null, availableDevices: null };
  expect(read(null)).toBeNull();
  expect(read(['scsi0'])).toEqual(unknown);
  expect(read('disk')).toEqual(unknown);
  expect(read({ order: ['scsi0', 4] })).toEqual({ ...unknown, order: ['scsi0', null] });
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
      expect(driftBetween(result.output, again)).toEqual([]);
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

test.each<[about: string, input: unknown, output: unknown, drifts: { path: string; got: string }[]]>([
  ['nothing where there should be text', { a: undefined }, { a: null }, [{ path: 'a', got: 'nothing' }]],
  ['a list in place of text', { a: [1, 2] }, { a: null }, [{ path: 'a', got: 'a list of 2' }]],
  ['an object in place of text', { a: {} }, { a: null }, [{ path: 'a', got: 'an object' }]],
  ['null in place of a list', { a: null }, { a: [] }, [{ path: 'a', got: 'null' }]],
  ['text in place of an object', { a: 'no' }, { a: { b: null } }, [{ path: 'a', got: '"no"' }]],
  ['a list in place of an object', { a: [] }, { a: { b: null } }, [{ path: 'a', got: 'a list of 0' }]],
  ['an object in place of a list', { a: {} }, { a: [null] }, [{ path: 'a', got: 'an object' }]],
  ['another whole', 7, { a: null }, [{ path: '', got: '7' }]],
  ['deep down', { a: [{ b: 1 }] }, { a: [{ b: null }] }, [{ path: 'a.0.b', got: '1' }]],
  ['a field that was left out, of no interest', { a: 1, b: 2 }, { a: 1 }, []],
])('drift: %s', (_, input, output, drifts) => {
  expect(driftBetween(input, output)).toEqual(drifts);
});

test('what came is cut to 40 characters, and at most 20 drifts are told', () => {
  const got = (length: number) => driftBetween({ a: 'x'.repeat(length) }, { a: null })[0]?.got;
  expect(got(38)).toBe(`"${'x'.repeat(38)}"`);
  expect(got(39)).toBe(`"${'x'.repeat(38)}…`);
  const many = Array.from({ length: 30 }, (_, n) => n);
  const found = driftBetween(
    many,
    many.map(() => null),
  );
  expect(found.map(({ got }) => got)).toEqual(many.slice(0, 20).map(String));
});
