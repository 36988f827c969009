import { ASSUMED_VPSBG_ISO_ID } from '../contracts/assumptions.ts';
import published from '../contracts/vpsbg/samples/iso.json?raw';
import { ASSUMED_VPSBG_ISO_LIST_PATH } from './assumed.ts';
import type { Reply } from './exchange.ts';
import { json, jsonText } from './exchange.ts';
import type { Answer, ProviderRequest } from './provider.ts';
import { notFound } from './refusal.ts';
import { vpsbgScenario } from './vpsbg-scenarios.ts';

/** The id of the page's own example. */
const PUBLISHED_ISO_ID = '1';

/**
 * VPSBG's "Get an ISO" (https://dev.vpsbg.eu/apidoc/project-345640/api-3665876), and its list as assumed.
 */
export function vpsbg(request: ProviderRequest): Answer {
  const { path, account, now } = request;
  if (path === `/v1${ASSUMED_VPSBG_ISO_LIST_PATH}`) {
    return { id: 'list', reply: json({ data: account.isos(now) }) };
  }
  const isoId = /^\/v1\/isos\/([^/]+)$/.exec(path)?.[1];
  if (isoId === undefined) return { id: '', reply: notFound };
  return { id: isoId, reply: isoOf(isoId, request) };
}

function isoOf(isoId: string, { account, copies, now }: ProviderRequest): Reply {
  if (isoId === PUBLISHED_ISO_ID) return jsonText(published);
  if (!ASSUMED_VPSBG_ISO_ID.test(isoId)) return notFound;
  const iso = account.iso(Number(isoId), now);
  if (iso) return json(iso);
  const scenario = vpsbgScenario(Number(isoId));
  return scenario ? scenario.answer(copies.visit(isoId, now)) : notFound;
}
