import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { health, readiness } from '../contracts/gateway/health.ts';
import { createGateway } from './app.ts';
import { startEmbedGateway } from './embed/embedding.fixture.ts';
import { Health } from './health.ts';
import { listen } from './server.ts';
import { rawExchange, startUpstream } from './upstream.fixture.ts';

async function start(given = new Health()) {
  const app = createGateway({ mode: 'owner', host: '127.0.0.1' }, { health: given });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.close());
  return { url: server.url, port: Number(new URL(server.url).port), health: given };
}

test('the process is alive and ready, in JSON that nobody caches', async () => {
  const { url } = await start();
  const alive = await fetch(`${url}/healthz`);
  expect([alive.status, alive.headers.get('content-type'), alive.headers.get('cache-control')]).toEqual([
    200,
    'application/json',
    'no-store',
  ]);
  expect(v.parse(v.strictObject(health.entries), await alive.json())).toEqual({ status: 'ok' });
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, v.parse(readiness, await ready.json())]).toEqual([
    200,
    {
      status: 'ready',
      checks: { config: { status: 'ok' }, state: { status: 'ok' }, draining: { status: 'ok' } },
    },
  ]);
});

test('what is degraded is stated and still serves; what failed, and a shutdown, is 503 at once', async () => {
  const { url, health: own } = await start();
  const read = async () => {
    const response = await fetch(`${url}/readyz`);
    return [response.status, v.parse(readiness, await response.json()).checks] as const;
  };
  own.watch('state', () => ({ status: 'degraded', detail: 'The shared state is down.' }));
  expect(await read()).toMatchObject([200, { state: { detail: 'The shared state is down.' } }]);
  own.watch('config', () => ({ status: 'failed' }));
  expect(await read()).toMatchObject([503, { config: { status: 'failed' }, draining: { status: 'ok' } }]);
  own.watch('config', () => ({ status: 'ok' }));
  own.drain();
  expect(await read()).toMatchObject([503, { draining: { status: 'failed' } }]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a balancer needs no token and no name of the gateway, and no provider is called', async () => {
  const upstream = await startUpstream(() => expect.unreachable());
  const embed = await startEmbedGateway(upstream.url);
  const owner = await start();
  for (const port of [embed.port, owner.port]) {
    for (const path of ['/healthz', '/readyz']) {
      for (const method of ['GET', 'HEAD']) {
        const head = `${method} ${path} HTTP/1.1\r\nHost: 10.0.0.7:${port}\r\nConnection: close\r\n\r\n`;
        expect(await rawExchange(port, head)).toMatch(/^HTTP\/1.1 200 /);
      }
      const post = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
      expect(await rawExchange(port, post)).toMatch(/^HTTP\/1.1 405 /);
    }
  }
  expect(upstream.calls).toHaveLength(0);
});
