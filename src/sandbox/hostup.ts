import { VPS_LIST_MAX_LIMIT } from '../contracts/hostup/vps-list.ts';
import type { Account } from './accounts.ts';
import { mannerOf } from './action-scenarios.ts';
import { DEFAULT_PAGE_SIZE, MISSING_SCOPE_CODE, POWER_SCOPE, UPTIME_MS } from './assumed.ts';
import type { Respond } from './exchange.ts';
import { json, jsonText } from './exchange.ts';
import { jobResponse } from './hostup-jobs.ts';
import { PUBLISHED_ISO_MEDIA, PUBLISHED_VPS_ID } from './hostup-media.ts';
import { hostupScenario } from './hostup-scenarios.ts';
import { usual } from './hostup-state.ts';
import {
  deviceOf,
  download,
  mediaIn,
  mount,
  power,
  remove,
  unmount,
  writeAt,
  type HostupWrite,
} from './hostup-writes.ts';
import type { ProviderResponse, ProviderRequest } from './provider.ts';
import { methodNotAllowed, notFound, refuse, vpsNotFound } from './refusal.ts';
import type { Server } from './server.ts';

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

const missingAction = refuse({
  status: 403,
  code: MISSING_SCOPE_CODE,
  title: 'Forbidden',
  detail: 'The API key lacks a scope that this action needs.',
});

/**
 * HostUp's calls, as far as they are published or named: the list, one VPS's media, status and actions, and jobs.
 * https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso and its siblings
 */
export function hostup(request: ProviderRequest): ProviderResponse {
  const { method, path, scopes, world, now } = request;
  const write = method === 'GET' ? undefined : writeAt(method, path);
  if (method !== 'GET' && !write) return { id: '', respond: methodNotAllowed };
  if (write) {
    const allowed = write.scopes.every((scope) => scopes.includes(scope));
    return { id: write.vpsId, respond: allowed ? actOn(write, request) : missingAction };
  }
  const jobId = /^\/api\/jobs\/([^/]+)$/.exec(path)?.[1];
  if (jobId !== undefined) {
    const allowed = scopes.some((scope) => scope.startsWith('write:') || scope === POWER_SCOPE);
    return { id: jobId, respond: allowed ? jobResponse(world.job(jobId), now) : missingAction };
  }
  const [, vpsId, of] = /^\/api\/v2\/vps\/([^/]+)\/(iso|status)$/.exec(path) ?? [];
  if (vpsId === undefined && path !== '/api/v2/vps') return { id: '', respond: notFound };
  const id = vpsId ?? 'list';
  if (!scopes.includes('read:vm')) return { id, respond: missingScope };
  if (vpsId === undefined) return { id, respond: list(request) };
  return { id, respond: of === 'status' ? statusOf(vpsId, request) : isoMediaOf(vpsId, request) };
}

/** Media after all that was done to them. A VPS to which nothing was done gets its bytes as they are. */
function isoMediaOf(vpsId: string, request: ProviderRequest): Respond {
  const { world, now, account } = request;
  const good = originalMediaOf(vpsId, request);
  return (x) =>
    good({
      ...x,
      send(status, headers, body) {
        const owner = ownerOf(vpsId, account);
        const media = status === 200 && world.isChanged(vpsId, owner) ? mediaIn(body) : undefined;
        if (!media) return x.send(status, headers, body);
        const changed = world.mediaOf(media, vpsId, owner, now);
        return x.send(status, headers, JSON.stringify(changed));
      },
    });
}

function originalMediaOf(vpsId: string, { account, copies, now }: ProviderRequest): Respond {
  if (vpsId === PUBLISHED_VPS_ID) return jsonText(PUBLISHED_ISO_MEDIA);
  const server = serverOf(vpsId, account);
  if (server) return json(server.media());
  const scenario = hostupScenario(vpsId);
  return scenario ? scenario.respond(copies.visit(vpsId, now)) : vpsNotFound;
}

function actOn({ vpsId, action, isoId = '', start = false }: HostupWrite, request: ProviderRequest): Respond {
  const { account, world, now, body, copies } = request;
  const server = serverOf(vpsId, account);
  const scenario = server ? undefined : hostupScenario(vpsId);
  if (!server && !scenario) return vpsNotFound;
  const manner = mannerOf(scenario);
  const owner = ownerOf(vpsId, account);
  const original = server?.media() ?? scenario?.media?.(copies.look(vpsId, now)) ?? usual();
  const media = world.mediaOf(original, vpsId, owner, now);
  const { powerState } = powerOf(vpsId, request);
  const changes = world.vps(vpsId);
  changes.actions += 1;
  const call = { vpsId, owner, media, powerState, manner, world, now };
  const good = {
    mount: () => mount(body, call),
    unmount: () => unmount(body, call),
    download: () => download(body, call),
    delete: () => remove(isoId, call),
    restart: () => power(start, call),
  }[action]();
  return manner.act?.(good, { action, device: deviceOf(body), changes, now }) ?? good;
}

/** Power as it was, or as it is after a restart. */
function powerOf(vpsId: string, { account, world, now }: ProviderRequest) {
  const server = serverOf(vpsId, account);
  const manner = mannerOf(server ? undefined : hostupScenario(vpsId));
  const power = world.powerOf(vpsId, now);
  const powerState = power?.powerState ?? manner.powerState ?? server?.vps.powerState ?? 'running';
  const startedAt = power?.startedAt ?? world.start - UPTIME_MS;
  const isKnown = powerState === 'running' && manner.uptimeSeconds !== null;
  return { powerState, uptimeSeconds: isKnown ? Math.floor((now - startedAt) / 1_000) : null };
}

/** The live status, as far as its page could be read. */
function statusOf(vpsId: string, request: ProviderRequest): Respond {
  if (!serverOf(vpsId, request.account) && !hostupScenario(vpsId)) return vpsNotFound;
  return json({
    id: vpsId,
    ...powerOf(vpsId, request),
    cpuUsagePercent: 7.5,
    cpuCores: 2,
    memory: { usedGb: 1.2, totalGb: 4, usagePercent: 30 },
    storage: { usedGb: 20, totalGb: 80, usagePercent: 25 },
    network: { inboundGb: 1.1, outboundGb: 0.9, totalGb: 2 },
    pendingTasks: [],
  });
}

function serverOf(vpsId: string, account: Account): Server | undefined {
  return account.servers.flatMap((row) => ('vps' in row && row.vps.id === vpsId ? [row] : []))[0];
}

/** Servers of an account share its library; a scenario's copy has one of its own. */
function ownerOf(vpsId: string, account: Account): string {
  return serverOf(vpsId, account) ? account.keys.hostup : vpsId;
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
