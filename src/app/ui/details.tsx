import { createContext, type ReactNode } from 'react';

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

/** A field that is not as documented: a dotted path, what came, and what is documented. */
export interface Deviation {
  path: string;
  got: string;
  expected: string;
}

/** A response as it came. */
export interface Received {
  json: unknown;
  /** Whether it is cut down to what the token opens. */
  part: boolean;
  drift: Deviation[];
  /** Fields that Drivebay does not know, each as a path with a slash before every key. */
  unknown: string[];
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
