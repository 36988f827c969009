// Preloaded into a gateway with `node --import`: searches every response for the keys in KEYS_TO_FIND, a JSON list, and
// prints where it found one. Here and not in the browser, where the body of a page that has moved on cannot be read.
import { ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { holdsKey } from './spelled-keys.mjs';

/** @type {readonly string[]} */
const keys = JSON.parse(process.env['KEYS_TO_FIND'] ?? '[]');
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
    // The bundle's files are searched once, on disk.
    if (!this.req.url?.includes('/assets/')) search(this);
    return end.apply(this, args);
  },
});

/** @param {ServerResponse} response */
function sentOf(response) {
  const known = sent.get(response) ?? { head: '', body: [] };
  sent.set(response, known);
  return known;
}

/** @param {ServerResponse} response @param {unknown} chunk */
function keep(response, chunk) {
  if (typeof chunk === 'string' || chunk instanceof Uint8Array)
    sentOf(response).body.push(Buffer.from(chunk));
}

/** @param {ServerResponse} response */
function search(response) {
  const { head, body } = sentOf(response);
  const headers = head + JSON.stringify(response.getHeaders());
  const coding = /content-encoding"[,:]"(br|gzip)/i.exec(headers)?.[1];
  const bytes = Buffer.concat(body);
  const decode = bytes.length ? coding : undefined;
  const plain = decode === 'br' ? brotliDecompressSync(bytes) : decode === 'gzip' ? gunzipSync(bytes) : bytes;
  for (const [part, text] of [
    ['headers', headers],
    ['body', plain.toString()],
  ])
    if (holdsKey(text ?? '', keys)) process.stderr.write(`key in the ${part} of ${response.req.url ?? ''}\n`);
}
