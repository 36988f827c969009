import { renameSync, writeFileSync } from 'node:fs';
import type { Page, Request } from '@playwright/test';
import { startGateway, startSandbox, test } from './drivebay.ts';
import type { SandboxControl } from './sandbox-control.ts';

/** Both providers, a gateway and a page whose time passes in steps only, however busy the machine is. */
export interface SteppedWorld {
  sandbox: SandboxControl;
  /**
   * Lets `ms` pass; after each step, which is shorter than a request's deadline of 12 s, every request has its response.
   * From then on the page's clock stands still in between.
   */
  run: (ms: number, stepMs?: number) => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Opens `path(sandbox)` of a gateway in such a world.
 *
 * @param actions that the gateway may do
 */
export async function openSteppedWorld(
  page: Page,
  path: (sandbox: SandboxControl) => string,
  actions?: string,
): Promise<SteppedWorld> {
  const clock = setClock(test.info().outputPath('clock'));
  // Its own time stands still, too.
  const { control, stop } = await startSandbox(['--speed', '0']);
  const gateway = await startGateway(control, 'default', {
    NODE_OPTIONS: `--import=${new URL('stepped-clock.mjs', import.meta.url).href}`,
    CLOCK_FILE: clock.file,
    ...(actions && { ALLOW_ACTIONS: actions, HOSTUP_WRITE_KEY: control.keys('default').hostupWrite }),
  });
  await page.clock.install();
  await page.goto(new URL(path(control), gateway.url).href);
  // Only of what is requested in steps: of a request that a preload served no end is reported.
  let settled: (() => Promise<void>) | undefined;

  return {
    sandbox: control,
    async run(ms, stepMs = 3_000) {
      // Not before the page stands: a clock that stands still keeps it from being drawn.
      if (!settled) await page.clock.pauseAt(Date.now() + 1_000);
      settled ??= watchRequests(page);
      for (let left = ms; left > 0; left -= stepMs) {
        clock.advance(stepMs);
        await control.advance(stepMs);
        await page.clock.fastForward(stepMs);
        await settled();
      }
    },
    async stop() {
      await gateway.stop();
      await stop();
    },
  };
}

/** The file by which a gateway's clock is set; never half written. */
function setClock(file: string) {
  let ahead = 0;
  const advance = (ms: number) => {
    ahead += ms;
    writeFileSync(`${file}.new`, String(ahead));
    renameSync(`${file}.new`, file);
  };
  advance(0);
  return { file, advance };
}

/** Watches the page's requests from here on. @returns resolves once the page has read the response to each of them */
function watchRequests(page: Page): () => Promise<void> {
  const pending = new Set<Request>();
  page.on('request', (request) => pending.add(request));
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  return async () => {
    // Every request of the step was sent by now: the page's timers ran, and it responded to this.
    await page.evaluate('0');
    for (const request of pending) await request.response().then((response) => response?.finished());
    // What has arrived the page may not have read yet: its own tasks go before one of the lowest priority.
    await page.evaluate("scheduler.postTask(() => {}, { priority: 'background' })");
  };
}
