import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { ORIGIN, goodClaims, sign, startEmbedGateway } from './embed/embedding.fixture.ts';
import { Health } from './health.ts';
import { entriesOf } from './log.fixture.ts';
import { createPrometheus } from './prometheus.ts';
import { startUpstream } from './upstream.fixture.ts';

test.each([
  ['/api/hostup/vps/vps_1/iso', '/api/hostup/vps/:id/iso'],
  ['/api/vpsbg/isos', '/api/vpsbg/isos'],
  ['/api/vpsbg/isos/1', '/api/vpsbg/isos/:id'],
])(
  'a client that leaves %s before the response is in the log and counted, as no error',
  async (path, route) => {
    const prometheus = createPrometheus(new Health());
    const upstream = await startUpstream(() => {});
    const gateway = await startEmbedGateway(upstream.url, { meter: prometheus.meter });
    const token = await sign(goodClaims());
    const client = connect(gateway.port, '127.0.0.1');
    client.write(
      `GET ${path} HTTP/1.1\r\nHost: ${new URL(ORIGIN).host}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    await expect.poll(() => upstream.calls).toHaveLength(1);
    client.destroy();
    await vi.waitFor(() => expect(gateway.log).not.toEqual([]));
    expect(entriesOf(gateway.log)).toEqual([
      expect.objectContaining({ level: 'info', msg: 'request', route, status: 499, tenant: 'acme' }),
    ]);
    expect(await prometheus.text()).toContain(`drivebay_requests_total{route="${route}",status="499"} 1\n`);
  },
);
