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
      { pointer: 'url', detail: null, code: null },
      { pointer: 'size', detail: 'Too large.', code: null },
    ],
  });
});

test('at most 20 errors pass, whatever their form', () => {
  const many = Array.from({ length: 50 }, (_, n) => `error ${n}`);
  expect(upstreamErrorOf('vpsbg', 422, { message: '', errors: { url: many } }).errors).toHaveLength(20);
  expect(upstreamErrorOf('vpsbg', 422, { errors: 'none' }).errors).toEqual([]);
  expect(upstreamErrorOf('hostup', 422, ['no']).errors).toEqual([]);
});
