import { VPS_LIST_MAX_LIMIT } from '../contracts/hostup/vps-list.ts';
import type { Account } from './accounts.ts';
import { DEFAULT_PAGE_SIZE, MISSING_SCOPE_CODE } from './assumed.ts';
import type { Respond } from './exchange.ts';
import { json, jsonText } from './exchange.ts';
import { PUBLISHED_ISO_MEDIA, PUBLISHED_VPS_ID } from './hostup-media.ts';
import { hostupScenario } from './hostup-scenarios.ts';
import type { ProviderResponse, ProviderRequest } from './provider.ts';
import { notFound, refuse, vpsNotFound } from './refusal.ts';

const missingScope = refuse({
  status: 403,
  code: MISSING_SCOPE_CODE,
  title: 'Forbidden',
  detail: 'The API key lacks the required scope read:vm.',
});

const invalidCursor = refuse({
  status: 400,
  code: 'invalid_cursor',
  title: 'Validation failed',
  detail: 'Cursor is invalid or malformed.',
});

/**
 * HostUp's two read calls, as far as they are published:
 * https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso and …/get-v2-vps
 */
export function hostup(request: ProviderRequest): ProviderResponse {
  const { path, account } = request;
  const vpsId = /^\/api\/v2\/vps\/([^/]+)\/iso$/.exec(path)?.[1];
  if (vpsId === undefined && path !== '/api/v2/vps') return { id: '', respond: notFound };
  const id = vpsId ?? 'list';
  if (!account.scopes.includes('read:vm')) return { id, respond: missingScope };
  return { id, respond: vpsId === undefined ? list(request) : isoMediaOf(vpsId, request) };
}

function isoMediaOf(vpsId: string, { account, copies, now }: ProviderRequest): Respond {
  if (vpsId === PUBLISHED_VPS_ID) return jsonText(PUBLISHED_ISO_MEDIA);
  for (const server of account.servers) {
    if ('vps' in server && server.vps.id === vpsId) return json(server.media());
  }
  const scenario = hostupScenario(vpsId);
  return scenario ? scenario.respond(copies.visit(vpsId, now)) : vpsNotFound;
}

function list({ query, account }: ProviderRequest): Respond {
  const limitText = query.get('limit') ?? String(DEFAULT_PAGE_SIZE);
  const limit = Number(limitText);
  if (!/^\d{1,3}$/.test(limitText) || limit < 1 || limit > VPS_LIST_MAX_LIMIT) {
    return invalidLimit;
  }
  const cursor = query.get('cursor');
  const from = cursor === null ? 0 : offsetIn(cursor);
  const rows = matching(account.servers, query);
  if (from === undefined || from >= Math.max(1, rows.length)) return invalidCursor;
  const hasMore = from + limit < rows.length;
  return json({
    data: rows.slice(from, from + limit).map((row) => ('vps' in row ? row.vps : row.broken)),
    nextCursor: hasMore ? cursorAt(from + limit) : null,
    hasMore,
  });
}

const invalidLimit = refuse({
  status: 400,
  code: 'invalid_request',
  title: 'Validation failed',
  detail: 'The request query failed validation.',
  errors: [
    {
      pointer: '/limit',
      detail: `\`limit\` must be an integer from 1 to ${VPS_LIST_MAX_LIMIT}.`,
      code: 'invalid_request',
    },
  ],
});

/** `primaryIp` exactly; `name` exactly, whatever its case. */
function matching(servers: Account['servers'], query: URLSearchParams): Account['servers'] {
  const ip = query.get('primaryIp');
  const name = query.get('name')?.toLowerCase();
  if (ip === null && name === undefined) return servers;
  return servers.filter(
    (row) =>
      'vps' in row &&
      (ip === null || row.vps.primaryIp === ip) &&
      (name === undefined || row.vps.name?.toLowerCase() === name),
  );
}

/** Opaque to clients: what is inside may change. */
function cursorAt(offset: number): string {
  return Buffer.from(`from:${offset}`).toString('base64url');
}

function offsetIn(cursor: string): number | undefined {
  const match = /^from:(\d{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  return match ? Number(match[1]) : undefined;
}
