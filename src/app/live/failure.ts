import { createElement, type ReactElement } from 'react';
import type { Provider } from '../../contracts/gateway/api.ts';
import { kindOf, sourceOf, type ErrorKind, type RequestError } from '../http/errors.ts';
import { nameOf } from '../http/request.ts';
import { gatewayTime } from '../http/server-clock.ts';
import * as surface from '../surface.ts';
import { holdsMessage, ProviderMessage } from './provider-message.tsx';
import * as m from './messages/failures.en.ts';

/** Why there is no fresh response, in the words of the screen. */
export interface Failure {
  /** Of the response that is to blame, which may be an earlier one that set a limit. */
  kind: ErrorKind;
  /** What happened, a short heading: "HostUp returned an error (500)". */
  title: string;
  /** What to do next, one or two sentences. */
  detail: string;
  /** When Drivebay tries again, ms since the epoch by the gateway's clock; `null` when only a person can mend it. */
  nextTry: number | null;
  /** For support: reason code, request id. */
  code: string | null;
  requestId: string | null;
  /** What the provider itself wrote, marked as its own; `null` when it wrote nothing. */
  providerMessage: ReactElement | null;
}

/** What happened, and to whom. */
const TITLES: Record<ErrorKind, (who: string, error: RequestError) => string> = {
  network: () => m.notReached({ who: surface.hasGateway ? nameOf(null) : nameOf('hostup') }),
  timeout: (who) => m.notInTime({ who }),
  'no-access': () => m.accessEnded(),
  unauthorized: (who) => (surface.hasGateway ? m.keyRefused : m.signInTo)({ who }),
  forbidden: (who) => m.accessRefused({ who }),
  'not-found': (_, { path }) => notFoundTitle(path),
  'not-configured': (who) => m.notSetUp({ who }),
  'rate-limited': (who) => m.limitReached({ who }),
  locked: (who) => m.isLocked({ who }),
  rejected: (who, error) => {
    const status = statusOf(error);
    return status === null ? m.rejected({ who }) : m.rejectedStatus({ who, status });
  },
  server: serverTitle,
  contract: (who) => m.unreadable({ who }),
};

function notFoundTitle(path: string): string {
  if (/^\/api\/hostup\/vps\/[^/]+\/iso/.test(path)) return m.serverNotFound();
  return /^\/api\/vpsbg\/isos\/./.test(path) ? m.downloadNotFound() : m.notFound();
}

function serverTitle(who: string, error: RequestError): string {
  const status = statusOf(error);
  if (status !== null) return m.errorStatus({ who, status });
  return error.problem?.code === 'upstream_unavailable' ? m.notReached({ who }) : m.error({ who });
}

/** The HTTP status of the response that is to blame; `null` when it is not known. */
function statusOf({ problem, provider }: RequestError): string | null {
  const status = sourceOf(problem, provider) ? problem?.upstream?.status : problem?.status;
  return typeof status === 'number' ? String(status) : null;
}

/** The error of a request as the screen shows it. */
export function failureOf(error: RequestError): Failure {
  const { problem, limitedBy, provider } = error;
  const who: Provider | null = limitedBy === undefined ? sourceOf(problem, provider) : limitedBy;
  // A request that was not sent is titled as the response that set the limit: it may have been a 503.
  const kind = limitedBy !== undefined && problem ? kindOf(problem.code, problem.status) : error.kind;
  const title = TITLES[kind](nameOf(who), error);
  return {
    kind,
    title,
    detail: withoutTitle(title, error.message),
    nextTry: error.retryable && error.retryAt !== undefined ? gatewayTime(error.retryAt) : null,
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
