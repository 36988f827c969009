import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { TrustedProxies } from './client-address.ts';
import { clientOf } from './client-connections.ts';
import { entriesOf } from './log.fixture.ts';
import { startGateway, startUpstream } from './upstream.fixture.ts';

async function open(port: number, localAddress: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

/** The status of a response on this connection; `closed` where none comes. */
function statusOn(socket: Socket): Promise<string> {
  socket.write('GET /api/session HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return new Promise((resolve) => {
    socket.once('data', (data) => resolve(String(data).slice(9, 12)));
    socket.once('close', () => resolve('closed'));
  });
}

test('one client has half of the connections at most, and another finds room', async () => {
  const gateway = await startGateway(undefined, { serverLimits: { maxConnections: 8 } });
  const first: Socket[] = [];
  for (let n = 0; n < 5; n += 1) first.push(await open(gateway.port, '127.0.0.2'));
  const statuses = await Promise.all(first.map(statusOn));
  expect(statuses).toEqual(['403', '403', '403', '403', 'closed']);
  expect(await statusOn(await open(gateway.port, '127.0.0.3'))).toBe('403');
  expect(entriesOf(gateway.log)).toContainEqual({
    level: 'warn',
    msg: 'connection closed',
    limit: 'MAX_CONNECTIONS_PER_CLIENT',
    most: 4,
  });
  first[0]?.destroy();
  await expect.poll(async () => statusOn(await open(gateway.port, '127.0.0.2'))).toBe('403');
});

test('through a trusted proxy one client has so many requests in progress at most, and another is served', async () => {
  const trustedProxies = new TrustedProxies();
  trustedProxies.add('127.0.0.2');
  const upstream = await startUpstream(() => {});
  const gateway = await startGateway(upstream.url, { serverLimits: { maxConnections: 8 }, trustedProxies });
  /** @param from the proxy's address @param client whom it names */
  const send = async (from: string, client: string, path: string) => {
    const socket = await open(gateway.port, from);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${gateway.port}\r\nX-Forwarded-For: 203.0.113.5, ${client}\r\n\r\n`,
    );
    return new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(String(data).slice(9, 12)));
    });
  };
  for (let n = 0; n < 4; n += 1) void send('127.0.0.2', '192.0.2.7', `/api/vpsbg/isos/${n + 1}`);
  await expect.poll(() => upstream.calls.length).toBe(4);
  expect(await send('127.0.0.2', '192.0.2.7', '/api/session')).toBe('429');
  expect(await send('127.0.0.2', '192.0.2.8', '/api/session')).toBe('200');
  // Whoever is no proxy cannot be taken for one of its clients.
  expect(await send('127.0.0.3', '192.0.2.7', '/api/session')).toBe('200');
  expect(entriesOf(gateway.log)).toContainEqual(
    expect.objectContaining({
      status: 429,
      client: '192.0.2.7',
      code: 'token_rate_limited',
      reason: 'MAX_CONNECTIONS_PER_CLIENT',
    }),
  );
});

test('the log has the client where proxies are named, and no address where none are', async () => {
  const trustedProxies = new TrustedProxies();
  trustedProxies.add('127.0.0.1');
  const headers = { 'x-forwarded-for': '192.0.2.7' };
  const [named, unnamed] = [await startGateway(undefined, { trustedProxies }), await startGateway(undefined)];
  for (const { url } of [named, unnamed]) await fetch(url, { method: 'POST', headers });
  expect(entriesOf(named.log)).toEqual([expect.objectContaining({ status: 405, client: '192.0.2.7' })]);
  expect(unnamed.log.join('')).toContain('405');
  expect(unnamed.log.join('')).not.toMatch(/client|192\.0\.2\.7|127\.0\.0\.1/);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  ['', ''],
])('the client at %s is %s', (address, client) => {
  expect(clientOf(address)).toBe(client);
});
