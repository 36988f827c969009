import { Agent, get } from 'node:http';
import { startBareHandler, startGateway } from './child.mjs';
import { startProvider, VPS } from './provider.mjs';
import { quantile } from './report.mjs';

const REQUESTS = 3_000;

/**
 * One request on a connection that stays open.
 *
 * @param {Agent} agent
 * @param {string} url
 * @param {Record<string, string>} headers
 * @returns {Promise<{ ms: number, status: number, etag: string, body: Buffer }>}
 */
function sendRequest(agent, url, headers) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    get(url, { agent, headers }, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          ms: performance.now() - startedAt,
          status: response.statusCode ?? 0,
          etag: response.headers.etag ?? '',
          body: Buffer.concat(chunks),
        }),
      );
    }).on('error', reject);
  });
}

/**
 * The gateway's cached response and its 304 against a bare handler of the same bytes, in turns.
 *
 * @param {{ runs: number, quick: boolean }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function gateway({ runs, quick }) {
  const provider = await startProvider();
  const gateway = await startGateway(provider.url);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = `${gateway.url}/api/hostup/vps/${VPS}/iso`;
  const br = { 'accept-encoding': 'br' };
  const bare = await startBareHandler((await sendRequest(agent, url, br)).body);

  /** @type {Record<'bare' | 'cached' | 'unchanged', { p50: number[], p99: number[] }>} */
  const all = {
    bare: { p50: [], p99: [] },
    cached: { p50: [], p99: [] },
    unchanged: { p50: [], p99: [] },
  };
  for (let run = 0; run < runs; run++) {
    /** @type {Record<keyof typeof all, number[]>} */
    const times = { bare: [], cached: [], unchanged: [] };
    for (let n = 0; n < (quick ? REQUESTS / 3 : REQUESTS); n++) {
      times.bare.push((await sendRequest(agent, bare.url, {})).ms);
      const response = await sendRequest(agent, url, br);
      times.cached.push(response.ms);
      const again = await sendRequest(agent, url, { ...br, 'if-none-match': response.etag });
      if (again.status === 304) times.unchanged.push(again.ms);
    }
    for (const which of /** @type {const} */ (['bare', 'cached', 'unchanged'])) {
      all[which].p50.push(quantile(times[which], 0.5));
      all[which].p99.push(quantile(times[which], 0.99));
    }
  }
  agent.destroy();
  await Promise.all([bare.stop(), gateway.stop(), provider.stop()]);

  const part = 'gateway';
  return /** @type {const} */ (['p50', 'p99']).flatMap((which) => {
    const base = { part, name: `bare Hono, ${which}`, unit: 'ms', samples: all.bare[which] };
    /** @param {number} over */
    const limit = (over) => (which === 'p99' ? { atMost: { over } } : {});
    return [
      base,
      { part, name: `cached response, ${which}`, unit: 'ms', samples: all.cached[which], base, ...limit(3) },
      { part, name: `304, ${which}`, unit: 'ms', samples: all.unchanged[which], base, ...limit(3) },
    ];
  });
}
