import * as v from 'valibot';
import { HEADERS } from '../contracts/gateway/api.ts';
import { differenceFrom, type Drift } from '../contracts/tolerant.ts';
import { parseHttpDate } from '../rate-limit/retry-after.ts';
import type { UpstreamResponse } from './upstream-exchange.ts';

/** Where a response leaves its documented envelope, as text after "The response was". */
export function deviation(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)?.slice(0, 100);
  const where = path ? `at \`${path}\`` : 'at its top level';
  if (issue.received === 'undefined') return `not as documented ${where}: it is missing`;
  const expected = issue.expected ?? 'another value';
  return `not as documented ${where}: ${expected} expected, ${issue.received.slice(0, 60)} came`;
}

/** What the gateway states of a response in its own headers: both times, and how it deviates. */
export function headersOf(
  { headers, completedAt, json }: UpstreamResponse,
  schema: v.GenericSchema,
): Record<string, string> {
  const own: Record<string, string> = { [HEADERS.asOf]: new Date(completedAt).toISOString() };
  const date = parseHttpDate(headers.get('date'));
  // A clock that was never set is no time to go by.
  if (date !== undefined && date >= Date.UTC(2020) && date < Date.UTC(2100)) {
    own[HEADERS.upstreamDate] = new Date(date).toISOString();
  }
  const drift = driftHeader(differenceFrom(schema, json).drift);
  if (drift !== undefined) own[HEADERS.drift] = drift;
  return own;
}

/** Browsers and proxies take headers of several kilobytes, not of any size; a key may be as long as the body. */
const MAX_DRIFT_HEADER = 4_000;

/** Deviations as a header's value; those that find no room are left out. */
export function driftHeader(drifts: Drift[]): string | undefined {
  const fitting: Drift[] = [];
  let header: string | undefined;
  for (const drift of drifts) {
    fitting.push({ ...drift, path: drift.path.slice(0, 200) });
    const next = encodeURIComponent(JSON.stringify(fitting));
    if (next.length > MAX_DRIFT_HEADER) break;
    header = next;
  }
  return header;
}
