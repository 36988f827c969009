import { expect, test } from 'vitest';
import problemSample from '../hostup/samples/problem.json';
import { upstreamErrorOf } from './upstream-error.ts';

test("HostUp's title, detail and errors pass, each with its pointer", () => {
  const { title, detail, errors } = upstreamErrorOf('hostup', 400, problemSample);
  expect({ title, detail }).toEqual({
    title: 'Validation failed',
    detail: 'The request body failed validation.',
  });
  expect(errors).toEqual(problemSample.errors);
});

test("VPSBG's message is the detail, and its errors by field become a list", () => {
  const body = {
    message: 'The given data was invalid.',
    errors: { url: ['Not a URL.', 7], page: 'no', size: ['Too large.'] },
  };
  expect(upstreamErrorOf('vpsbg', 422, body)).toMatchObject({
    title: null,
    detail: 'The given data was invalid.',
    errors: [
      { pointer: 'url', detail: 'Not a URL.', code: null },
      null,
      { pointer: 'page', detail: 'no', code: null },
      { pointer: 'size', detail: 'Too large.', code: null },
    ],
  });
});

test.each(['hostup', 'vpsbg'] as const)('%s: errors in other forms lose no words', (provider) => {
  const { errors } = upstreamErrorOf(provider, 422, { errors: ['Too small.', 5, { detail: 'No.' }] });
  expect(errors).toEqual([
    { pointer: null, detail: 'Too small.', code: null },
    null,
    { pointer: null, detail: 'No.', code: null },
  ]);
  const byField = { errors: { isoId: ['Unknown.'], size: { detail: 'Too large.', code: 'max' } } };
  expect(upstreamErrorOf(provider, 422, byField).errors).toEqual([
    { pointer: 'isoId', detail: 'Unknown.', code: null },
    { pointer: 'size', detail: 'Too large.', code: 'max' },
  ]);
});

test('long words are not cut within a character', () => {
  const detail = `${'x'.repeat(498)}😀😀`;
  expect(upstreamErrorOf('hostup', 422, { detail }).detail).toBe(`${'x'.repeat(498)}…`);
});

test('at most 20 errors pass, whatever their form', () => {
  const many = Array.from({ length: 50 }, (_, n) => `error ${n}`);
  expect(upstreamErrorOf('vpsbg', 422, { message: '', errors: { url: many } }).errors).toHaveLength(20);
  expect(upstreamErrorOf('vpsbg', 422, { errors: 'none' }).errors).toEqual([]);
  expect(upstreamErrorOf('hostup', 422, ['no']).errors).toEqual([]);
});
