import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What each viewer looks at, and how often its page polls, ms. */
const WATCHED = [
  { path: (/** @type {string} */ vps) => `/api/hostup/vps/${vps}/iso`, every: 15_000 },
  { path: () => '/api/vpsbg/isos', every: 3_000 },
];

/**
 * One request on a connection that stays open.
 *
 * @param {string} url
 * @param {{ agent: Agent, token: string, headers?: Record<string, string> }} options
 * @returns {Promise<{ ms: number, status: number, headers: import('node:http').IncomingHttpHeaders }>}
 */
export function send(url, { agent, token, headers = {} }) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    get(url, { agent, headers: { authorization: `Bearer ${token}`, ...headers } }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({
          ms: performance.now() - startedAt,
          status: response.statusCode ?? 0,
          headers: response.headers,
        }),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}

/**
 * Pages that poll as the dashboard does: again after their interval, or what the gateway asks for, or its Retry-After. Each
 * page sends the ETag it has.
 *
 * @param {string} url
 * @param {{ count: number, seconds: number, vps: string, token: (sub: string, vps: string) => Promise<string> }} options
 */
export async function watch(url, { count, seconds, vps, token }) {
  const agent = new Agent({ keepAlive: true, maxSockets: Math.min(count, 256) });
  const until = performance.now() + seconds * 1_000;
  /** @type {Map<number, number>} */
  const statuses = new Map();
  /** @type {number[]} */
  const times = [];
  const note = (/** @type {number} */ status) => statuses.set(status, (statuses.get(status) ?? 0) + 1);

  /** @param {string} path @param {number} every @param {string} bearer @param {number} first */
  const page = async (path, every, bearer, first) => {
    let etag = '';
    let wait = first;
    while (performance.now() + wait < until) {
      await sleep(wait);
      try {
        const { status, headers, ms } = await send(url + path, {
          agent,
          token: bearer,
          ...(etag && { headers: { 'if-none-match': etag } }),
        });
        note(status);
        times.push(ms);
        etag = headers.etag ?? etag;
        const retryAfter = Number(headers['retry-after'] ?? 0) * 1_000;
        wait = Math.max(every, retryAfter, Number(headers['x-iso-least-interval'] ?? 0));
      } catch {
        note(0);
        wait = every;
      }
    }
  };
  const tokens = await Promise.all(Array.from({ length: count }, (_, n) => token(`viewer-${n}`, vps)));
  const pages = tokens.flatMap((bearer, n) =>
    // Spread evenly, so that two runs are alike.
    WATCHED.map(({ path, every }) => page(path(vps), every, bearer, ((n + 0.5) / count) * every)),
  );
  await Promise.all(pages);
  agent.destroy();
  const failed = [...statuses].filter(([status]) => status !== 200 && status !== 304);
  return {
    requests: times.length,
    refused: statuses.get(429) ?? 0,
    failed: failed.reduce((sum, [, each]) => sum + each, 0),
    statuses: Object.fromEntries(statuses),
    times,
  };
}
