import { createServer } from 'node:http';
import { serve } from '../scripts/serve.mjs';
import { startGateway } from './drivebay.ts';
import type { SandboxControl } from './sandbox-control.ts';

/** What a provider responds to one request; HTTP 500 when it is `undefined`. */
export type Respond = (path: string) => unknown;

/**
 * A gateway whose two providers are one HTTP server on loopback that responds as given and names no rate limit: for more
 * responses than the sandbox's limit lets through.
 */
export async function startOnOwnProvider(
  sandbox: SandboxControl,
  respond: Respond,
  env?: Record<string, string>,
) {
  const server = createServer((request, response) => {
    const body = respond(new URL(request.url ?? '/', 'http://provider').pathname);
    response.writeHead(body === undefined ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? null));
  });
  const { url, stop } = await serve(server);
  const urls = { HOSTUP_API_URL: url, VPSBG_API_URL: `${url}/v1` };
  const gateway = await startGateway(sandbox, 'default', { ...urls, ...env });
  return {
    url: gateway.url,
    async stop() {
      await gateway.stop();
      await stop();
    },
  };
}
