import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createPages } from '../../src/gateway/pages.ts';
import { entriesOf } from '../../src/gateway/log.fixture.ts';
import { rawExchange, startGateway } from '../../src/gateway/upstream.fixture.ts';

const ATTACK = fileURLToPath(new URL('unread-pipelines.mjs', import.meta.url));
const ASSET_BYTES = 60_000;
const CONNECTIONS = 900;
/** What the attack may cost the gateway, MB of its process. */
const MOST_GROWTH = 100;

/** A gateway with one large asset. */
async function startWithAsset(serverLimits = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-unread-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Drivebay</title>');
  writeFileSync(join(folder, 'assets', 'large.js'), 'a'.repeat(ASSET_BYTES));
  // The attack and the honest client have one address here.
  const limits = { maxConnectionsPerClient: CONNECTIONS + 100, ...serverLimits };
  return startGateway(undefined, { pages: createPages(folder), serverLimits: limits });
}

/** Resolves when all connections are open; the requests are on their way then. */
async function startAttack(...args: (string | number)[]): Promise<void> {
  const child = spawn(process.execPath, [ATTACK, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  await once(child.stdout, 'data');
}

const rssMb = () => process.memoryUsage().rss / 2 ** 20;

test.each([
  ['200 assets', 200, '/assets/large.js'],
  ['as many assets as may wait', 16, '/assets/large.js'],
  ['2,000 refusals', 2_000, '/api/nothing'],
])(
  `${CONNECTIONS} connections that request %s each and read nothing cost less than ${MOST_GROWTH} MB`,
  async (_case, requests, path) => {
    const gateway = await startWithAsset({ socketTimeout: 2_000, responseTimeout: 3_000 });
    const honest = async () => {
      const response = await fetch(`${gateway.url}/assets/large.js`, { headers: { connection: 'close' } });
      expect((await response.arrayBuffer()).byteLength).toBe(ASSET_BYTES);
    };
    for (let n = 0; n < 20; n += 1) await honest();
    const before = rssMb();
    let most = before;
    const sampling = setInterval(() => (most = Math.max(most, rssMb())), 50);
    onTestFinished(() => clearInterval(sampling));

    await startAttack(gateway.port, CONNECTIONS, requests, path);
    for (let n = 0; n < 10; n += 1) await honest();
    await expect.poll(gateway.connections, { timeout: 30_000, interval: 100 }).toBe(0);
    expect(most - before).toBeLessThan(MOST_GROWTH);
    await honest();
  },
  60_000,
);

/** Sends bytes, then a line break now and then for as long as the connection is open. Resolves when it is closed. */
function keepBusy(port: number, first: string, everyMs: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(first));
    const dripping = setInterval(() => socket.write('\r\n'), everyMs);
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(dripping);
      resolve(received);
    });
  });
}

test('a connection that keeps itself busy and requests nothing is closed', async () => {
  const gateway = await startWithAsset({ socketTimeout: 5_000, responseTimeout: 300 });
  expect(await keepBusy(gateway.port, '', 20)).not.toContain('200 OK');
  const request = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\n\r\n`;
  expect(await keepBusy(gateway.port, request, 20)).toContain('200 OK');
});

test('at most four requests of a connection are handled at a time, and a pipeline within the limits gets every response', async () => {
  const limits = { maxOpenRequests: 4, maxWaitingRequests: 12 };
  let open = 0;
  let most = 0;
  const pages = {
    async serve(path: string) {
      most = Math.max(most, (open += 1));
      await sleep(5);
      open -= 1;
      return new Response(path);
    },
    assets: new Map(),
    framed: () => ({ html: '', sources: [], firstScript: '' }),
  };
  const gateway = await startGateway(undefined, { pages, serverLimits: limits });
  const sendRequest = (count: number) =>
    Array.from(
      { length: count },
      (_, n) =>
        `GET /page-${n} HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\n${n === count - 1 ? 'Connection: close\r\n' : ''}\r\n`,
    ).join('');
  const pagesIn = (text: string) => Array.from(text.matchAll(/\/page-(\d+)/g), ([, n]) => Number(n));
  const received = await rawExchange(gateway.port, sendRequest(16));
  expect(pagesIn(received)).toEqual(Array.from({ length: 16 }, (_, n) => n));
  expect(most).toBe(4);
  expect(pagesIn(await rawExchange(gateway.port, sendRequest(17)))).toEqual([]);
  expect(entriesOf(gateway.log)).toEqual([
    { level: 'warn', msg: 'connection closed', limit: 'requests without a response', most: 16 },
  ]);
});

test('connections beyond the limit are closed at once and logged; those within it work on', async () => {
  const gateway = await startWithAsset({ maxConnections: 10, maxConnectionsPerClient: 10 });
  const sockets = Array.from({ length: 9 }, () => connect(gateway.port, '127.0.0.1'));
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  await expect.poll(gateway.connections).toBe(9);
  const tenth = connect(gateway.port, '127.0.0.1');
  onTestFinished(() => void tenth.destroy());
  await expect.poll(gateway.connections).toBe(10);
  expect(await rawExchange(gateway.port, '').catch(() => '')).toBe('');
  expect(entriesOf(gateway.log)).toEqual([
    { level: 'warn', msg: 'connection closed', limit: 'MAX_CONNECTIONS', most: 10 },
  ]);
  tenth.destroy();
  await expect.poll(gateway.connections).toBe(9);
  expect((await fetch(gateway.url)).status).toBe(200);
});
