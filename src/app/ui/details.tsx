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
  drift: { path: string; got: string }[];
}

/** Renders the answers behind a panel when details are asked for; `null` while they are not. */
export const DetailsContext = createContext<
  ((title: string, answers: readonly Answer[]) => ReactNode) | null
>(null);

/** The answer cut to the fields a panel shows. */
export function partOf(answer: Answer, fields: readonly string[]): Answer {
  const { body, drift } = answer;
  if (typeof body !== 'object' || body === null) return answer;
  return {
    ...answer,
    body: Object.fromEntries(Object.entries(body).filter(([key]) => fields.includes(key))),
    drift: drift.filter(({ path }) => fields.includes(path.split('.', 1)[0] ?? '')),
  };
}
