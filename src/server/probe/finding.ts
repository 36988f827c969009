/** One way in which a response differs from what is documented or assumed. It holds no value from a response. */
export interface Difference {
  /** `GET /isos/{id}` */
  endpoint: string;
  /** `available[].sizeGb`, or `headers.date`. */
  path: string;
  got: string;
  expected: string;
}

export type Verdict = 'confirmed' | 'differs' | 'not seen';

/** What the probe found out about one endpoint or one assumption. */
export interface Finding {
  /** The endpoint, or the name in `src/contracts/assumptions.ts`. */
  subject: string;
  /** What should hold: one sentence. */
  about: string;
  verdict: Verdict;
  differences: Difference[];
}

/** What was looked at: how often something that could differ was seen, and how it differed. */
export interface Evidence {
  seen: number;
  differences: Difference[];
}

/** Nothing that could tell. */
export const UNSEEN: Evidence = { seen: 0, differences: [] };

export function join(...evidence: readonly Evidence[]): Evidence {
  return {
    seen: evidence.reduce((sum, each) => sum + each.seen, 0),
    differences: evidence.flatMap((each) => each.differences),
  };
}

/** The finding that evidence amounts to. What differs in the same way many times is named once. */
export function findingOf(subject: string, about: string, { seen, differences }: Evidence): Finding {
  const once = [...new Map(differences.map((each) => [JSON.stringify(each), each])).values()];
  const verdict = once.length > 0 ? 'differs' : seen > 0 ? 'confirmed' : 'not seen';
  return { subject, about, verdict, differences: once };
}
