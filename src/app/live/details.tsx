import { createContext, type ReactNode } from 'react';
import type { Deviation, Received } from '../http/received-body.ts';

/** One provider's answer behind a panel, as support wants to see it. */
export interface Answer {
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

/** Renders the answers behind a panel when details are asked for; `null` while they are not. */
export const DetailsContext = createContext<
  ((title: string, answers: readonly Answer[]) => ReactNode) | null
>(null);

/** The answer cut to the fields a panel shows. */
export function partOf(answer: Answer, fields: readonly string[]): Answer {
  const { body, drift, received } = answer;
  const driftOfPart = (all: Deviation[]) =>
    all.filter(({ path }) => fields.includes(path.split('.', 1)[0] ?? ''));
  return {
    ...answer,
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
