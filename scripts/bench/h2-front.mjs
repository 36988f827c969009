import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createSecureServer } from 'node:http2';
import { pipeline } from 'node:stream';
import { listen } from '../serve.mjs';

/** A key and its certificate. Expired and self-signed: browsers must be set to ignore that. */
const KEY_AND_CERTIFICATE = new URL('../../e2e/expired-certificate.pem', import.meta.url);

/** Headers about one connection, which HTTP/2 has none of (RFC 9113, section 8.2.2). */
const OF_CONNECTIONS = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * HTTP/2 before a server that serves HTTP/1.1, as an operator's reverse proxy does.
 *
 * @param {string} target its URL
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startH2Front(target) {
  const pem = readFileSync(KEY_AND_CERTIFICATE);
  const agent = new Agent({ keepAlive: true });
  const server = createSecureServer({ key: pem, cert: pem }, (requested, response) => {
    // An owner's gateway accepts only the origin of its own address.
    const headers = Object.entries(requested.headers).filter(
      ([name]) => !name.startsWith(':') && name !== 'origin',
    );
    const call = request(`${target}${requested.url}`, {
      method: requested.method,
      headers: Object.fromEntries([...headers, ['host', new URL(target).host]]),
      agent,
    });
    call.on('response', (got) => {
      const headers = Object.entries(got.headers).filter(([name]) => !OF_CONNECTIONS.has(name));
      response.writeHead(got.statusCode ?? 502, Object.fromEntries(headers));
      pipeline(got, response, () => {});
    });
    call.on('error', () => response.stream.close());
    call.end();
  });
  return {
    url: `https://127.0.0.1:${await listen(server)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        agent.destroy();
      }),
  };
}
