import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import * as v from 'valibot';
import { actionApi, ACTIONS, type Action } from '../contracts/gateway/actions.ts';
import { actionResult, IDEMPOTENCY_KEY } from '../contracts/gateway/action-bodies.ts';
import { api, gatewayProblem } from '../contracts/gateway/api.ts';
import { isoMedia } from '../contracts/hostup/iso-media.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { createGateway } from '../gateway/app.ts';
import { createHostupReads } from '../gateway/hostup.ts';
import { collectLog } from '../gateway/log.fixture.ts';
import { listen } from '../gateway/server.ts';
import { TEST_LIMITS } from '../gateway/upstream.fixture.ts';
import type { SharedState } from '../gateway/state/shared-state.ts';
import type { Audit, AuditEntry } from '../gateway/actions/audit.ts';
import { createHostupActions } from '../gateway/actions/hostup-actions.ts';
import { ActionJournal } from '../gateway/actions/journal.ts';
import { ownerActions } from '../gateway/actions/visitor-actions.ts';

export const UBUNTU = 'iso_01hxa3b4c5d6e7f8g9h0j1k2m3';
export const RESCUE = 'iso_01hxb7c8d9e0f1g2h3j4k5m6n7';

/** One request to the gateway. Everything that a good one has is there unless it is changed. */
export interface Send {
  method?: string;
  body?: unknown;
  /** Sent as it is, in place of JSON. */
  raw?: string | Uint8Array<ArrayBuffer>;
  key?: string;
  headers?: Record<string, string | undefined>;
}

/** What came back. */
export interface Reply {
  status: number;
  /** Of a problem; `undefined` when it went well. */
  code: string | undefined;
  body: unknown;
  headers: Headers;
}

export async function send(url: string, path: string, options: Send = {}): Promise<Reply> {
  const { method = 'POST', body, raw, key = randomUUID(), headers = {} } = options;
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const all = {
    ...(content !== undefined && { 'content-type': 'application/json' }),
    [IDEMPOTENCY_KEY]: key,
    ...headers,
  };
  const given = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const response = await fetch(url + path, {
    method,
    headers: given,
    ...(content !== undefined && { body: content }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  const problem = v.safeParse(gatewayProblem, json);
  return {
    status: response.status,
    code: problem.success ? problem.output.code : undefined,
    body: json,
    headers: response.headers,
  };
}

/** A good request for each action on a VPS. */
function wish(action: Action, vpsId: string): { path: string; options: Send } {
  const body = {
    mount: { isoId: RESCUE, device: 'ide3' },
    unmount: { device: 'ide2' },
    download: { url: 'https://example.com/a/debian.iso?token=hush', filename: 'debian.iso' },
    restart: {},
  };
  if (action === 'delete') return { path: actionApi.delete(vpsId, RESCUE), options: { method: 'DELETE' } };
  return { path: actionApi[action](vpsId), options: { body: body[action] } };
}

/** An audit that keeps its lines for the test. */
function keptAudit(): Audit & { entries: AuditEntry[] } {
  const entries: AuditEntry[] = [];
  return {
    entries,
    earlier: [],
    reopen: () => {},
    write: (entry) => void entries.push(entry),
    note: () => {},
    close: () => {},
  };
}

/** How many calls of each kind reached the sandbox's HostUp. */
async function callsAt(sandbox: Sandbox): Promise<{ writes: string[]; all: number }> {
  const response = await fetch(`${sandbox.controlUrl}/requests`);
  const { requests } = v.parse(
    v.object({ requests: v.array(v.object({ path: v.string(), count: v.number() })) }),
    await response.json(),
  );
  const writes = requests.flatMap(({ path, count }) =>
    /\/actions\/|\/iso\/iso_/.test(path) ? Array.from({ length: count }, () => path) : [],
  );
  return { writes, all: requests.reduce((sum, { count }) => sum + count, 0) };
}

/** An owner's gateway before the sandbox. @param shared what it shares with another one */
export async function startOwner(
  allowed: readonly Action[] = ACTIONS,
  shared: { sandbox?: Sandbox; state?: SharedState } = {},
) {
  const { state, sandbox = await startSandbox() } = shared;
  const { keys, hostupUrl } = sandbox;
  const { log, lines } = collectLog();
  const options = { log, limitPerResource: true, state };
  const audit = keptAudit();
  const hostup = createHostupReads({ url: hostupUrl, apiKey: keys.hostup }, options);
  const journal = new ActionJournal([], state);
  const acting = createHostupActions(
    { url: hostupUrl, apiKey: keys.hostupWrite, readKey: keys.hostup },
    hostup,
    {
      ...options,
      audit,
      journal,
    },
  );
  const actions = ownerActions(acting, hostup, allowed);
  const app = createGateway({ mode: 'owner', host: '127.0.0.1' }, { hostup, actions, log });
  const server = await listen(app, { port: 0, host: '127.0.0.1' }, TEST_LIMITS);
  onTestFinished(async () => {
    await Promise.all([server.close(), hostup.close(), acting.close(), sandbox.close()]);
  });
  const { url } = server;
  const media = async (vpsId: string) => {
    const response = await fetch(url + api.hostupIsoMedia(vpsId));
    return v.parse(isoMedia, await response.json());
  };
  const act = (action: Action, vpsId: string, change: Send = {}) => {
    const { path, options: good } = wish(action, vpsId);
    return send(url, path, { ...good, ...change });
  };
  const get = (path: string) => send(url, path, { method: 'GET' });
  const result = (reply: Reply) => v.parse(actionResult, reply.body);
  return { sandbox, url, log: lines, audit, media, act, get, result, calls: () => callsAt(sandbox) };
}
