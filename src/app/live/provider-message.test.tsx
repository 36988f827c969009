import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { UpstreamError } from '../../contracts/gateway/api.ts';
import { holdsMessage, ProviderMessage } from './provider-message.tsx';

const NOTHING: UpstreamError = {
  status: 400,
  code: 'invalid_request',
  title: null,
  detail: null,
  instance: null,
  requestId: 'req_1',
  timestamp: null,
  errors: [],
};

function markupOf(upstream: Partial<UpstreamError>): string {
  return renderToStaticMarkup(<ProviderMessage provider="hostup" upstream={{ ...NOTHING, ...upstream }} />);
}

function textOf(upstream: Partial<UpstreamError>): string {
  return markupOf(upstream)
    .replace(/<\/(?:p|li)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .trim();
}

test('title, detail and each error with its pointer are the provider’s', () => {
  const errors = [
    { pointer: '/items/0', detail: 'Is required.', code: 'missing' },
    null,
    { pointer: null, detail: 'Too long.', code: null },
    { pointer: '/url', detail: null, code: 'invalid' },
  ];
  expect(textOf({ title: 'Validation failed', detail: 'The body is wrong.', errors }).split('\n')).toEqual([
    'HostUp’s message: Validation failed · The body is wrong.',
    '/items/0: Is required. (missing)',
    'Too long.',
    '/url: invalid',
  ]);
});

test('a title that begins the detail is not repeated', () => {
  expect(textOf({ title: 'Rate limit exceeded', detail: 'Rate limit exceeded. Try later.' })).toBe(
    'HostUp’s message: Rate limit exceeded. Try later.',
  );
});

test('its texts are isolated, and cannot reorder or hide what is around them', () => {
  const markup = markupOf({
    detail: 'a\u202Eb<b>',
    errors: [{ pointer: '/\u200B', detail: 'x', code: null }],
  });
  expect(markup).toContain('<bdi translate="no" class="[overflow-wrap:anywhere]">a\\u{202E}b&lt;b&gt;</bdi>');
  expect(markup).toContain('/\\u{200B}</bdi>');
});

test.each<[about: string, upstream: Partial<UpstreamError>, holds: boolean]>([
  ['nothing', {}, false],
  ['blank texts', { title: ' ', detail: '' }, false],
  ['empty errors', { errors: [null, { pointer: null, detail: ' ', code: null }] }, false],
  ['a detail', { detail: 'No.' }, true],
  ['an error', { errors: [{ pointer: '/a', detail: null, code: null }] }, true],
])('whether there is a message: %s', (_, upstream, holds) => {
  expect(holdsMessage({ ...NOTHING, ...upstream })).toBe(holds);
});
