import type { ServerResponse } from 'node:http';
import { startGateway, startUpstream } from './upstream.fixture.ts';

export const MEDIA = '/api/hostup/vps/vps_1/iso';
export const JSON_TYPE = { 'content-type': 'application/json' };

/** What the gateway makes of one response of the provider. */
export async function through(respond: (response: ServerResponse) => void, path = MEDIA, limits = {}) {
  const upstream = await startUpstream((_request, response) => respond(response));
  const gateway = await startGateway(upstream.url, { limits });
  const response = await fetch(gateway.url + path);
  const body = await response.text();
  return { response, body, upstream, log: gateway.log, gateway };
}

/** The error code in the body of a response. */
export async function codeOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  return body !== null && typeof body === 'object' && 'code' in body ? body.code : undefined;
}
