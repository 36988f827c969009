import { createElement, type ReactElement } from 'react';
import type { Provider } from '../../contracts/gateway/api.ts';
import { kindOf, sourceOf, type ErrorKind, type RequestError } from '../http/errors.ts';
import { nameOf } from '../http/request.ts';
import { gatewayTime } from '../http/server-clock.ts';
import * as surface from '../surface.ts';
import { holdsMessage, ProviderMessage } from './provider-message.tsx';

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
  network: () => `${surface.hasGateway ? 'The gateway' : 'HostUp'} cannot be reached`,
  timeout: (who) => `${who} did not respond in time`,
  'no-access': () => 'Your access has ended',
  unauthorized: (who) => (surface.hasGateway ? `${who} refused the API key` : `Sign in to ${who}`),
  forbidden: (who) => `${who} refused access`,
  'not-found': (_, { path }) => notFoundTitle(path),
  'not-configured': (who) => `${who} is not set up`,
  'rate-limited': (who) => `${who}'s request limit is reached`,
  locked: (who) => `${who} has locked this for now`,
  rejected: (who, error) => `${who} rejected the request${inBrackets(statusOf(error))}`,
  server: serverTitle,
  contract: (who) => `${who} sent a response we cannot read`,
};

function notFoundTitle(path: string): string {
  if (/^\/api\/hostup\/vps\/[^/]+\/iso/.test(path)) return 'Server not found';
  return /^\/api\/vpsbg\/isos\/./.test(path) ? 'Download not found' : 'Not found';
}

function serverTitle(who: string, error: RequestError): string {
  const status = statusOf(error);
  if (typeof status === 'number') return `${who} returned an error${inBrackets(status)}`;
  return error.problem?.code === 'upstream_unavailable'
    ? `${who} cannot be reached`
    : `${who} returned an error`;
}

function statusOf({ problem, provider }: RequestError): number | null | undefined {
  return sourceOf(problem, provider) ? problem?.upstream?.status : problem?.status;
}

function inBrackets(status: number | null | undefined): string {
  return typeof status === 'number' ? ` (${status})` : '';
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
