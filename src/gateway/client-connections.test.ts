import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { clientOf } from './client-connections.ts';
import { entriesOf } from './log.fixture.ts';
import { startGateway } from './upstream.fixture.ts';

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
