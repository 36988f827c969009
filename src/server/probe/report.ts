import { VERSION } from '../../gateway/version.ts';
import { ASSUMPTION_CHECKS, HAS_MORE } from './assumption-checks.ts';
import type { Seen } from './calls.ts';
import { findingOf, type Evidence, type Finding, type Verdict } from './finding.ts';
import { ENDPOINTS, type EndpointKey, type Observed } from './observed.ts';
import { checkResponses } from './response-checks.ts';
import { checkValues } from './value-checks.ts';

/** What became of the call to one endpoint: `200`, `401`, `no response in time`, `not called`. */
interface Call {
  endpoint: string;
  result: string;
  /** Whether its data could be read. */
  isRead: boolean;
}

/** What the probe found. No part of it holds a value of an account. */
export interface Report {
  version: string;
  calls: Call[];
  findings: Finding[];
  counts: Record<Verdict, number>;
}

const FAULTS = {
  timeout: 'no response in time',
  unavailable: 'not reached',
  aborted: 'not reached',
  invalid: 'no HTTP that can be read',
};

/** @param trial what the trial of actions showed, by the name of an assumption */
export function reportOf(seen: Seen, trial: ReadonlyMap<string, Evidence> = new Map()): Report {
  const keys = Object.keys(ENDPOINTS).filter((key): key is EndpointKey => key in ENDPOINTS);
  const endpoints = keys.map((key) =>
    findingOf(ENDPOINTS[key].name, 'Responds as documented.', checkResponses(seen[key], checkValues)),
  );
  const checks = Object.entries({ ...ASSUMPTION_CHECKS, 'list of VPSs: hasMore': HAS_MORE });
  const assumed = checks.map(([name, { about, evidence }]) => {
    const own = evidence(seen);
    const tried = trial.get(name);
    return findingOf(name, about, tried ?? own);
  });
  const findings = [...endpoints, ...assumed];
  const count = (verdict: Verdict) => findings.filter((each) => each.verdict === verdict).length;
  return {
    version: VERSION,
    calls: keys.map((key) => callOf(ENDPOINTS[key].name, seen[key])),
    findings,
    counts: { confirmed: count('confirmed'), differs: count('differs'), 'not seen': count('not seen') },
  };
}

function callOf(endpoint: string, [first]: readonly Observed[]): Call {
  if (!first) return { endpoint, result: 'not called', isRead: false };
  const { response, fault } = first;
  const result = response ? String(response.status) : FAULTS[fault ?? 'unavailable'];
  return { endpoint, result, isRead: response?.status === 200 && response.json !== undefined };
}

/**
 * How the command ends. 0: nothing differs. 1: something does. 2: no provider responded with data, so nothing was compared.
 * 3: nothing that was seen differs, but a call failed.
 */
export function exitCodeOf({ calls, counts }: Report): 0 | 1 | 2 | 3 {
  if (counts.differs > 0) return 1;
  if (calls.every(({ isRead }) => !isRead)) return 2;
  return calls.some(({ result, isRead }) => !isRead && result !== 'not called') ? 3 : 0;
}

/** The report as text to paste into an issue or a mail. */
export function reportText({ version, calls, findings, counts }: Report): string {
  const section = (verdict: Verdict, title: string) => {
    const found = findings.filter((each) => each.verdict === verdict);
    return found.length === 0 ? [] : ['', `${title} (${found.length})`, ...found.flatMap(linesOf)];
  };
  return [
    `Drivebay ${version}: the providers' APIs compared with what it reads and assumes`,
    `${counts.confirmed} confirmed, ${counts.differs} differ, ${counts['not seen']} not seen. Values are replaced by their form.`,
    '',
    'Calls',
    ...calls.map(({ endpoint, result }) => `  ${endpoint}: ${result}`),
    ...section('differs', 'Differs'),
    ...section('confirmed', 'Confirmed'),
    ...section('not seen', 'Not seen'),
  ].join('\n');
}

function linesOf({ subject, about, differences }: Finding): string[] {
  return [
    `  ${subject}: ${about}`,
    ...differences.map(({ endpoint, path, got, expected }) => {
      const where = endpoint === subject ? '' : `${endpoint}, `;
      return `    ${where}${path}: got ${got}, expected ${expected}`;
    }),
  ];
}
