import { createServer } from 'node:http';
import { EnvironmentError } from './environment.ts';
import type { Prometheus } from './prometheus.ts';

export interface MetricsServer {
  /** Of `GET /metrics`. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves `GET /metrics` on an address of its own, which the balancer does not lead to.
 *
 * @throws EnvironmentError when METRICS_PORT or METRICS_HOST cannot be had
 */
export async function serveMetrics(
  { text, contentType }: Pick<Prometheus, 'text' | 'contentType'>,
  { port, host }: { port: number; host: string },
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('GET /metrics\n');
      return;
    }
    text().then(
      (body) => response.writeHead(200, { 'content-type': contentType }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  server.timeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(new EnvironmentError('METRICS_PORT and METRICS_HOST are not an address that is free here.')),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
