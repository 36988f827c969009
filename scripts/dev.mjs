// `npm run dev`: Vite serves the dashboard with hot reload; `/api` and `/auth` are the same gateway, taken up anew when it changes.
import './node-version.mjs';
import { createServer } from 'node:http';
import { install } from './install.mjs';
import { whyNotListening } from './programs.mjs';
import { root } from './run.mjs';

install();
const { createServer: createVite, isRunnableDevEnvironment } = await import('vite');

const http = createServer();
const vite = await createVite({
  root,
  logLevel: 'warn',
  server: { middlewareMode: { server: http }, hmr: { server: http } },
});
const node = vite.environments.ssr;
if (!isRunnableDevEnvironment(node)) throw new Error('Vite has no environment that runs in Node.');
const { runner } = node;

/**
 * The gateway that runs now, and the module that made it.
 * @type {{ made: unknown, gateway: import('../src/server/compose.ts').Composition, listener: import('node:http').RequestListener } | undefined}
 */
let running;

/** Vite gives the same module until a file behind it changes. A change starts the sandbox afresh as well. */
async function current() {
  /** @type {typeof import('../src/server/compose.ts')} */
  const made = await runner.import('/src/server/compose.ts');
  if (running?.made === made) return running;
  /** @type {typeof import('../src/gateway/server.ts')} */
  const { gatewayListener } = await runner.import('/src/gateway/server.ts');
  const gateway = await made.compose(process.env);
  await running?.gateway.close();
  running = { made, gateway, listener: gatewayListener(gateway.app, gateway.log) };
  return running;
}

/** @type {Promise<unknown>} */
let turn = Promise.resolve();
http.on('request', (request, response) => {
  if (!/^\/(?:api|auth)\//.test(request.url ?? '')) return vite.middlewares(request, response);
  // One after the other, so that a change makes one new gateway, not one for each request in progress.
  turn = turn
    .then(current)
    .then(({ listener }) => listener(request, response))
    .catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
});

try {
  const { gateway } = await current();
  const { port, host } = gateway.settings;
  http.once('error', (error) => stop(whyNotListening(error, 'PORT').message));
  http.listen(port, host, () => {
    const address = http.address();
    const realPort = typeof address === 'object' && address ? address.port : port;
    const name = host.includes(':') ? `[${host}]` : host;
    console.log(`Drivebay is ready at http://${name}:${realPort} (development; ${gateway.summary})`);
  });
} catch (error) {
  stop(error instanceof Error && error.name === 'EnvironmentError' ? error.message : error);
}

/** @param {unknown} reason */
function stop(reason) {
  console.error(reason);
  process.exit(1);
}
