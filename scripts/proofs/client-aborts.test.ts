import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { startGateway, startUpstream } from '../../src/gateway/upstream.fixture.ts';

const ABORTS = 500;
/** No more than the gateway's connections to a provider, so that each call is really in progress. */
const AT_ONCE = 10;

test(`${ABORTS} clients that leave close ${ABORTS} calls to the provider, each within 1 s`, async () => {
  /** When the call for a VPS ended at the provider, by its path. */
  const ended = new Map<string, number>();
  const upstream = await startUpstream((request, response) => {
    // Half of the clients leave before the headers, half in the body.
    const id = Number(/vps_(\d+)/.exec(request.url ?? '')?.[1]);
    if (id % 2 === 0) response.writeHead(200, { 'content-type': 'application/json' }).write('{"available":');
    response.once('close', () => ended.set(`vps_${id}`, performance.now()));
  });
  const gateway = await startGateway(upstream.url);
  const took: number[] = [];
  for (let n = 0; n < ABORTS; n += AT_ONCE) {
    const ids = Array.from({ length: AT_ONCE }, (_, k) => `vps_${n + k}`);
    const clients = ids.map((id) => {
      const client = connect(gateway.port, '127.0.0.1');
      client.write(`GET /api/hostup/vps/${id}/iso HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\n\r\n`);
      return client;
    });
    await expect.poll(() => upstream.calls.length, { interval: 2 }).toBe(n + AT_ONCE);
    const leftAt = performance.now();
    for (const client of clients) client.destroy();
    await vi.waitFor(() => expect(ended.size).toBe(n + AT_ONCE), { interval: 2, timeout: 2_000 });
    took.push(...ids.map((id) => (ended.get(id) ?? Infinity) - leftAt));
  }
  expect(took).toHaveLength(ABORTS);
  expect(Math.max(...took)).toBeLessThanOrEqual(1_000);
  await expect.poll(() => upstream.sockets.size).toBe(0);
  expect(gateway.log).toEqual([]);
}, 60_000);
