import * as v from 'valibot';
import type { EmbedClaims } from '../../contracts/embed/claims.ts';
import { HEADERS, type Provider } from '../../contracts/gateway/api.ts';
import { isoList, type IsoList } from '../../contracts/gateway/iso-list.ts';
import { isoMedia } from '../../contracts/hostup/iso-media.ts';
import type { VpsList } from '../../contracts/hostup/vps-list.ts';
import type { Failure } from '../failure.ts';
import type { HostupReads } from '../hostup.ts';
import { PROVIDER_FACTS } from '../provider-facts.ts';
import type { Outcome } from '../provider-reads.ts';
import type { Visitor } from '../visitor.ts';
import type { VpsbgReads } from '../vpsbg.ts';

/** The reads of one account. A provider without a key is absent. */
export interface AccountReads {
  hostup?: HostupReads | undefined;
  vpsbg?: VpsbgReads | undefined;
}

/**
 * What a token opens of its account. Each read is decided by the token before a cache or the provider is asked, and
 * what is read is cut down to what the token names.
 */
export function visitorOf(claims: EmbedClaims, account: AccountReads): Visitor {
  const { hostup: vpss, vpsbg: isos, role } = claims;
  const told = async (provider: Provider, read: Promise<Outcome> | undefined) =>
    forRole(role, (await read) ?? { ok: false, failure: notConfigured(provider) });
  return {
    role,
    providers: {
      hostup: Boolean(vpss && account.hostup),
      vpsbg: Boolean(isos && account.vpsbg),
    },
    hostup: {
      vpsList({ name, primaryIp }) {
        // The names and addresses of the token's VPSs are not read, so nothing can be said of them.
        const filtered = name !== undefined || primaryIp !== undefined;
        return Promise.resolve(vpss && !filtered ? listOf(vpss.vps) : forbidden());
      },
      async isoMedia(vpsId, signal) {
        if (!vpss?.vps.includes(vpsId)) return forbidden();
        const outcome = await told('hostup', account.hostup?.isoMedia(vpsId, signal));
        return vpss.library === 'all' ? outcome : mountedOnly(outcome);
      },
    },
    vpsbg: {
      async isos(signal) {
        if (!isos) return forbidden();
        const outcome = await told('vpsbg', account.vpsbg?.isos(signal));
        if (isos.isos === '*') return outcome;
        const named = new Set(isos.isos);
        return narrowed(outcome, (json) => namedOnly(v.parse(isoList, json), named));
      },
      async iso(isoId, signal) {
        const named = isos && (isos.isos === '*' || isos.isos.some((id) => String(id) === isoId));
        if (!named) return forbidden();
        return told('vpsbg', account.vpsbg?.iso(isoId, signal));
      },
    },
  };
}

/** One answer for all that a token does not name, whether it exists or not. */
function forbidden(): Outcome {
  const detail =
    'The token names what it opens, and this is not part of it. The control panel decides what it names.';
  return { ok: false, failure: { code: 'forbidden_resource', detail } };
}

/** The token's own VPSs. The account's list is not asked for: it is as long as the reseller has customers. */
function listOf(ids: readonly string[]): Outcome {
  const unsaid = { name: null, primaryIp: null, serviceStatus: null, powerState: null };
  const rows = [...new Set(ids)].map((id) => ({ id, ...unsaid, operatingSystem: null, resources: null }));
  const list: VpsList = { data: rows, nextCursor: null, hasMore: false };
  return { ok: true, body: JSON.stringify(list), headers: { [HEADERS.asOf]: new Date().toISOString() } };
}

/** The named ISOs of the account's list. How many others there are is not the token's business. */
function namedOnly({ data, extent }: IsoList, named: ReadonlySet<number>): IsoList {
  const kept = data.filter((iso) => iso !== null && named.has(iso.id));
  const all = new Set(kept.map((iso) => iso?.id)).size === named.size;
  if (all || (extent.complete && !data.includes(null))) {
    return { data: kept, extent: { complete: true, total: kept.length, reason: null } };
  }
  // An entry that cannot be read may be one that the token names.
  const reason = extent.reason ?? 'page_failed';
  return { data: kept, extent: { complete: false, total: null, reason } };
}

/** Made once of an answer that is kept, however many ask for it. */
const cutToMounted = new WeakMap<Outcome, Outcome>();

/** Only the images in this VPS's own drives: the rest of the library may be other customers'. */
function mountedOnly(outcome: Outcome): Outcome {
  const known = cutToMounted.get(outcome);
  if (known) return known;
  const cut = narrowed(outcome, (json) => {
    const media = v.parse(isoMedia, json);
    const mounted = new Set(
      media.mounted.map((medium) => (medium?.mounted === false ? null : medium?.isoId)),
    );
    return {
      ...media,
      available: media.available.filter((image) => image !== null && mounted.has(image.id)),
    };
  });
  cutToMounted.set(outcome, cut);
  return cut;
}

/** An answer cut down. Notes on drift speak of what is no longer in it, so they go too. */
function narrowed(outcome: Outcome, cut: (json: unknown) => unknown): Outcome {
  if (!outcome.ok) return outcome;
  return { ...withoutDrift(outcome), body: JSON.stringify(cut(JSON.parse(outcome.body))) };
}

function withoutDrift(outcome: Extract<Outcome, { ok: true }>) {
  if (outcome.headers[HEADERS.drift] === undefined) return outcome;
  const { [HEADERS.drift]: _, ...headers } = outcome.headers;
  return { ...outcome, headers };
}

/** Diagnostics are for support; what only the operator can mend is said as such to everyone. */
function forRole(role: EmbedClaims['role'], outcome: Outcome): Outcome {
  if (outcome.ok) return role === 'support' ? outcome : withoutDrift(outcome);
  const { provider, upstream, ...failure } = outcome.failure;
  const detail = (provider && operatorsMatter(failure, provider)) ?? failure.detail;
  const shown = upstream && (role === 'support' ? upstream : { ...upstream, ...NO_DIAGNOSTICS });
  return {
    ok: false,
    failure: { ...failure, detail, ...(provider && { provider }), ...(shown && { upstream: shown }) },
  };
}

const NO_DIAGNOSTICS = { instance: null, requestId: null, timestamp: null, errors: [] };

function operatorsMatter({ code, tooLarge }: Failure, provider: Provider): string | undefined {
  const { label } = PROVIDER_FACTS[provider];
  const tell = 'Tell the support of your control panel.';
  if (code === 'upstream_unauthorized') return `${label} refused the API key of this account. ${tell}`;
  if (code === 'upstream_forbidden') {
    return `${label} refused access: the API key of this account may not read this. ${tell}`;
  }
  if (tooLarge) return `${label} lists more for this account than Drivebay reads at once. ${tell}`;
  if (code === 'upstream_invalid') return `${label} sent an answer that is not as documented. ${tell}`;
  return undefined;
}

function notConfigured(provider: Provider): Failure {
  const { label } = PROVIDER_FACTS[provider];
  const detail = `The account that the token names has no key for ${label}. Tell the support of your control panel.`;
  return { code: 'provider_not_configured', detail, provider };
}
