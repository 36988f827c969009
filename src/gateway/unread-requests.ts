import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { OpenRequests } from './open-requests.ts';
import { requestLine, uncheckedToken } from './request-log.ts';

/** What Node's parser cannot read is 400, but for these: its own responses, which it gives only without a listener. */
const PARSER_STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Refuses, with a line in the log, the requests that Node does not give to a listener of its `request` event. */
export function refuseUnread(server: Server, requests: OpenRequests, log: (line: string) => void): void {
  const refuse = (socket: Duplex, status: number, reason: string, request?: IncomingMessage) => {
    const token = request ? uncheckedToken(request) : 'no token';
    const method = request?.method ?? '-';
    log(requestLine({ method, route: '-', status, ms: 0, token, requestId: randomUUID(), reason }));
    // Nothing may be written into a response that is under way.
    if (!socket.writable || (socket instanceof Socket && requests.isBusy(socket))) socket.destroy();
    else {
      const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
      socket.end(head, () => socket.destroy());
    }
  };
  server.on('clientError', ({ code = 'unknown' }: NodeJS.ErrnoException, socket) => {
    // Not a request: the client has gone, or was closed.
    if (code === 'ECONNRESET' || code === 'EPIPE' || socket.destroyed) socket.destroy();
    else refuse(socket, PARSER_STATUS[code] ?? 400, code);
  });
  server.on('connect', (request, socket) => refuse(socket, 405, 'CONNECT', request));
  // Any `Expect` but "100-continue", which Node fulfils by itself.
  server.on(
    'checkExpectation',
    requests.limit((request, response) => {
      const { method = '-' } = request;
      const token = uncheckedToken(request);
      log(
        requestLine({
          method,
          route: '-',
          status: 417,
          ms: 0,
          token,
          requestId: randomUUID(),
          reason: 'Expect',
        }),
      );
      response.writeHead(417, { connection: 'close', 'content-length': 0 }).end();
    }),
  );
}
