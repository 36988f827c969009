import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { clocks } from '../http/server-clock.ts';
import type { Failure } from './failure.ts';
import { FailureNotice } from './failure-notice.tsx';
import type { PageSource } from './page-sources.ts';

const FAILURE: Failure = {
  kind: 'server',
  title: 'HostUp returned an error (500)',
  detail: 'If it continues, contact HostUp support.',
  nextTry: null,
  code: 'internal_error',
  requestId: 'req_1',
  providerMessage: null,
};

function textOf(failure: Failure, more: { refreshing?: boolean; blocked?: string } = {}): string {
  const source: PageSource = {
    state: 'failed',
    failure,
    refreshing: false,
    refresh: () => undefined,
    ...more,
  };
  return renderToStaticMarkup(<FailureNotice failure={failure} sources={[source]} />)
    .replace(/<[^>]*>/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ');
}

const END = 'Nothing has loaded yet. If it continues, contact HostUp support.internal_errorreq_1Retry';

test('title, countdown, what to do, codes and one button', () => {
  const nextTry = Math.floor(clocks.gateway.now() / 1_000) * 1_000 + 6_500;
  expect(textOf({ ...FAILURE, nextTry })).toMatch(
    new RegExp(`^HostUp returned an error \\(500\\)\\. Retrying in [56] s\\.${END}$`),
  );
});

test('a failure that only a person can mend has no countdown', () => {
  expect(textOf(FAILURE)).toBe(`HostUp returned an error (500). ${END}`);
});

test('while a retry runs everything stays in its place', () => {
  expect(textOf(FAILURE, { refreshing: true })).toBe(`HostUp returned an error (500). Retrying…${END}`);
});

test('a button that must wait says why', () => {
  const blocked = 'HostUp is unavailable until 14:03:22';
  expect(textOf(FAILURE, { blocked })).toBe(`HostUp returned an error (500). ${blocked}.${END}`);
});
