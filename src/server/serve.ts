import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError } from '../gateway/environment.ts';
import { createPages } from '../gateway/pages.ts';
import { listen } from '../gateway/server.ts';
import { compose } from './compose.ts';
import { stopOnSignal } from './shutdown.ts';

/** The built gateway, `dist/gateway/drivebay.js`: serves `dist/app` beside it until it is stopped. */
async function serve(): Promise<void> {
  const pages = createPages(join(dirname(fileURLToPath(import.meta.url)), '..', 'app'));
  const composition = await compose(process.env, pages);
  const server = await listen(composition.app, composition.settings, {}, composition.log);
  console.log(`Drivebay is ready at ${server.url} (${composition.summary})`);
  const { health, log, settings } = composition;
  stopOnSignal({
    server,
    health,
    shutdownDelay: settings.operation.shutdownDelay,
    close: () => composition.close(),
    say: log,
  });
}

try {
  await serve();
} catch (error) {
  // One sentence for what the operator can fix, the whole error for what they cannot.
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}
