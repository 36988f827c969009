// Preloaded into a gateway with `node --import`: searches every response for the keys in KEYS_TO_FIND, a JSON list, and
// prints where it found one. Here and not in the browser, where the body of a page that has moved on cannot be read.
import { ServerResponse } from 'node:http';
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { holdsKey } from './spelled-keys.mjs';

const wanted = v.pipe(v.string(), v.parseJson(), v.array(v.string()), v.nonEmpty());
const keys = v.parse(wanted, process.env['KEYS_TO_FIND']);
// eslint-disable-next-line typescript/unbound-method -- each is applied to its response below
const { writeHead, write, end } = ServerResponse.prototype;
/** @type {WeakMap<ServerResponse, { head: string; body: Buffer[] }>} */
const sent = new WeakMap();

Object.assign(ServerResponse.prototype, {
  /** @this {ServerResponse} @param {Parameters<typeof writeHead>} args */
  writeHead(...args) {
    sentOf(this).head += JSON.stringify(args);
    return writeHead.apply(this, args);
  },
  /** @this {ServerResponse} @param {Parameters<typeof write>} args */
  write(...args) {
    keep(this, args[0]);
    return write.apply(this, args);
  },
  /** @this {ServerResponse} @param {Parameters<typeof end>} args */
  end(...args) {
    keep(this, args[0]);
    search(this);
    return end.apply(this, args);
  },
});

/** @param {ServerResponse} response */
function sentOf(response) {
  const known = sent.get(response);
  if (known) return known;
  const fresh = { head: '', body: [] };
  sent.set(response, fresh);
  // What is broken off has no end.
  response.once('close', () => response.writableEnded || search(response));
  return fresh;
}

/** @param {ServerResponse} response @param {unknown} chunk */
function keep(response, chunk) {
  if (typeof chunk === 'string' || chunk instanceof Uint8Array)
    sentOf(response).body.push(Buffer.from(chunk));
}

/** What a body was before it was compressed; of one that is broken off, as much as came. @type {Record<string, (bytes: Buffer) => Buffer>} */
const decoders = {
  identity: (bytes) => bytes,
  br: (bytes) => brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  gzip: (bytes) => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }),
};

/** @param {ServerResponse} response */
function search(response) {
  const url = response.req.url ?? '';
  // The bundle's files are searched once, on disk.
  if (/\/assets\/[\w.-]+$/.test(url)) return;
  const { head, body } = sentOf(response);
  const headers = head + JSON.stringify(response.getHeaders());
  const coding = /content-encoding"[,:]"([^"]+)/i.exec(headers)?.[1] ?? 'identity';
  const decode = decoders[coding];
  if (!decode) throw new Error(`${url} is in a coding that is not searched: ${coding}`);
  const bytes = Buffer.concat(body);
  const plain = bytes.length ? decode(bytes) : bytes;
  for (const [part, text] of /** @type {const} */ ([
    ['headers', headers],
    ['body', plain.toString()],
  ]))
    if (holdsKey(text, keys)) process.stderr.write(`key in the ${part} of ${url}\n`);
}
