import { createContext, type ReactNode } from 'react';
import type { Deviation, Received } from '../http/received-body.ts';

/** One provider's response behind a panel, as support wants to see it. */
export interface ResponseInfo {
  /** Path of the request at the gateway. */
  path: string;
  body: unknown;
  /** When it was complete, ms since the epoch by the gateway's clock. */
  asOf: number;
  requestId: string | null;
  /** What was tolerated in it: a dotted path, and what came. */
  drift: Deviation[];
  /** Absent when only the documented fields may be seen. */
  received?: Received;
}

/** Renders the responses behind a panel when details are shown; `null` while they are not. */
export const DetailsContext = createContext<
  ((title: string, responses: readonly ResponseInfo[]) => ReactNode) | null
>(null);

/** The response cut to the fields a panel shows. */
export function partOf(response: ResponseInfo, fields: readonly string[]): ResponseInfo {
  const { body, drift, received } = response;
  const driftOfPart = (all: Deviation[]) =>
    all.filter(({ path }) => fields.includes(path.split('.', 1)[0] ?? ''));
  return {
    ...response,
    body: pick(body, fields),
    drift: driftOfPart(drift),
    ...(received && {
      received: {
        json: pick(received.json, fields),
        part: received.part,
        drift: driftOfPart(received.drift),
        unknown: received.unknown.filter((path) => fields.includes(path.split('/', 2)[1] ?? '')),
      },
    }),
  };
}

function pick(body: unknown, fields: readonly string[]): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => fields.includes(key)));
}
