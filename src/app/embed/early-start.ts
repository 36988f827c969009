import type { EmbedBoot } from '../../contracts/embed/boot.ts';
import type { Hello } from '../../contracts/embed/messages.ts';
import { ID_IN_PATH, PROTOCOL_VERSION } from '../../contracts/embed/protocol.ts';
import { decodePart } from '../../contracts/embed/token-part.ts';
import type { EarlyRequest } from '../http/early-requests.ts';
import { embedders } from './embedders.ts';
import { newNonce } from './nonce.ts';

/** What a frame did before the app ran, which takes it over and checks all of it again. */
export interface EarlyStart {
  nonce: string;
  /** What may be the panel's response to the hello. */
  response?: MessageEvent<unknown>;
  /** By path at the gateway. */
  requests: Map<string, EarlyRequest>;
  /** From here on the app listens. */
  stop: () => void;
}

/** What it must know of the page's boot data. */
export type EarlyBoot = Pick<EmbedBoot, 'parents' | 'first'> & Partial<Pick<EmbedBoot, 'base'>>;

declare global {
  /** Absent in a page that stands in no frame. */
  var drivebayEarly: EarlyStart | undefined;
}

/** The least that the panel's response must be before its token is sent to the gateway, which checks the token itself. */
interface PanelResponse {
  t: unknown;
  v: unknown;
  n: unknown;
  token: unknown;
}

/**
 * Greets the panel before the app's scripts are here, and with the token of its response requests what the page shows
 * first: over a slow line the data comes while the scripts still do. The rules are the handshake's: `handshake.ts` goes
 * through the same response again, and a response to another token's request is never used (`early-requests.ts`).
 *
 * Built by itself, without valibot, and put into the page by the gateway.
 *
 * @param boot as the gateway wrote it into this page
 */
export function startEarly(boot: EarlyBoot, self: Window): EarlyStart {
  const { parent } = self;
  const start: EarlyStart = {
    nonce: newNonce(),
    requests: new Map(),
    stop: () => self.removeEventListener('message', onMessage),
  };
  function onMessage(event: MessageEvent<unknown>): void {
    const { data, origin, ports, source } = event;
    if (source !== parent || !boot.parents.includes(origin) || ports.length !== 1) return;
    if (!isResponse(data) || data.t !== 'iso:init' || data.v !== PROTOCOL_VERSION) return;
    if (data.n !== start.nonce || typeof data.token !== 'string') return;
    const token = data.token.trim();
    // Nothing that the handshake ignores ends the listening: the response after it would be lost.
    if (token === '') return;
    start.stop();
    start.response = event;
    if (parentIn(token) !== origin) return;
    for (const path of firstPaths(boot, self.location)) {
      start.requests.set(path, requestEarly((boot.base ?? '') + path, token));
    }
  }
  self.addEventListener('message', onMessage);
  const hello: Hello = { t: 'iso:hello', v: PROTOCOL_VERSION, n: start.nonce };
  for (const origin of embedders(boot.parents, self)) parent.postMessage(hello, origin);
  return start;
}

function isResponse(data: unknown): data is PanelResponse {
  return (
    typeof data === 'object' && data !== null && 'token' in data && 'n' in data && 't' in data && 'v' in data
  );
}

/** The origin whose page a token is for, by its own words. */
function parentIn(token: string): unknown {
  const claims = decodePart(token.split('.')[1]);
  return typeof claims === 'object' && claims !== null && 'parent' in claims ? claims.parent : undefined;
}

/** Open details are requested by another path: then only what does not depend on them. */
function firstPaths({ first }: EarlyBoot, { pathname, search }: Location): string[] {
  // Of any form, in characters that mean nothing in a path: the gateway checks it, and this script is built without its patterns.
  const id = /\/(?:vps|isos)\/([\w.~-]+)(?:\/iso)?$/.exec(pathname)?.[1];
  const known = search === '' ? first : first.slice(0, 1);
  return known.flatMap((path) => {
    if (!path.includes(ID_IN_PATH)) return path;
    return id === undefined ? [] : path.replace(ID_IN_PATH, id);
  });
}

function requestEarly(url: string, token: string): EarlyRequest {
  const sentAt = performance.now();
  const response = fetch(url, {
    headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
  }).then(async (received) => {
    request.receivedAt = performance.now();
    // Read to its end though it may never be taken: left unread, it keeps its connection.
    const body = await received.text();
    return new Response(body === '' ? null : body, received);
  });
  const request: EarlyRequest = { token, sentAt, receivedAt: sentAt, response };
  // Whoever takes it learns of its failure.
  response.catch(() => {});
  return request;
}
