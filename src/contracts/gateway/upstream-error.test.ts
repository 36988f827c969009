import { expect, test } from 'vitest';
import problemSample from '../hostup/samples/problem.json';
import { upstreamErrorOf } from './upstream-error.ts';

test("HostUp's title, detail and errors pass, each with its pointer", () => {
  const { title, detail, errors } = upstreamErrorOf(400, problemSample);
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
  expect(upstreamErrorOf(422, body)).toMatchObject({
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

test('errors in other forms lose no words', () => {
  const { errors } = upstreamErrorOf(422, { errors: ['Too small.', 5, { detail: 'No.' }] });
  expect(errors).toEqual([
    { pointer: null, detail: 'Too small.', code: null },
    null,
    { pointer: null, detail: 'No.', code: null },
  ]);
  const byField = { errors: { isoId: ['Unknown.'], size: { detail: 'Too large.', code: 'max' } } };
  expect(upstreamErrorOf(422, byField).errors).toEqual([
    { pointer: 'isoId', detail: 'Unknown.', code: null },
    { pointer: 'size', detail: 'Too large.', code: 'max' },
  ]);
});

test('long words are not cut within a character', () => {
  const detail = `${'x'.repeat(498)}😀😀`;
  expect(upstreamErrorOf(422, { detail }).detail).toBe(`${'x'.repeat(498)}…`);
});

test('at most 20 errors pass, whatever their form', () => {
  const many = Array.from({ length: 50 }, (_, n) => `error ${n}`);
  expect(upstreamErrorOf(422, { message: '', errors: { url: many } }).errors).toHaveLength(20);
  expect(upstreamErrorOf(422, { errors: 7 }).errors).toEqual([]);
  expect(upstreamErrorOf(422, [7]).errors).toEqual([null]);
});

test.each([
  ['error as text', { error: 'Server is busy.' }, { detail: 'Server is busy.', code: null }],
  ['error as an object', { error: { message: 'Busy.', code: 'busy' } }, { detail: 'Busy.', code: 'busy' }],
  [
    'error of OAuth',
    { error: 'invalid_token', error_description: 'It ended.' },
    { detail: 'It ended.', code: 'invalid_token' },
  ],
  ['message', { success: false, message: 'Not now.', code: 'later' }, { detail: 'Not now.', code: 'later' }],
  [
    'error beside message',
    { error: 'Bad Request', message: 'No such page.' },
    { detail: 'No such page.', code: null },
  ],
  ['a title alone', { title: 'Locked' }, { title: 'Locked', detail: null }],
  ['an empty detail beside words', { detail: '', message: 'Full.' }, { detail: 'Full.' }],
  ['text alone', 'Try later.', { detail: 'Try later.' }],
  [
    'nested request id',
    { error: { message: 'No.', request_id: 'req_1' } },
    { detail: 'No.', requestId: 'req_1' },
  ],
  ['data', { success: false, data: { message: 'In data.' } }, { detail: 'In data.' }],
  ['capitals', { Message: 'Caps.' }, { detail: 'Caps.' }],
  ['__proto__', JSON.parse('{"__proto__":{"message":"no"}}'), { detail: null }],
])('the words of an error in another form are kept: %s', (_, body: unknown, expected) => {
  expect(upstreamErrorOf(400, body)).toMatchObject(expected);
});

test.each([
  [
    'JSON:API',
    [{ source: { pointer: '/data/url' }, title: 'Invalid', detail: 'No URL.', status: '422' }],
    '/data/url',
    'No URL.',
  ],
  [
    'JSON:API with a title alone',
    [{ source: { parameter: 'page' }, title: 'Invalid page.' }],
    'page',
    'Invalid page.',
  ],
  ['a field and a message', [{ field: 'size', message: 'Too large.' }], 'size', 'Too large.'],
  ['one error as text', 'Too large.', null, 'Too large.'],
  ['FastAPI', [{ loc: ['query', 'limit'], msg: 'Too large.' }], 'query/limit', 'Too large.'],
  ['capitals', [{ Field: 'size', Message: 'Too large.' }], 'size', 'Too large.'],
])('listed errors keep words and pointer: %s', (_, errors, pointer, detail) => {
  expect(upstreamErrorOf(422, { errors }).errors).toEqual([{ pointer, detail, code: null }]);
  for (const body of [{ error: { errors } }, { data: { errors } }]) {
    expect(upstreamErrorOf(422, body).errors).toEqual([{ pointer, detail, code: null }]);
  }
});

test.each([
  ['detail', { detail: [{ loc: ['body', 'x'], msg: 'Bad.' }] }],
  ['violations', { title: 'Invalid', violations: [{ propertyPath: 'body/x', message: 'Bad.' }] }],
  ['invalid-params', { title: 'Invalid', 'invalid-params': [{ name: 'body/x', reason: 'Bad.' }] }],
  ['nothing', [{ field: 'body/x', message: 'Bad.' }]],
])('errors listed under %s keep words and pointer', (_, body) => {
  expect(upstreamErrorOf(422, body).errors).toEqual([{ pointer: 'body/x', detail: 'Bad.', code: null }]);
});
