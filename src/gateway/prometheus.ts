import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CHECKS } from '../contracts/gateway/health.ts';
import { PROVIDERS, type Provider } from '../contracts/gateway/api.ts';
import type { Health } from './health.ts';
import type { Meter } from './meter.ts';
import { VERSION } from './version.ts';

/** Claims and fields of the header that a refusal may name. A path below one holds ids: it is cut off. */
const CLAIMS: ReadonlySet<string> = new Set([
  'acct',
  'alg',
  'aud',
  'crit',
  'exp',
  'header',
  'hostup',
  'iat',
  'iss',
  'jti',
  'kid',
  'nbf',
  'parent',
  'payload',
  'role',
  'signature',
  'sub',
  'typ',
  'vpsbg',
]);

/** Seconds; the cache responds in the first, a provider in the last. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 1, 2.5, 5, 10];

export interface Prometheus {
  meter: Meter;
  /** The metrics in Prometheus's text format. */
  text(): Promise<string>;
  contentType: string;
}

/** Counts for Prometheus. What each metric means is in its help text and in docs/operations/metrics.md. */
export function createPrometheus(health: Health): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
  const counter = <T extends string>(name: string, help: string, labelNames: T[]) =>
    new Counter({ name: `drivebay_${name}_total`, help, labelNames, registers });
  const requests = counter('requests', 'Requests by route and status', ['route', 'status']);
  const requestSeconds = new Histogram({
    name: 'drivebay_request_duration_seconds',
    help: 'Time from the arrival of a request to its response',
    labelNames: ['route'],
    buckets: BUCKETS,
    registers,
  });
  const calls = counter('provider_calls', 'Calls to a provider by endpoint and result', [
    'provider',
    'endpoint',
    'result',
  ]);
  const callSeconds = new Histogram({
    name: 'drivebay_provider_call_duration_seconds',
    help: 'Time of a call to a provider',
    labelNames: ['provider'],
    buckets: BUCKETS,
    registers,
  });
  const reads = counter(
    'provider_reads',
    'Reads by how they were served: shared (cached, or with a call in progress) or called',
    ['provider', 'how'],
  );
  const holds = counter(
    'rate_limit_hold_seconds',
    "Seconds of waiting that a provider's rate limit required",
    ['provider'],
  );
  const paces: Record<Provider, Set<() => number>> = { hostup: new Set(), vpsbg: new Set() };
  const pace = new Gauge({
    name: 'drivebay_pace_used_ratio',
    help: 'Calls of the last minute by those that the own pace allows, of the key that is nearest to it',
    labelNames: ['provider'],
    registers,
    collect() {
      for (const provider of PROVIDERS)
        this.set({ provider }, Math.max(0, ...[...paces[provider]].map((used) => used())));
    },
  });
  const tokens = counter('tokens_refused', 'Refused tokens by reason and claim', ['reason', 'claim']);
  const actions = counter('actions', 'Actions by result', ['action', 'result']);
  const stateErrors = counter('state_errors', 'Operations of the shared state that failed or took too long', [
    'operation',
  ]);
  const reloads = counter('config_reloads', 'Times that EMBED_CONFIG or STAFF_CONFIG was read again', [
    'result',
  ]);
  const signIns = counter('sign_ins', 'Sign-ins of staff by result', ['result']);
  const sessionsEnded = counter('staff_sessions_ended', 'Sessions of staff that are over, by reason', [
    'reason',
  ]);
  const build = new Gauge({
    name: 'drivebay_build_info',
    help: 'Always 1; the version is in the labels',
    labelNames: ['version', 'node'],
    registers,
  });
  build.set({ version: VERSION, node: process.version }, 1);
  const check = new Gauge({
    name: 'drivebay_check_ok',
    help: 'What /readyz looks at: 1 where it is ok, else 0',
    labelNames: ['check'],
    registers,
    collect() {
      const { checks } = health.readiness();
      for (const name of CHECKS) this.set({ check: name }, checks[name].status === 'ok' ? 1 : 0);
    },
  });
  // What was never counted is 0 from the start: a rate over it then begins with the first event.
  for (const provider of PROVIDERS) {
    holds.inc({ provider }, 0);
    pace.set({ provider }, 0);
  }
  for (const result of ['ok', 'failed']) reloads.inc({ result }, 0);
  for (const name of CHECKS) check.set({ check: name }, 1);

  const meter: Meter = {
    request(route, status, ms) {
      requests.inc({ route, status });
      requestSeconds.observe({ route }, ms / 1_000);
    },
    providerCall(provider, endpoint, result, ms) {
      calls.inc({ provider, endpoint, result });
      callSeconds.observe({ provider }, ms / 1_000);
    },
    providerRead: (provider, how) => reads.inc({ provider, how }),
    held: (provider, seconds) => holds.inc({ provider }, seconds),
    pace(provider, used) {
      paces[provider].add(used);
      return () => void paces[provider].delete(used);
    },
    tokenRefused(reason, claim) {
      const [top = ''] = claim?.split('.') ?? [];
      tokens.inc({ reason, claim: CLAIMS.has(top) ? top : '' });
    },
    action: (action, result) => actions.inc({ action, result }),
    stateError: (operation) => stateErrors.inc({ operation }),
    signIn: (result) => signIns.inc({ result }),
    sessionEnded: (reason) => sessionsEnded.inc({ reason }),
    reloaded: (ok) => reloads.inc({ result: ok ? 'ok' : 'failed' }),
  };
  return { meter, text: () => registry.metrics(), contentType: registry.contentType };
}
