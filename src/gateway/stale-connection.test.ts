import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startRawUpstream } from './upstream.fixture.ts';
import { createUpstreamClient } from './upstream-client.ts';
import { UpstreamFault } from './upstream-exchange.ts';

const GOOD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';
const never = new AbortController().signal;

/** Two requests in a row, the second on the connection of the first, which `end` ends in place of a response. */
async function second(end: (socket: Socket, request: number) => void, mayRepeat = () => true) {
  const upstream = await startRawUpstream((socket, request, connection) => {
    if (request === 1 || connection === 3) socket.write(GOOD);
    else end(socket, request);
  });
  const client = createUpstreamClient({ url: upstream.url, apiKey: 'unused-key' });
  await client.get('/', never);
  // Until the connection is back among the idle ones.
  await sleep(20);
  const outcome = await client.get('/', never, mayRepeat).catch((error: unknown) => error);
  await client.close();
  const kind = outcome instanceof UpstreamFault ? outcome.kind : 'response';
  return { kind, requests: upstream.requests(), connections: upstream.connections() };
}

const closings: [string, (socket: Socket) => void][] = [
  ['FIN', (socket) => socket.end()],
  ['RST', (socket) => socket.resetAndDestroy()],
];

test.each(closings)(
  'a keep-alive connection that ends with %s is replaced once, by a new one',
  async (_name, close) => {
    let repeats = 0;
    const mayRepeat = () => (repeats += 1) > 0;
    const outcome = await second(
      (socket, request) => (request === 2 ? close(socket) : socket.write(GOOD)),
      mayRepeat,
    );
    expect(outcome).toEqual({ kind: 'response', requests: 3, connections: 2 });
    expect(repeats).toBe(1);
  },
);

test.each(closings)('a new connection that ends with %s is not replaced again', async (_name, close) => {
  expect(await second(close)).toEqual({ kind: 'unavailable', requests: 3, connections: 2 });
});

test('nothing is repeated once a byte of the response has come', async () => {
  const outcome = await second((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'));
  expect(outcome).toEqual({ kind: 'unavailable', requests: 2, connections: 1 });
});

test('nothing is repeated when the pace forbids it', async () => {
  const outcome = await second(
    (socket) => socket.end(),
    () => false,
  );
  expect(outcome).toEqual({ kind: 'unavailable', requests: 2, connections: 1 });
});

test.each(closings)('a first request whose connection ends with %s is not repeated', async (_name, close) => {
  const upstream = await startRawUpstream(close);
  const client = createUpstreamClient({ url: upstream.url, apiKey: 'unused-key' });
  await expect(client.get('/', never)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(upstream.requests()).toBe(1);
  await client.close();
});

test('a provider that ends every keep-alive connection never fails a poll', async () => {
  const served = new WeakSet<Socket>();
  const upstream = await startRawUpstream((socket, request) => {
    if (served.has(socket)) return request % 4 === 0 ? socket.resetAndDestroy() : socket.end();
    served.add(socket);
    return socket.write(GOOD);
  });
  const client = createUpstreamClient({ url: upstream.url, apiKey: 'unused-key' });
  for (let poll = 0; poll < 8; poll += 1) {
    expect((await client.get('/', never)).status).toBe(200);
    await sleep(10);
  }
  await client.close();
});
