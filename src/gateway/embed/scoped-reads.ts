import * as v from 'valibot';
import type { EmbedClaims } from '../../contracts/embed/claims.ts';
import { HEADERS, type Provider } from '../../contracts/gateway/api.ts';
import { isoList } from '../../contracts/gateway/iso-list.ts';
import { isoMedia } from '../../contracts/hostup/iso-media.ts';
import type { VpsList } from '../../contracts/hostup/vps-list.ts';
import type { AccountReads } from '../accounts.ts';
import { derived, parsed, type Good } from '../derived.ts';
import type { Failure } from '../failure.ts';
import { PROVIDER_FACTS } from '../provider-facts.ts';
import type { Outcome } from '../outcome.ts';
import type { Visitor } from '../visitor.ts';
import { coarse, failureOfRead } from './failure-shown.ts';

/**
 * What a token opens of its account. Each read is decided by the token before a cache or the provider is read, and
 * what is read is cut down to what the token names.
 *
 * @param person the subject of the token, however many tokens there are: see provider-reads.ts
 */
export function visitorOf(
  claims: Pick<EmbedClaims, 'role'> & Partial<Pick<EmbedClaims, 'hostup' | 'vpsbg'>>,
  account: AccountReads,
  person: string,
): Visitor {
  const { hostup: vpss, vpsbg: isos, role } = claims;
  const forToken = async (provider: Provider, read: Promise<Outcome> | undefined) =>
    forRole(role, (await read) ?? { ok: false, failure: notConfigured(provider) });
  return {
    role,
    providers: {
      hostup: Boolean(vpss && account.hostup),
      vpsbg: Boolean(isos && account.vpsbg),
    },
    names: vpss?.names,
    library: vpss?.library,
    hostup: {
      vpsList({ name, primaryIp }) {
        // The names and addresses of the token's VPSs are not read, so they cannot be filtered.
        const filtered = name !== undefined || primaryIp !== undefined;
        return Promise.resolve(vpss && !filtered ? listOf(vpss) : forbidden());
      },
      async isoMedia(vpsId, signal) {
        if (!vpss?.vps.includes(vpsId)) return forbidden();
        const outcome = await forToken('hostup', account.hostup?.isoMedia(vpsId, signal, person));
        return vpss.library === 'all' ? outcome : mountedOnly(outcome);
      },
      async status(vpsId, signal) {
        if (!vpss?.vps.includes(vpsId)) return forbidden();
        return forToken('hostup', account.hostup?.status(vpsId, signal, person));
      },
    },
    vpsbg: {
      async isos(signal) {
        if (!isos) return forbidden();
        const outcome = await forToken('vpsbg', account.vpsbg?.isos(signal));
        if (isos.isos === '*') return outcome;
        const named = new Set<unknown>(isos.isos.toSorted((a, b) => a - b));
        return narrowed(outcome, `isos ${[...named].join()}`, (json) => namedOnly(json, named));
      },
      async iso(isoId, signal) {
        const named = isos && (isos.isos === '*' || isos.isos.some((id) => String(id) === isoId));
        if (!named) return forbidden();
        return forToken('vpsbg', account.vpsbg?.iso(isoId, signal, person));
      },
    },
  };
}

/** One response for all that a token does not name, whether it exists or not. */
function forbidden(): Outcome {
  const detail = 'Your token does not give access to this. Your control panel decides what it includes.';
  return { ok: false, failure: { code: 'forbidden_resource', detail } };
}

/** The token's own VPSs. The account's list is not requested: it is as long as the reseller has customers. */
function listOf({ vps: ids, names = {} }: NonNullable<EmbedClaims['hostup']>): Outcome {
  const unspecified = { primaryIp: null, serviceStatus: null, powerState: null };
  const rows = [...new Set(ids)].map((id) => ({
    id,
    name: names[id] ?? null,
    ...unspecified,
    operatingSystem: null,
    resources: null,
  }));
  const list: VpsList = { data: rows, nextCursor: null, hasMore: false };
  return { ok: true, body: JSON.stringify(list), headers: { [HEADERS.asOf]: new Date().toISOString() } };
}

/**
 * The named ISOs of the account's list, as it was read or as it came. How many others there are is not the token's
 * business.
 */
function namedOnly(json: unknown, named: ReadonlySet<unknown>) {
  const { data, extent } = v.parse(v.object({ data: anyRows, extent: isoList.entries.extent }), json);
  const matching = data.filter((iso) => named.has(idOf(iso)));
  const all = new Set(matching.map(idOf)).size === named.size;
  if (all || (extent.complete && data.every((iso) => typeof idOf(iso) === 'number'))) {
    return { data: matching, extent: { complete: true, total: matching.length, reason: null } };
  }
  // An entry that cannot be read may be one that the token names.
  const reason = extent.reason ?? 'page_failed';
  return { data: matching, extent: { complete: false, total: null, reason } };
}

/** Only the images in this VPS's own drives: the rest of the library may be other customers'. */
export function mountedOnly(outcome: Outcome): Outcome {
  return narrowed(outcome, 'mounted', (json) => {
    const { mounted } = v.parse(isoMedia, json);
    const { available } = v.parse(v.object({ available: anyRows }), json);
    const ids = new Set<unknown>(
      mounted.map((medium) => (medium?.mounted === false ? null : medium?.isoId)).filter(Boolean),
    );
    // A field that is not documented could be about others' images.
    const known = Object.entries(v.parse(anObject, json)).filter(([key]) =>
      Object.hasOwn(isoMedia.entries, key),
    );
    return {
      ...Object.fromEntries(known),
      available: available.filter((image) => ids.has(idOf(image))),
    };
  });
}

/**
 * A response cut down. Notes on drift are about what is no longer in it, so they go too.
 *
 * @param name of the cut; one of each is cached with the response
 * @param cut what is left of the JSON, as it was read or as it came
 */
function narrowed(outcome: Outcome, name: string, cut: (json: unknown) => unknown): Outcome {
  if (!outcome.ok) return outcome;
  const whole = withoutDrift(outcome);
  const { headers, received } = whole;
  return derived(whole, name, () => ({
    ok: true,
    headers,
    body: JSON.stringify(cut(parsed(whole))),
    // Cut only when the details are opened: it is read rarely.
    ...(received && { received: () => JSON.stringify(cut(JSON.parse(received()))), narrowed: true }),
  }));
}

const anObject = v.record(v.string(), v.unknown());
const anyRows = v.array(v.unknown());

function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
}

function withoutDrift(outcome: Good): Good {
  if (outcome.headers[HEADERS.drift] === undefined) return outcome;
  return derived(outcome, 'no drift', () => {
    const { [HEADERS.drift]: _, ...headers } = outcome.headers;
    return { ...outcome, headers };
  });
}

/** A good outcome as a customer gets it: without notes on drift, and with the pace in coarse steps. */
function forCustomer(outcome: Good): Good {
  const whole = withoutDrift(outcome);
  const least = whole.headers[HEADERS.leastInterval];
  if (least === undefined) return whole;
  return derived(whole, 'coarse pace', () => {
    const interval = String(coarse(Number(least) / 1_000) * 1_000);
    return { ...whole, headers: { ...whole.headers, [HEADERS.leastInterval]: interval } };
  });
}

/** An outcome as the role may see it. */
function forRole(role: EmbedClaims['role'], outcome: Outcome): Outcome {
  if (outcome.ok) return role === 'support' ? outcome : forCustomer(outcome);
  return { ok: false, failure: failureOfRead(role, outcome.failure) };
}

function notConfigured(provider: Provider): Failure {
  const { label } = PROVIDER_FACTS[provider];
  const detail = `The account that the token names has no key for ${label}. Contact the support of your control panel.`;
  return { code: 'provider_not_configured', detail, provider };
}
