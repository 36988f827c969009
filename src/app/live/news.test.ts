import { expect, test } from 'vitest';
import type { ErrorKind } from '../http/errors.ts';
import type { Failure } from './failure.ts';
import { isUpToDate, newsOf } from './news.ts';
import type { PageSource } from './page-sources.ts';

const CHECKED = Date.UTC(2026, 10, 21, 13, 3, 22);
const EVERY = 15_000;

const failure = (kind: ErrorKind): Failure => ({
  kind,
  title: 'A title',
  detail: '',
  nextTry: null,
  code: null,
  requestId: null,
  providerMessage: null,
});

const refreshable = { refreshing: false, refresh: () => undefined };
const failed = (kind: ErrorKind): PageSource => ({ state: 'failed', failure: failure(kind), ...refreshable });
const ready = (
  kind: ErrorKind | null,
  more: { hiccup?: boolean; refreshFailed?: boolean } = {},
): PageSource => ({
  state: 'ready',
  data: null,
  checked: CHECKED,
  failure: kind && failure(kind),
  age: { path: '/api/x', every: EVERY },
  responses: [],
  ...more,
  ...refreshable,
});

test.each<[about: string, live: PageSource | undefined, ageMs: number, news: boolean]>([
  ['no source', undefined, 0, false],
  ['loading', { state: 'loading' }, 0, false],
  ['never loaded', failed('server'), 0, true],
  ['all well', ready(null), 0, false],
  ['failed', ready('server'), 0, true],
  ['one failure between two good responses', ready('server', { hiccup: true }), EVERY, false],
  ['the same, and two checks missed', ready('server', { hiccup: true }), 2 * EVERY + 6_000, true],
  ['the same, of a request made by hand', ready('server', { hiccup: true, refreshFailed: true }), 0, true],
  ['a rate limit', ready('rate-limited'), 0, false],
  ['a rate limit before the first response', failed('rate-limited'), 0, false],
  ['a rate limit for long', ready('rate-limited'), 10 * EVERY, false],
])('%s: %#', (_, live, ageMs, news) => {
  expect(newsOf(live, CHECKED + ageMs) !== null).toBe(news);
});

test.each<[about: string, sources: (PageSource | undefined)[], upToDate: boolean]>([
  ['the only source', [ready(null), undefined], true],
  ['both', [ready(null), ready(null)], true],
  ['a failure', [ready('server'), ready(null)], false],
  ['one that has no notice yet', [ready('server', { hiccup: true }), undefined], false],
  ['a rate limit after a failure', [ready(null), ready('rate-limited')], false],
  ['access that has ended after one', [ready('no-access'), undefined], false],
  ['a rate limit before any data', [failed('rate-limited'), undefined], false],
  ['the next page, which loads', [{ state: 'loading' }, undefined], false],
])('whether the data is up to date: %s', (_, sources, upToDate) => {
  expect(isUpToDate(sources)).toBe(upToDate);
});
