import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError } from '../gateway/environment.ts';
import { createPages } from '../gateway/pages.ts';
import { listen } from '../gateway/server.ts';
import { compose } from './compose.ts';
import { stopOnSignal } from './shutdown.ts';
import { startEntry } from './start-entry.ts';

/** The built gateway, `dist/gateway/drivebay.js`: serves `dist/app` beside it until it is stopped. */
async function serve(): Promise<void> {
  const pages = createPages(join(dirname(fileURLToPath(import.meta.url)), '..', 'app'));
  const composition = await compose(process.env, pages);
  const server = await listen(composition.app, composition.settings, {}, composition.log, composition.meter);
  const { health, log, settings } = composition;
  stopOnSignal({
    server,
    health,
    shutdownDelay: settings.operation.shutdownDelay,
    close: () => composition.close(),
    log,
  });
  // Last: whoever waits for this line may send a signal at once.
  composition.log.info(startEntry(composition, server.url), 'started');
  console.log(`Drivebay is ready at ${server.url} (${composition.summary})`);
}

try {
  await serve();
} catch (error) {
  // One sentence for what the operator can fix, the whole error for what they cannot.
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}
