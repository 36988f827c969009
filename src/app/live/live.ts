import type { UseQueryResult } from '@tanstack/react-query';
import { createElement, type ComponentProps } from 'react';
import type { Provider } from '../../contracts/gateway/api.ts';
import type { Age, Failure, Live } from './live-panel.tsx';
import { AgeLine, AgeNotice, AgeSentence, WhenOld } from './age.tsx';
import { kindOf, sourceOf, type ErrorKind, type RequestError } from '../http/errors.ts';
import { NextTry } from './next-try.tsx';
import { holdsMessage, ProviderMessage } from './provider-message.tsx';
import { nameOf } from '../http/request.ts';
import { requestLimit } from './request-limit.ts';
import { untilWords } from './freshness.ts';
import { gatewayTime } from '../http/server-clock.ts';
import type { Snapshot } from '../http/snapshot.ts';
import * as surface from '../surface.ts';

/** Where a query's responses come from, and how often. */
interface Source {
  provider: Provider;
  /** Ms between two responses; `null` when there will be no more. */
  every: number | null;
}

/** Failures of requests that a person made by hand: worth a word though the next poll may succeed. */
const byHand = new WeakSet<RequestError>();

/**
 * A query's result as a panel wants it: data first, error second, so that an error never removes good data.
 *
 * @param source without it the panel shows when the data was checked, but not that it has grown old
 */
export function liveOf<T>(query: UseQueryResult<Snapshot<T>>, source?: Source): Live<T> {
  const failure = query.error ? failureOf(query.error) : null;
  const provider = source?.provider ?? query.error?.provider;
  const refreshable = {
    refreshing: query.isFetching,
    refresh: () => void query.refetch().then(({ error }) => error && byHand.add(error)),
    blocked: blockedBy(provider, query.data?.path ?? query.error?.path),
  };
  if (query.data) {
    const { body, asOf, leastInterval = 0 } = query.data;
    const every = source?.every ? Math.max(source.every, leastInterval) : null;
    const age = source
      ? ageOf({ ...source, path: query.data.path, every, checked: asOf }, query.isFetching)
      : undefined;
    return {
      state: 'ready',
      data: body,
      checked: asOf,
      failure,
      hiccup: query.error?.mayBeHiccup === true,
      refreshFailed: query.error !== null && byHand.has(query.error),
      age,
      responses: [query.data],
      ...refreshable,
    };
  }
  if (failure) return { state: 'failed', failure, ...refreshable };
  return { state: 'loading' };
}

/** The age in the forms a panel has a place for; no warning where a first new response is under way. */
function ageOf(props: ComponentProps<typeof AgeLine>, refreshing: boolean): Age {
  return {
    line: createElement(AgeLine, props),
    notice: refreshing ? null : createElement(AgeNotice, props),
    sentence: createElement(AgeSentence, props),
    whenOld: (warning) => createElement(WhenOld, props, warning),
  };
}

/** What happened, and to whom. */
const TITLES: Record<ErrorKind, (who: string, error: RequestError) => string> = {
  network: () => `${surface.hasGateway ? 'The gateway' : 'HostUp'} cannot be reached`,
  timeout: (who) => `${who} did not respond in time`,
  'no-access': () => 'Your access has ended',
  unauthorized: (who) => (surface.hasGateway ? `${who} refused the API key` : `Sign in to ${who}`),
  forbidden: (who) => `${who} refused access`,
  'not-found': (_, { path }) => notFoundTitle(path),
  'not-configured': (who) => `${who} is not set up`,
  'rate-limited': (who) => `${who}'s request limit is reached`,
  locked: (who) => `${who} has locked this for now`,
  rejected: (who) => `${who} rejected the request`,
  server: serverTitle,
  contract: (who) => `${who} sent a response we cannot read`,
};

function notFoundTitle(path: string): string {
  if (/^\/api\/hostup\/vps\/[^/]+\/iso/.test(path)) return 'Server not found';
  return /^\/api\/vpsbg\/isos\/./.test(path) ? 'Download not found' : 'Not found';
}

function serverTitle(who: string, { problem, provider }: RequestError): string {
  const status = sourceOf(problem, provider) ? problem?.upstream?.status : problem?.status;
  if (typeof status === 'number') return `${who} returned an error (${status})`;
  return problem?.code === 'upstream_unavailable' ? `${who} cannot be reached` : `${who} returned an error`;
}

/** Why a refresh by hand has to wait: a limit of the provider or the gateway, never our back-off. */
function blockedBy(provider: Provider | null | undefined, path = ''): string | undefined {
  const limit = provider ? requestLimit(provider, path) : null;
  return limit === null ? undefined : untilWords(limit);
}

function failureOf(error: RequestError): Failure {
  const { problem, limitedBy, provider } = error;
  const who = limitedBy === undefined ? sourceOf(problem, provider) : limitedBy;
  // A request that was not sent is titled as the response that set the limit: it may have been a 503.
  const kind = limitedBy !== undefined && problem ? kindOf(problem.code, problem.status) : error.kind;
  const title = TITLES[kind](nameOf(who), error);
  return {
    title,
    detail: withoutTitle(title, error.message),
    nextTry:
      error.retryable && error.retryAt !== undefined
        ? createElement(NextTry, { at: gatewayTime(error.retryAt), limited: kind === 'rate-limited' })
        : null,
    code: problem?.upstream?.code ?? problem?.code ?? null,
    requestId: problem?.upstream?.requestId ?? problem?.requestId ?? null,
    providerMessage: providerMessageOf(error),
  };
}

/** The gateway's detail stands alone elsewhere, such as in a log, and so may begin with what the title states. */
function withoutTitle(title: string, detail: string): string {
  const rest = detail.startsWith(`${title}. `) ? detail.slice(title.length + 2) : detail;
  return rest === `${title}.` ? '' : rest;
}

function providerMessageOf({ provider, problem }: RequestError): Failure['providerMessage'] {
  const upstream = problem?.upstream;
  if (!provider || !upstream || !holdsMessage(upstream)) return null;
  return createElement(ProviderMessage, { provider, upstream });
}
