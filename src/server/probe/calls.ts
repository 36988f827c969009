import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import type { Provider } from '../../contracts/gateway/api.ts';
import { fieldsOf } from '../../contracts/paging.ts';
import type { Upstream } from '../../gateway/environment.ts';
import { createHostupReads } from '../../gateway/hostup.ts';
import type { Outcome } from '../../gateway/outcome.ts';
import type { UPSTREAM_LIMITS } from '../../gateway/upstream-exchange.ts';
import { createVpsbgReads } from '../../gateway/vpsbg.ts';
import { ENDPOINTS, ObservedClient, type EndpointKey, type Observed } from './observed.ts';

export interface ProbeTargets {
  upstreams: Partial<Record<Provider, Upstream>>;
  /** A VPS of HostUp and an ISO of VPSBG; absent, the first that a list names. */
  vps?: string | undefined;
  iso?: string | undefined;
  limits?: typeof UPSTREAM_LIMITS;
}

/** What was seen of each endpoint: of a list the first two pages, of an endpoint that was not called nothing. */
export type Seen = Record<EndpointKey, Observed[]>;

/**
 * Calls each `GET` that the gateway makes once, with the gateway's own client, pace and schemas.
 *
 * Of a list the second page is read too, where there is one. Where a provider requires a wait, its further calls are left
 * out.
 */
export async function callEach({ upstreams, vps, iso, limits }: ProbeTargets): Promise<Seen> {
  const seen: Seen = { list: [], media: [], status: [], isos: [], iso: [] };
  const { signal } = new AbortController();
  const observe = async (key: EndpointKey, client: ObservedClient, read: () => Promise<Outcome>) => {
    client.begin();
    const outcome = await read();
    const isOther = !outcome.ok && outcome.failure.cause === 'other';
    const endpoint = ENDPOINTS[key];
    const isHeld = !outcome.ok && client.responses.length === 0;
    seen[key] = isHeld
      ? [{ endpoint, isHeld }]
      : client.responses.map((each) => ({ endpoint, isOther, ...each }));
  };
  const options = { ...(limits && { limits }) };
  if (upstreams.hostup) {
    const client = new ObservedClient(upstreams.hostup, limits);
    const reads = createHostupReads(upstreams.hostup, { ...options, client });
    await observe('list', client, () => reads.vpsList({ limit: 100 }, signal));
    const id = vps ?? firstIdIn(seen.list, ASSUMED_HOSTUP_VPS_ID);
    if (id !== undefined) {
      await observe('media', client, () => reads.isoMedia(id, signal));
      await observe('status', client, () => reads.status(id, signal));
    }
    await reads.close();
  }
  if (upstreams.vpsbg) {
    const client = new ObservedClient(upstreams.vpsbg, limits);
    const reads = createVpsbgReads(upstreams.vpsbg, { ...options, client });
    await observe('isos', client, () => reads.isos(signal));
    const id = iso ?? firstIdIn(seen.isos, ASSUMED_VPSBG_ISO_ID);
    if (id !== undefined) await observe('iso', client, () => reads.iso(id, signal));
    await reads.close();
  }
  return seen;
}

const rows = v.fallback(v.array(v.unknown()), []);

/** The rows of a list's pages, as they came. */
export function rowsIn(pages: readonly Observed[]): unknown[] {
  return bodiesOf(pages).flatMap((body) => v.parse(rows, body['data']));
}

/** The bodies of good responses that are objects. */
export function bodiesOf(observed: readonly Observed[]): Record<string, unknown>[] {
  return observed.flatMap(({ response }) => {
    const body = response && response.status < 300 ? fieldsOf(response.json) : undefined;
    return body ? [body] : [];
  });
}

function firstIdIn(pages: readonly Observed[], form: RegExp): string | undefined {
  return rowsIn(pages)
    .map((row) => fieldsOf(row)?.['id'])
    .map((id) => (typeof id === 'number' ? String(id) : id))
    .find((id): id is string => typeof id === 'string' && form.test(id));
}
