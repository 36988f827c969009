import { pipeline, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { cutConnection, later } from './exchange.ts';
import type { Exchange, Headers, Respond } from './exchange.ts';
import type { Fault } from './fault.ts';

/** Real ms of silence before the connection is closed. */
const SILENCE_MS = 30_000;
const HUGE_BYTES = 50_000_000;

/** Sends the good response's bytes in another way. */
const sending = (
  about: string,
  transmit: (response: ServerResponse, status: number, headers: Headers, body: Buffer) => void,
): Fault => ({
  about,
  apply:
    (good): Respond =>
    (x: Exchange) =>
      good({
        ...x,
        send: (status, headers, body) => transmit(x.response, status, headers, Buffer.from(body)),
      }),
});

const half = (body: Buffer) => body.subarray(0, Math.ceil(body.length / 2));

/** Faults below HTTP: silence, cuts, drips and floods. Their times are real, not the sandbox clock's. */
export const wireFaults = {
  slow: {
    about: 'A good response after 3 s.',
    apply: (good) => (x) => later(x.response, 3_000, () => good(x)),
  },
  silence: {
    about: 'No response for 30 s, then the connection closes.',
    apply: () => (x) => later(x.response, SILENCE_MS, () => cutConnection(x.response)),
  },
  headersonly: sending('Headers, then nothing for 30 s.', (response, status, headers, body) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.flushHeaders();
    later(response, SILENCE_MS, () => cutConnection(response));
  }),
  stall: sending('Half the body, then nothing for 30 s.', (response, status, headers, body) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(half(body));
    later(response, SILENCE_MS, () => cutConnection(response));
  }),
  drip: sending('The body at one byte a second.', (response, status, headers, body) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    let sent = 0;
    const next = () => {
      response.write(body.subarray(sent, sent + 1));
      sent += 1;
      if (sent === body.length) response.end();
    };
    next();
    const timer = setInterval(next, 1_000);
    response.once('close', () => clearInterval(timer));
  }),
  truncated: sending(
    'The connection closes before Content-Length is reached.',
    (response, status, headers, body) => {
      response.writeHead(status, { ...headers, 'content-length': body.length });
      response.write(half(body), () => cutConnection(response));
    },
  ),
  truncatedchunk: sending(
    'The connection closes inside a chunked body.',
    (response, status, headers, body) => {
      response.writeHead(status, { ...headers, 'transfer-encoding': 'chunked' });
      response.write(half(body), () => cutConnection(response));
    },
  ),
  reset: sending('The connection is reset inside the body.', (response, status, headers, body) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    // A moment for the first bytes to be read: a reset throws away what is still in progress.
    response.write(half(body), () => later(response, 50, () => cutConnection(response, true)));
  }),
  huge: {
    about: '50 MB of JSON that looks valid.',
    apply: () => (x) => flood(x.response),
  },
  gzipbomb: sending(
    'A good response with 50 MB of blanks, 50 KB compressed.',
    (response, status, headers, body) => {
      bomb ??= gzipSync(Buffer.alloc(HUGE_BYTES, ' '));
      // Gzip members may follow each other: the response, then the blanks.
      const zipped = Buffer.concat([gzipSync(body), bomb]);
      response.writeHead(status, { ...headers, 'content-encoding': 'gzip', 'content-length': zipped.length });
      response.end(zipped);
    },
  ),
} satisfies Record<string, Fault>;

let bomb: Buffer | undefined;

/** The pipeline waits for the client to read, so that our own memory stays flat. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  pipeline(Readable.from(hugeBody()), response, () => undefined);
}

function* hugeBody(): Generator<Buffer> {
  const row = '{"id":"iso_huge","name":"huge.iso","displayName":"Huge","sizeGb":1,"format":"iso"},';
  const block = Buffer.from(row.repeat(800));
  yield Buffer.from('{"available":[');
  for (let sent = 0; sent < HUGE_BYTES; sent += block.length) yield block;
  yield Buffer.from('null],"mounted":[],"bootOrder":null,"availableDevices":[],"actions":{}}');
}
