import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { respondJson, startGateway, startUpstream } from './upstream.fixture.ts';
import { MEDIA, JSON_TYPE } from './through-gateway.fixture.ts';

test('fifty clients at once make one call; so do those of the next two seconds', async () => {
  const upstream = await startUpstream((_request, response) => {
    setTimeout(() => respondJson(response, isoMediaSample), 50);
  });
  const gateway = await startGateway(upstream.url);
  const responses = await Promise.all(Array.from({ length: 50 }, () => fetch(gateway.url + MEDIA)));
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(responses.map(({ headers }) => headers.get('x-iso-as-of'))).size).toBe(1);
  await (await fetch(gateway.url + MEDIA)).text();
  expect(upstream.calls).toHaveLength(1);
});

test('failures are shared for two seconds as well', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}, 500));
  const gateway = await startGateway(upstream.url);
  for (let call = 0; call < 5; call += 1) expect((await fetch(gateway.url + MEDIA)).status).toBe(502);
  expect(upstream.calls).toHaveLength(1);
});

test.each(['before the headers', 'in the body'])(
  'when the last client goes %s, the upstream socket is closed within 1 s',
  async (moment) => {
    const upstream = await startUpstream((_request, response) => {
      if (moment === 'in the body') response.writeHead(200, JSON_TYPE).write('{');
    });
    const gateway = await startGateway(upstream.url);
    const clients = [connect(gateway.port, '127.0.0.1'), connect(gateway.port, '127.0.0.1')] as const;
    for (const client of clients) {
      client.write(`GET ${MEDIA} HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\n\r\n`);
    }
    await expect.poll(() => [gateway.mediaRequests(), upstream.calls.length]).toEqual([2, 1]);
    clients[0].destroy();
    // Long enough for an abort that must not come.
    await sleep(100);
    expect(upstream.sockets.size).toBe(1);
    clients[1].destroy();
    await vi.waitFor(() => expect(upstream.sockets.size).toBe(0), { timeout: 1_000 });
    expect(upstream.calls).toHaveLength(1);
    expect(gateway.log).toEqual([]);
  },
);
