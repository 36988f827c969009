import { readEnvironment } from '../gateway/environment.ts';
import { createPages } from '../gateway/pages.ts';
import { listen } from '../gateway/server.ts';
import { compose } from './compose.ts';
import { stopOnSignal } from './shutdown.ts';
import { startEntry } from './start-entry.ts';

/** Serves the built dashboard until it is stopped. @param app its folder, `dist/app` */
export async function serve(app: string): Promise<void> {
  const pages = createPages(app, readEnvironment(process.env).basePath);
  const composition = await compose(process.env, pages);
  const server = await listen(composition.app, composition.settings, {}, composition.log, composition.meter);
  const { health, log, settings } = composition;
  stopOnSignal({
    server,
    health,
    shutdownDelay: settings.operation.shutdownDelay,
    idle: () => composition.idle(),
    close: () => composition.close(),
    log,
  });
  // Last: whoever waits for this line may send a signal at once.
  composition.log.info(startEntry(composition, server.url), 'started');
  console.log(`Drivebay is ready at ${server.url} (${composition.summary})`);
}
