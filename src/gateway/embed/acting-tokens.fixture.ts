import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { onTestFinished } from 'vitest';
import { IDEMPOTENCY_KEY } from '../../contracts/gateway/action-bodies.ts';
import { actionApi, type Action } from '../../contracts/gateway/actions.ts';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { acme, goodClaims, ORIGIN, sign, startEmbedGateway } from './embedding.fixture.ts';

const IMAGE = 'iso_01hxa3b4c5d6e7f8g9h0j1k2m3';
export const VPSS = ['vps_1', 'vps_2', 'vps_3', 'vps_4'];
/** What the operator allows the tenant. */
export const TENANT: readonly Action[] = ['mount', 'unmount', 'restart'];

export const isWrite = ({ method }: IncomingMessage) => method !== 'GET';

/** HostUp, which does what it is sent. */
export function hostup({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
  if (method !== 'GET') return respondJson(response, { device: 'ide2' });
  if (url.endsWith('/status')) return respondJson(response, { powerState: 'running', uptimeSeconds: 60 });
  return respondJson(response, isoMediaSample);
}

export async function startActing(actions: readonly Action[] = TENANT, respond = hostup) {
  const upstream = await startUpstream(respond);
  const keys = { hostup: { env: 'MAIN' }, hostupWrite: { env: 'WRITE' } };
  const accounts = { main: keys, second: { hostup: { env: 'SECOND' } } };
  const config = { origin: ORIGIN, tenants: [acme({ actions, accounts })] };
  const gateway = await startEmbedGateway(upstream.url, { config });
  const pool = new Pool(gateway.url, { connections: 4, pipelining: 16 });
  onTestFinished(() => pool.destroy());
  const send = async (action: Action, vpsId: string, token: string, headers: Record<string, string> = {}) => {
    const body = {
      mount: { isoId: IMAGE, device: 'ide3' },
      unmount: { device: 'ide2' },
      download: { url: 'https://example.com/a.iso', filename: 'a.iso' },
      restart: {},
      delete: undefined,
    }[action];
    const path = action === 'delete' ? actionApi.delete(vpsId, IMAGE) : actionApi[action](vpsId);
    const response = await pool.request({
      path,
      method: action === 'delete' ? 'DELETE' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        [IDEMPOTENCY_KEY]: randomUUID(),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      // Its key makes it so; undici pipelines nothing else.
      idempotent: true,
    });
    const json: unknown = await response.body.json();
    const code = json !== null && typeof json === 'object' && 'code' in json ? json.code : null;
    return { status: response.statusCode, code, json };
  };
  return { upstream, gateway, send };
}

export const tokenFor = (
  actions: Record<string, Action[]> | undefined,
  change: Record<string, unknown> = {},
) =>
  sign(
    goodClaims({
      hostup: { vps: VPSS.slice(0, 3), library: 'all', ...(actions && { actions }) },
      ...change,
    }),
  );
