import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { createGateway } from './app.ts';
import { createHostupReads } from './hostup.ts';
import { listen } from './server.ts';
import { respondJson, startUpstream } from './upstream.fixture.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';

/** A gateway whose provider holds each response back until it is released. */
async function start() {
  const held: (() => void)[] = [];
  const upstream = await startUpstream((_request, response) => {
    held.push(() => respondJson(response, isoMediaSample));
  });
  const hostup = createHostupReads({ url: upstream.url, apiKey: 'key' });
  const app = createGateway({ mode: 'owner', host: '127.0.0.1' }, { hostup });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(async () => {
    agent.destroy();
    await Promise.all([server.close(), hostup.close()]);
  });
  const get = async (path: string) => {
    const sent = request(server.url + path, { agent });
    sent.end();
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject);
    });
    return {
      status: response.statusCode,
      connection: response.headers.connection,
      body: await text(response),
    };
  };
  return { server, get, held, port: Number(new URL(server.url).port) };
}

async function outcomeOfConnect(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const outcome = await once(socket, 'connect').then(() => 'connected', String);
  socket.destroy();
  return outcome;
}

test('a request in progress is completed, its connection closed, and no new one is accepted', async () => {
  const { server, get, held, port } = await start();
  const inProgress = get(MEDIA);
  await expect.poll(() => held.length).toBe(1);
  const drained = server.drain(15_000);
  // What was on its way is accepted; then nothing is.
  await expect.poll(() => outcomeOfConnect(port)).toContain('ECONNREFUSED');
  held[0]?.();
  expect(await inProgress).toMatchObject({ status: 200, connection: 'close' });
  expect(await drained).toBe(0);
});

test('before the listener closes, responses already send their clients elsewhere', async () => {
  const { server, get } = await start();
  expect(await get('/healthz')).toMatchObject({ status: 200, connection: 'keep-alive' });
  server.beginDrain();
  expect(await get('/healthz')).toMatchObject({ status: 200, connection: 'close' });
});

test('a request on a connection that was idle at the signal is served, and then it is closed', async () => {
  const { server, get } = await start();
  await get('/healthz');
  const drained = server.drain(15_000);
  expect(await get('/healthz')).toMatchObject({ status: 200, connection: 'close' });
  expect(await drained).toBe(0);
});

test('what is not complete at the deadline is cut off, and counted', async () => {
  const { server, get, held } = await start();
  const inProgress = get(MEDIA).then(() => 'completed', String);
  await expect.poll(() => held.length).toBe(1);
  expect(await server.drain(50)).toBe(1);
  expect(await inProgress).toContain('socket hang up');
});
