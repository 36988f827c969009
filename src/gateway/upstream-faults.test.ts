import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { startGateway, startUpstream } from './upstream.fixture.ts';
import { MEDIA, JSON_TYPE, codeOf } from './through-gateway.fixture.ts';

test.each<[string, (response: ServerResponse) => void]>([
  ['silence', () => {}],
  ['headers and then silence', (res) => res.writeHead(200, JSON_TYPE).write('{"available":')],
  [
    'one byte at a time',
    (res) => {
      res.writeHead(200, JSON_TYPE);
      const drip = setInterval(() => res.write(' '), 20);
      res.once('close', () => clearInterval(drip));
    },
  ],
])('%s ends at the deadline, and the socket with it', async (_name, respond) => {
  const upstream = await startUpstream((_request, response) => respond(response));
  const gateway = await startGateway(upstream.url, { limits: { deadlineMs: 300 } });
  const startedAt = performance.now();
  const response = await fetch(gateway.url + MEDIA);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect([response.status, await codeOf(response)]).toEqual([504, 'upstream_timeout']);
  await expect.poll(() => upstream.sockets.size).toBe(0);
});

test('an error status without the rest of its body is still reported', async () => {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(403, { ...JSON_TYPE, 'content-length': '500' }).write('{"code":');
    setTimeout(() => response.destroy(), 20);
  });
  const gateway = await startGateway(upstream.url);
  expect(await codeOf(await fetch(gateway.url + MEDIA))).toBe('upstream_forbidden');
});

test.each<[string, (response: ServerResponse) => void]>([
  ['a reset before the headers', (res) => res.destroy()],
  [
    'a reset in the body',
    (res) => {
      res.writeHead(200, JSON_TYPE).write('{"available":');
      setTimeout(() => res.destroy(), 20);
    },
  ],
  [
    'a body shorter than its Content-Length',
    (res) => {
      res.writeHead(200, { ...JSON_TYPE, 'content-length': '5000' }).write(JSON.stringify(isoMediaSample));
      setTimeout(() => res.socket?.end(), 20);
    },
  ],
  ['something that is not HTTP', (res) => res.socket?.end('SSH-2.0-OpenSSH_9.2\r\n')],
])('%s is upstream_unavailable', async (_name, respond) => {
  const upstream = await startUpstream((_request, response) => respond(response));
  const gateway = await startGateway(upstream.url);
  const response = await fetch(gateway.url + MEDIA);
  expect([response.status, await codeOf(response)]).toEqual([503, 'upstream_unavailable']);
});

test('a refused connection is upstream_unavailable and names no address', async () => {
  // Port 1 (tcpmux) is open nowhere.
  const gateway = await startGateway('http://127.0.0.1:1');
  const body = await (await fetch(gateway.url + MEDIA)).text();
  expect(body).toContain('upstream_unavailable');
  expect(body).toContain('connection refused');
  expect(body).not.toContain('127.0.0.1');
});

test('1 MiB is read, one byte more is not', async () => {
  const limit = 64 * 1024;
  const text = JSON.stringify(isoMediaSample);
  for (const [size, status] of [
    [limit, 200],
    [limit + 1, 502],
  ] as const) {
    const upstream = await startUpstream((_request, res) =>
      res.writeHead(200, JSON_TYPE).end(text.padEnd(size)),
    );
    const gateway = await startGateway(upstream.url, { limits: { maxBytes: limit } });
    expect((await fetch(gateway.url + MEDIA)).status).toBe(status);
  }
});

test('50 MB are cut off at 1 MiB: the socket is closed and memory stays flat', async () => {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  let written = 0;
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, JSON_TYPE);
    const write = () => {
      while (written < 50e6 && !response.destroyed) {
        written += chunk.length;
        if (!response.write(chunk)) {
          response.once('drain', write);
          return;
        }
      }
      response.end();
    };
    write();
  });
  const gateway = await startGateway(upstream.url);
  const before = process.memoryUsage().arrayBuffers;
  const response = await fetch(gateway.url + MEDIA);
  expect(await codeOf(response)).toBe('upstream_invalid');
  await expect.poll(() => upstream.sockets.size).toBe(0);
  // What the sockets of this machine buffer comes on top of what the gateway took.
  expect(written).toBeLessThan(20e6);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16e6);
});

test('a gzip bomb is cut off after decompression', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
  const upstream = await startUpstream((_request, res) =>
    res.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(bomb),
  );
  const gateway = await startGateway(upstream.url);
  const body = await (await fetch(gateway.url + MEDIA)).text();
  expect(body).toContain('upstream_invalid');
  expect(body).toContain('larger than 1024 KiB');
  // What is not the cause must not be looked into.
  expect(body).not.toContain('HOSTUP_API_URL');
  expect(body).not.toContain('API has changed');
});
