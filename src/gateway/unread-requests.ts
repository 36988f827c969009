import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Failure } from './failure.ts';
import type { OpenRequests } from './open-requests.ts';
import { problemParts } from './problem.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import { requestEntry, uncheckedToken } from './request-log.ts';

const UNREADABLE: Failure = { code: 'bad_request', detail: 'The request is not valid HTTP/1.1.' };

/** What Node's parser refuses: its own statuses, for which it has responses only while nobody listens. */
const OF_PARSER: Readonly<Record<string, Failure>> = {
  HPE_HEADER_OVERFLOW: {
    code: 'headers_too_large',
    detail: 'The request line and headers are larger than 32 KiB. Cookies or a long token may be the cause.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    code: 'request_too_large',
    detail: 'The chunk extensions of the request are too large. Requests need no body here.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'request_timeout',
    detail: 'The request did not come completely in time. Send it again.',
  },
};
const CONNECT: Failure = { code: 'method_not_allowed', detail: 'Only GET and HEAD are allowed here.' };
const EXPECTATION: Failure = {
  code: 'expectation_failed',
  detail: 'Only "100-continue" is supported in Expect. Send the request without it.',
};

/** Refuses, with an entry in the log, the requests that Node does not give to a listener of its `request` event. */
export function refuseUnread(server: Server, requests: OpenRequests, log: Log, meter: Meter): void {
  const refused = (failure: Failure, reason: string, request?: IncomingMessage) => {
    const requestId = randomUUID();
    // An unread path is not repeated: it may hold anything.
    const parts = problemParts(failure, { path: '/', requestId });
    const token = request ? uncheckedToken(request) : 'none';
    const { status } = parts;
    const { code } = failure;
    const method = request?.method ?? '-';
    log.info(requestEntry({ requestId, method, route: '-', status, ms: 0, token, code, reason }), 'request');
    meter.request('-', status, 0);
    const length = String(Buffer.byteLength(parts.body));
    return { ...parts, headers: { ...parts.headers, connection: 'close', 'content-length': length } };
  };
  const refuse = (socket: Duplex, failure: Failure, reason: string, request?: IncomingMessage) => {
    if (socket instanceof Socket && requests.end(socket)) return undefined;
    const { status, headers, body } = refused(failure, reason, request);
    if (!socket.writable) return socket.destroy();
    const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const date = `date: ${new Date().toUTCString()}`;
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...fields, date, '', ''].join('\r\n');
    return socket.end(head + body, () => socket.destroy());
  };
  server.on('clientError', ({ code = 'unknown' }: NodeJS.ErrnoException, socket) => {
    // Not a request: the client has gone, or was closed.
    if (code === 'ECONNRESET' || code === 'EPIPE' || socket.destroyed) socket.destroy();
    else refuse(socket, OF_PARSER[code] ?? UNREADABLE, code);
  });
  server.on('connect', (request, socket) => refuse(socket, CONNECT, 'CONNECT', request));
  // Any `Expect` but "100-continue", which Node fulfils by itself.
  server.on(
    'checkExpectation',
    requests.limit((request, response) => {
      const { status, headers, body } = refused(EXPECTATION, 'Expect', request);
      response.writeHead(status, headers).end(body);
    }),
  );
}
