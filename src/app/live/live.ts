import type { UseQueryResult } from '@tanstack/react-query';
import { createElement, type ComponentProps } from 'react';
import type { Provider } from '../../contracts/gateway/api.ts';
import { formatClockTime } from '../text/iso-time.ts';
import type { Age, Failure, Live } from './live-panel.tsx';
import { AgeLine, AgeNotice, AgeSentence, WhenOld } from './age.tsx';
import { speakerOf, type ErrorKind, type RequestError } from '../http/errors.ts';
import { NextTry } from './next-try.tsx';
import { holdsMessage, ProviderMessage } from './provider-message.tsx';
import { gates } from '../http/rate-gate.ts';
import { nameOf } from '../http/request.ts';
import { gatewayTime } from '../http/server-clock.ts';
import type { Snapshot } from '../http/snapshot.ts';
import * as surface from '../surface.ts';

/** Where a query's answers come from, and how often. */
interface Source {
  provider: Provider;
  /** Ms between two answers; `null` when no more are asked for. */
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
  const asking = {
    refreshing: query.isFetching,
    refresh: () => void query.refetch().then(({ error }) => error && byHand.add(error)),
    blocked: waitFor(provider, query.data?.path ?? query.error?.path),
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
      answers: [query.data],
      ...asking,
    };
  }
  if (failure) return { state: 'failed', failure, ...asking };
  return { state: 'loading' };
}

/** The age in the forms a panel has a place for; no warning where a first new answer is under way. */
function ageOf(props: ComponentProps<typeof AgeLine>, refreshing: boolean): Age {
  return {
    line: createElement(AgeLine, props),
    notice: refreshing ? null : createElement(AgeNotice, props),
    sentence: createElement(AgeSentence, props),
    whenOld: (warning) => createElement(WhenOld, props, warning),
  };
}

/** What happened, by who it happened with. */
const TITLES: Record<ErrorKind, (who: string) => string> = {
  network: () => `${surface.hasGateway ? 'The gateway' : 'HostUp'} cannot be reached`,
  timeout: (who) => `${who} did not answer in time`,
  'no-access': () => 'The way in is shut',
  unauthorized: (who) => (surface.hasGateway ? `${who} refused the API key` : `Sign in to ${who}`),
  forbidden: (who) => `${who} refused access`,
  'not-found': (who) => `${who} does not know it`,
  'not-configured': (who) => `${who} is not set up`,
  'rate-limited': (who) => `${who} asked to wait`,
  locked: (who) => `${who} has locked it for now`,
  rejected: (who) => `${who} rejected the request`,
  server: (who) => `${who} has a problem`,
  contract: () => 'An unexpected answer came',
};

/** Why asking again by hand has to wait: a limit of the provider or the gateway, never our back-off. */
function waitFor(provider: Provider | null | undefined, path = ''): string | undefined {
  const holding = provider ? gates[provider].holding(path) : undefined;
  const opensAt = holding?.opensAt;
  if (opensAt === undefined) return undefined;
  return `${nameOf(holding?.reason?.by ?? null)} asked to wait until ${formatClockTime(gatewayTime(opensAt))}`;
}

function failureOf(error: RequestError): Failure {
  const who = error.heldBy === undefined ? speakerOf(error.problem, error.provider) : error.heldBy;
  return {
    title: TITLES[error.kind](nameOf(who)),
    detail: error.message,
    nextTry:
      error.passing && error.retryAt !== undefined
        ? createElement(NextTry, { at: gatewayTime(error.retryAt) })
        : null,
    code: error.problem?.upstream?.code ?? error.problem?.code ?? null,
    requestId: error.problem?.upstream?.requestId ?? error.problem?.requestId ?? null,
    providerMessage: providerMessageOf(error),
  };
}

function providerMessageOf({ provider, problem }: RequestError): Failure['providerMessage'] {
  const upstream = problem?.upstream;
  if (!provider || !upstream || !holdsMessage(upstream)) return null;
  return createElement(ProviderMessage, { provider, upstream });
}
