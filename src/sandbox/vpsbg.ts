import { ASSUMED_VPSBG_ISO_ID } from '../contracts/assumptions.ts';
import published from '../contracts/vpsbg/samples/iso.json?raw';
import { ASSUMED_VPSBG_ISO_LIST_PATH } from './assumed.ts';
import type { Respond } from './exchange.ts';
import { json, jsonText } from './exchange.ts';
import type { ProviderResponse, ProviderRequest } from './provider.ts';
import { notFound } from './refusal.ts';
import { vpsbgScenario } from './vpsbg-scenarios.ts';

/** The id of the page's own example. */
const PUBLISHED_ISO_ID = '1';

/**
 * VPSBG's "Get an ISO" (https://dev.vpsbg.eu/apidoc/project-345640/api-3665876), and its list as assumed.
 */
export function vpsbg(request: ProviderRequest): ProviderResponse {
  const { path } = request;
  if (path === `/v1${ASSUMED_VPSBG_ISO_LIST_PATH}`) {
    return { id: 'list', respond: json(listOf(request)) };
  }
  const isoId = /^\/v1\/isos\/([^/]+)$/.exec(path)?.[1];
  if (isoId === undefined) return { id: '', respond: notFound };
  return { id: isoId, respond: isoOf(isoId, request) };
}

/** The list, or one page of it in the shape that VPSBG documents for its list of snapshots. */
function listOf({ account, query, now }: ProviderRequest): object {
  const isos = account.isos(now);
  const { isosPerPage: size } = account;
  if (size === undefined) return { data: isos };
  const last = Math.max(1, Math.ceil(isos.length / size));
  const page = Math.max(1, Number(query.get('page')) || 1);
  const from = (page - 1) * size;
  const data = isos.slice(from, from + size);
  const url = (number: number) => `https://api.vpsbg.eu/v1${ASSUMED_VPSBG_ISO_LIST_PATH}?page=${number}`;
  return {
    data,
    links: {
      first: url(1),
      last: url(last),
      prev: page > 1 ? url(page - 1) : null,
      next: page < last ? url(page + 1) : null,
    },
    meta: {
      current_page: page,
      from: data.length > 0 ? from + 1 : null,
      last_page: last,
      path: url(1).split('?', 1)[0],
      per_page: size,
      to: data.length > 0 ? from + data.length : null,
      total: isos.length,
    },
  };
}

function isoOf(isoId: string, { account, copies, now }: ProviderRequest): Respond {
  if (isoId === PUBLISHED_ISO_ID) return jsonText(published);
  if (!ASSUMED_VPSBG_ISO_ID.test(isoId)) return notFound;
  const iso = account.iso(Number(isoId), now);
  if (iso) return json(iso);
  const scenario = vpsbgScenario(Number(isoId));
  return scenario ? scenario.respond(copies.visit(isoId, now)) : notFound;
}
