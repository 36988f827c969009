import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { clocks } from '../http/server-clock.ts';
import type { Failure } from './failure.ts';
import { FailureNotice } from './failure-notice.tsx';
import type { PageSource } from './page-sources.ts';
import type { FailingSource } from './troubles.ts';

const FAILURE: Failure = {
  kind: 'server',
  title: 'HostUp returned an error (500)',
  detail: 'If it continues, contact HostUp support.',
  nextTry: null,
  code: 'internal_error',
  requestId: 'req_1',
  providerMessage: null,
};

const CONTROLS = { refreshing: false, refresh: () => undefined };
const failed: PageSource = { state: 'failed', failure: FAILURE, ...CONTROLS };
const stale: PageSource = {
  state: 'ready',
  data: null,
  checked: 0,
  failure: FAILURE,
  responses: [],
  ...CONTROLS,
};

const textOf = (failure: Failure, more: { refreshing?: boolean; blocked?: string } = {}) =>
  textOfAll(failure, [{ provider: 'hostup', live: { ...failed, failure, ...more } }]);

function textOfAll(failure: Failure, sources: readonly FailingSource[]): string {
  return renderToStaticMarkup(<FailureNotice failure={failure} sources={sources} />)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
}

const END =
  'Nothing from HostUp has loaded yet. If it continues, contact HostUp support.internal_errorreq_1Retry';

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

test.each<[about: string, hostup: PageSource | null, vpsbg: PageSource | null, words: string]>([
  ['one that never loaded', null, failed, 'Nothing from VPSBG has loaded yet.'],
  ['one that was loaded before', stale, null, 'Below is the last good response from HostUp.'],
  ['both, and neither ever loaded', failed, failed, 'Nothing from HostUp or VPSBG has loaded yet.'],
  ['both, and both were loaded before', stale, stale, 'Below are the last good responses.'],
  [
    'both, and one was loaded before',
    failed,
    stale,
    'Nothing from HostUp has loaded yet; below is the last good response from VPSBG.',
  ],
])('what is on the page of those that it keeps from fresh data: %s', (_, hostup, vpsbg, words) => {
  const sources: FailingSource[] = [
    ...(hostup ? [{ provider: 'hostup' as const, live: hostup }] : []),
    ...(vpsbg ? [{ provider: 'vpsbg' as const, live: vpsbg }] : []),
  ];
  expect(textOfAll(FAILURE, sources)).toContain(`${words} If it continues`);
});
