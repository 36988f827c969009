import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Failure } from './failure.ts';

/**
 * Refuses a request whose form is ambiguous: an absolute-form target, not exactly one `Host`, an unknown transfer coding, or
 * more than one `Authorization`. Node accepts them all, and what is behind or before us might read them differently.
 */
export function refuseAmbiguous({ url, headers, rawHeaders }: IncomingMessage): Failure | undefined {
  if (!url?.startsWith('/')) {
    return {
      code: 'bad_request',
      detail: 'The request target must be a path that begins with "/".',
      reason: 'the target is no path',
    };
  }
  const sent = (wanted: string) =>
    rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === wanted).length;
  if (sent('host') !== 1) {
    return {
      code: 'bad_request',
      detail: 'The request must have exactly one Host header.',
      reason: 'not exactly one Host',
    };
  }
  if (!/^(?:chunked)?$/i.test(headers['transfer-encoding'] ?? '')) {
    return {
      code: 'bad_request',
      detail: 'Only "chunked" is supported in Transfer-Encoding. Send the request without it.',
      reason: 'Transfer-Encoding',
    };
  }
  if (sent('authorization') > 1) {
    return {
      code: 'bad_request',
      detail: 'The request must have at most one Authorization header.',
      reason: 'more than one Authorization',
    };
  }
  return undefined;
}

/** A name of loopback, with any port or none. */
const LOOPBACK_NAME = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * A gateway on loopback accepts requests only under its own name and from its own pages, so that neither DNS rebinding
 * nor another site open in the same browser can read the account through it. Pages hold no data: a link to one may come
 * from anywhere.
 *
 * @param host the configured address to listen on; the names of loopback are always accepted beside it
 * @param base what stands before every path
 * @param path as the router reads it: `/%61pi/` and `/x/../api/` lead to the API too
 */
export function refuseForeign(
  request: IncomingMessage,
  host: string,
  path: string,
  base = '',
): Failure | undefined {
  const { headers, socket } = request;
  const requested = headers.host?.toLowerCase() ?? '';
  if (!ownHosts(host, socket.localPort).includes(requested)) {
    const port = socket.localPort;
    // A tunnel of SSH ends at another port of loopback.
    const tunnel = LOOPBACK_NAME.test(requested)
      ? ` Through an SSH tunnel use the same port at both ends: ssh -L ${port}:localhost:${port} and the name of the server.`
      : '';
    const detail = `This gateway accepts requests only at its own address. Open it at http://localhost:${port}${base}/.${tunnel}`;
    return { code: 'forbidden_host', detail };
  }
  const foreignSite = isForeignSite(headers);
  if (path.startsWith('/api/')) {
    const { origin } = headers;
    const foreignOrigin = origin !== undefined && origin.toLowerCase() !== `http://${requested}`;
    return foreignSite || foreignOrigin
      ? foreign('Its API accepts requests only from its own pages.')
      : undefined;
  }
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return foreignSite && !isLink ? foreign('Its pages cannot be part of another site.') : undefined;
}

/**
 * Those of the origins that a request is for. A proxy may leave out the port of its own address.
 *
 * @param host the request's `Host`
 */
export function originsAt(origins: readonly string[], host: string): string[] {
  const named = host.toLowerCase();
  return origins.filter((origin) => {
    const { host: whole, hostname } = new URL(origin);
    return whole === named || hostname === named;
  });
}

/** An IP address or `localhost`, with any port or none: no site of someone else's has it for its name. */
const NO_NAME = /^(?:localhost|[\d.]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/**
 * With tokens, the gateway is reached by its configured names, or by an address, as balancers do. Any other name leads here
 * without its operator's knowledge.
 */
export function refuseOtherNames(
  { headers }: IncomingMessage,
  origins: readonly string[],
): Failure | undefined {
  const host = headers.host ?? '';
  if (NO_NAME.test(host) || originsAt(origins, host).length > 0) return undefined;
  const detail =
    'This gateway is reached by the names in its file of tenants alone: `origin` and `origins`. Let the proxy pass the Host header on.';
  return { code: 'forbidden_host', detail };
}

/**
 * With tokens, the API still accepts only pages of the gateway's own origin: a token that another site got hold of
 * is of no use in that site's pages. What is no browser sends neither header.
 *
 * @param origins of the gateway, as browsers reach it; it may have another name before a proxy
 */
export function refuseOtherSites(
  { headers }: IncomingMessage,
  origins: readonly string[],
): Failure | undefined {
  const foreignOrigin =
    headers.origin !== undefined && !ownOrigins(headers, origins).includes(headers.origin.toLowerCase());
  return foreignOrigin || isForeignSite(headers)
    ? foreign('Its API accepts requests only from its own pages.')
    : undefined;
}

/**
 * A request that changes something is accepted only from the gateway's own pages, wherever it listens: a browser names
 * the page's origin with every such request, and no person's navigation is one. What is no browser sends neither header.
 *
 * @param origins of the gateway where they are configured; otherwise that of the request's own Host
 */
export function refuseForeignWrite(
  { headers }: IncomingMessage,
  origins?: readonly string[],
): Failure | undefined {
  const host = headers.host?.toLowerCase() ?? '';
  const own = origins ? ownOrigins(headers, origins) : [`http://${host}`, `https://${host}`];
  const foreignOrigin = headers.origin !== undefined && !own.includes(headers.origin.toLowerCase());
  const { 'sec-fetch-site': site = 'same-origin' } = headers;
  return foreignOrigin || site !== 'same-origin' ? foreign('It acts only for its own pages.') : undefined;
}

/** The page's own is that of the name it came by; behind a proxy that passes on another name it may be any of them. */
function ownOrigins({ host = '' }: IncomingHttpHeaders, origins: readonly string[]): readonly string[] {
  const here = originsAt(origins, host);
  return here.length > 0 ? here : origins;
}

function isForeignSite({ 'sec-fetch-site': site = 'none' }: IncomingHttpHeaders): boolean {
  return site !== 'same-origin' && site !== 'none';
}

function foreign(detail: string): Failure {
  return { code: 'forbidden_origin', detail: `This gateway was called by another site. ${detail}` };
}

function ownHosts(host: string, port: number | undefined): string[] {
  const configured = isIP(host) === 6 ? `[${host}]` : host.toLowerCase();
  const names = [...new Set(['127.0.0.1', 'localhost', '[::1]', configured])];
  const withPort = names.map((name) => `${name}:${port}`);
  return port === 80 ? [...names, ...withPort] : withPort;
}
