import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createSecureServer } from 'node:http2';
import { pipeline } from 'node:stream';
import { listen } from '../serve.mjs';

/** A key and its certificate. It is out of date and nobody vouches for it: browsers must be told to look past that. */
const KEY_AND_CERTIFICATE = new URL('../../e2e/expired-certificate.pem', import.meta.url);

/** Headers about one connection, which HTTP/2 has none of (RFC 9113, section 8.2.2). */
const OF_CONNECTIONS = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * HTTP/2 before a server that speaks HTTP/1.1, as the reverse proxy of whoever runs the gateway.
 *
 * @param {string} target its URL
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startH2Front(target) {
  const pem = readFileSync(KEY_AND_CERTIFICATE);
  const agent = new Agent({ keepAlive: true });
  const server = createSecureServer({ key: pem, cert: pem }, (asked, answer) => {
    // An owner's gateway answers to the origin of its own address alone.
    const headers = Object.entries(asked.headers).filter(
      ([name]) => !name.startsWith(':') && name !== 'origin',
    );
    const call = request(`${target}${asked.url}`, {
      method: asked.method,
      headers: Object.fromEntries([...headers, ['host', new URL(target).host]]),
      agent,
    });
    call.on('response', (got) => {
      const told = Object.entries(got.headers).filter(([name]) => !OF_CONNECTIONS.has(name));
      answer.writeHead(got.statusCode ?? 502, Object.fromEntries(told));
      pipeline(got, answer, () => {});
    });
    call.on('error', () => answer.stream.close());
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
