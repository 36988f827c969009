import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isoMedia } from './hostup/iso-media.ts';
import isoMediaSample from './hostup/samples/iso-media.json';
import problemSample from './hostup/samples/problem.json';
import { problem } from './hostup/problem.ts';
import { driftBetween } from './tolerant.ts';
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
