import type { Provider } from '../../contracts/gateway/api.ts';
import type { UpstreamFault } from '../../gateway/upstream-exchange.ts';
import { VERSION } from '../../gateway/version.ts';
import { ASSUMPTION_CHECKS, HAS_MORE } from './assumption-checks.ts';
import type { Seen } from './calls.ts';
import { findingOf, type Evidence, type Finding, type Verdict } from './finding.ts';
import { ENDPOINTS, type EndpointKey } from './observed.ts';
import { checkResponses } from './response-checks.ts';
import { checkValues } from './value-checks.ts';

/** What became of the call to one endpoint: `200`, `401`, `no response in time`, `not called`. */
interface Call {
  endpoint: string;
  result: string;
  /** Where it gave no data: why, and what to do. */
  hint?: string;
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

const UNREACHED = {
  result: 'not reached',
  hint: 'Check the network, and the address where one is set for this provider.',
};
const FAULTS: Record<UpstreamFault['kind'], { result: string; hint: string }> = {
  timeout: { result: 'no response in time', hint: 'Run the probe again later.' },
  unavailable: UNREACHED,
  aborted: UNREACHED,
  invalid: { result: 'no HTTP that can be read', hint: 'Check that the address is the provider’s API.' },
};

/** What a response without data means, and what to do. */
function hintOf(status: number): string {
  if (status === 401) return 'The provider refuses this key: check that it is whole and not revoked.';
  if (status === 403) return 'This key lacks the permission to read this: give it that, or make another.';
  if (status === 404) return 'This key sees no such resource: check the ID, and whose key it is.';
  if (status === 429) return WAIT;
  if (status >= 500) return 'The provider failed: run the probe again later.';
  return 'It holds no data that can be read.';
}

const WAIT = 'The provider requires a wait: run the probe again in some minutes.';

/** The list that names what a provider's other calls are about. It is called first. */
const LISTS: Record<Provider, EndpointKey> = { hostup: 'list', vpsbg: 'isos' };

/** What was missing for a call that was not made. */
const NEEDED: Record<EndpointKey, string> = {
  list: 'There is no key for HostUp.',
  media: 'No ID of a VPS is known, as the list gave none: name one with --vps.',
  status: 'No ID of a VPS is known, as the list gave none: name one with --vps.',
  isos: 'There is no key for VPSBG.',
  iso: 'No ID of an ISO is known, as the list gave none: name one with --iso.',
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
    calls: keys.map((key) => callOf(key, seen)),
    findings,
    counts: { confirmed: count('confirmed'), differs: count('differs'), 'not seen': count('not seen') },
  };
}

function callOf(key: EndpointKey, seen: Seen): Call {
  const { name: endpoint, provider } = ENDPOINTS[key];
  const [first] = seen[key];
  if (!first) {
    const ofList = seen[LISTS[provider]];
    const hint = NEEDED[ofList.length === 0 ? LISTS[provider] : key];
    return { endpoint, result: 'not called', hint, isRead: false };
  }
  const { response, fault, isHeld } = first;
  if (isHeld) return { endpoint, result: 'not called', hint: WAIT, isRead: false };
  if (!response) return { endpoint, ...FAULTS[fault ?? 'unavailable'], isRead: false };
  const isRead = response.status === 200 && response.json !== undefined;
  return {
    endpoint,
    result: String(response.status),
    ...(!isRead && { hint: hintOf(response.status) }),
    isRead,
  };
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
    ...calls.map(
      ({ endpoint, result, hint }) => `  ${endpoint}: ${result}${hint === undefined ? '' : `. ${hint}`}`,
    ),
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
