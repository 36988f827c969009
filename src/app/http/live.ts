import type { UseQueryResult } from '@tanstack/react-query';
import { createElement } from 'react';
import { formatClockTime } from '../text/iso-time.ts';
import type { Failure, Live } from '../ui/live-panel.tsx';
import type { ErrorKind, RequestError } from './errors.ts';
import { monotonicNow } from './monotonic.ts';
import { NextTry } from './next-try.tsx';
import { gates } from './rate-gate.ts';
import { PROVIDER_NAMES } from './request.ts';
import { clocks } from './server-clock.ts';
import type { Snapshot } from './snapshot.ts';

/** A query's result as a panel wants it: data first, error second, so that an error never removes good data. */
export function liveOf<T>(query: UseQueryResult<Snapshot<T>>): Live<T> {
  const failure = query.error ? failureOf(query.error) : null;
  const asking = {
    refreshing: query.isFetching,
    refresh: () => void query.refetch(),
    blocked: query.error ? waitFor(query.error) : undefined,
  };
  if (query.data) {
    return { state: 'ready', data: query.data.body, checked: query.data.asOf, failure, ...asking };
  }
  if (failure) return { state: 'failed', failure, ...asking };
  return { state: 'loading' };
}

/** What happened, by who it happened with. */
const TITLES: Record<ErrorKind, (who: string) => string> = {
  network: () => 'The gateway cannot be reached',
  timeout: (who) => `${who} did not answer in time`,
  unauthorized: (who) => `${who} refused the API key`,
  forbidden: (who) => `${who} refused access`,
  'not-found': (who) => `${who} does not know it`,
  'not-configured': (who) => `${who} is not set up`,
  'rate-limited': (who) => `${who} asked to wait`,
  locked: (who) => `${who} has locked it for now`,
  rejected: (who) => `${who} rejected the request`,
  server: (who) => `${who} has a problem`,
  contract: () => 'An unexpected answer came',
};

/** Whether the error speaks of the provider; all others are the gateway's own. */
function isProvidersOwn({ kind, problem }: RequestError): boolean {
  if (kind === 'rate-limited' || kind === 'not-configured') return true;
  return problem?.code.startsWith('upstream_') ?? false;
}

/** Why asking again by hand has to wait: the provider's own limit, never our back-off. */
function waitFor({ provider }: RequestError): string | undefined {
  const opensAt = provider ? gates[provider].opensAt : undefined;
  return opensAt === undefined ? undefined : `Rate limit: waiting until ${formatClockTime(onClock(opensAt))}`;
}

/** A monotonic time as ms since the epoch by the gateway's clock; never in the past. */
function onClock(monotonic: number): number {
  return clocks.gateway.now() + Math.max(0, monotonic - monotonicNow());
}

function failureOf(error: RequestError): Failure {
  return {
    title: TITLES[error.kind](
      error.provider && isProvidersOwn(error) ? PROVIDER_NAMES[error.provider] : 'The gateway',
    ),
    detail: error.message,
    nextTry:
      error.passing && error.retryAt !== undefined
        ? createElement(NextTry, { at: onClock(error.retryAt) })
        : null,
    code: error.problem?.upstream?.code ?? error.problem?.code ?? null,
    requestId: error.problem?.upstream?.requestId ?? error.problem?.requestId ?? null,
  };
}
