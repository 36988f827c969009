// `npm run restarts`: requests under load while gateways are restarted ten times, as a supervisor does (SIGTERM, wait, start).
// First two gateways behind nginx, where no request may fail; then one alone, where no response may be cut off. It needs a
// build and nginx.
import '../node-version.mjs';
import { Agent, request } from 'node:http';
import { freePort } from '../serve.mjs';
import { startFleet, startNginx } from './fleet.mjs';

const RESTARTS = 10;
const LEAST_REQUESTS = 1_000;
const CLIENTS = 10;
const PATHS = ['/api/session', '/api/hostup/vps/vps_ubuntu/iso', '/api/vpsbg/isos', '/embed/acme/isos'];

/** What became of the requests: by status, or by the error's code. @typedef {Map<string, number>} Counts */

/**
 * @param {string} url
 * @param {string} token
 * @param {Agent} agent
 * @returns {Promise<string>} status of a whole response; `cut` for one that ends early or never comes; `not accepted` where
 *   a new connection was refused or reset before anything came, as while nobody listens
 */
function get(url, token, agent) {
  return new Promise((resolve) => {
    const sent = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.complete ? String(response.statusCode) : 'cut'));
      response.once('error', () => resolve('cut'));
    });
    sent.once('error', (error) => {
      const code = 'code' in error ? String(error.code) : error.message;
      const isNew = !sent.reusedSocket && ['ECONNREFUSED', 'ECONNRESET'].includes(code);
      resolve(isNew ? `not accepted (${code})` : `cut (${code})`);
    });
    sent.end();
  });
}

/**
 * Sends requests from several clients, each over connections that stay open, until `isDone`.
 *
 * @param {string} base
 * @param {(sub: string) => Promise<string>} mint
 * @param {() => boolean} isDone
 */
async function load(base, mint, isDone) {
  /** @type {Counts} */
  const counts = new Map();
  let sent = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      let token = '';
      for (let n = 0; !isDone() || sent < LEAST_REQUESTS; n += 1) {
        // A person has 60 requests a minute.
        if (n % 50 === 0) token = await mint(`client-${client}-${n}`);
        sent += 1;
        const outcome = await get(base + PATHS[n % PATHS.length], token, agent);
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
        await new Promise((resolve) => {
          setTimeout(resolve, 20 + Math.random() * 40);
        });
      }
      agent.destroy();
    }),
  );
  return { sent, counts };
}

/**
 * @param {string} title
 * @param {Awaited<ReturnType<typeof startFleet>>} fleet
 * @param {string} base
 * @param {string} failure what counts as failed
 * @param {(outcome: string) => boolean} hasFailed
 */
async function run(title, fleet, base, failure, hasFailed) {
  let done = 0;
  const loaded = load(base, fleet.mint, () => done === RESTARTS);
  /** @type {(number | null)[]} */
  const codes = [];
  for (; done < RESTARTS; done += 1) {
    // So that the new process serves before it is the next to go.
    await new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
    codes.push(await (fleet.replicas[done % fleet.replicas.length]?.restart() ?? null));
  }
  const { sent, counts } = await loaded;
  const failed = [...counts]
    .filter(([outcome]) => hasFailed(outcome))
    .reduce((sum, [, count]) => sum + count, 0);
  const all = [...counts].map(([outcome, count]) => `${outcome}: ${count}`).join(', ');
  console.log(`${title}: ${sent} requests over ${RESTARTS} restarts, ${failed} ${failure} (${all})`);
  const badExits = codes.filter((code) => code !== 0);
  if (badExits.length > 0) console.log(`  ${badExits.length} exits with an error: ${badExits.join(', ')}`);
  return failed + badExits.length;
}

const nginxPort = await freePort();
const fleet = await startFleet(2, { nginxPort, env: { SHUTDOWN_DELAY: '500ms' } });
const nginx = await startNginx(fleet.folder, fleet.replicas, nginxPort);
let failures = await run(
  'Two gateways behind nginx',
  fleet,
  `http://127.0.0.1:${nginxPort}`,
  'failed',
  (outcome) => outcome !== '200',
);
await nginx.stop();
await fleet.stop();

const alone = await startFleet(1, { env: { SHUTDOWN_DELAY: '500ms' } });
failures += await run(
  'One gateway alone',
  alone,
  alone.replicas[0]?.url ?? '',
  'cut off',
  // While it starts, nobody listens: no request has begun.
  (outcome) => outcome !== '200' && !outcome.startsWith('not accepted'),
);
await alone.stop();
process.exitCode = failures === 0 ? 0 : 1;
