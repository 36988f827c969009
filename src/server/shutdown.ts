import { setTimeout as sleep } from 'node:timers/promises';
import type { Health } from '../gateway/health.ts';
import type { Log } from '../gateway/log.ts';
import type { GatewayServer } from '../gateway/server.ts';

/** Requests in progress have so long to be completed, ms. */
const DEADLINE_MS = 15_000;
/** A signal that comes this soon after another is the same one: a terminal sends it, and npm passes it on. */
const SAME_SIGNAL_MS = 500;

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

interface Stopping {
  server: GatewayServer;
  health: Health;
  /** From the signal until the listener closes, ms. */
  shutdownDelay: number;
  /** Waits for actions whose browser has left: their outcome belongs in the audit. */
  idle: () => Promise<void>;
  /** Called when the last response is complete. */
  close: () => Promise<void>;
  log: Log;
}

/**
 * Ends the process on SIGINT and SIGTERM without losing a request: `/readyz` fails at once, the listener closes after
 * `shutdownDelay`, requests in progress are completed. A second signal ends it at once.
 */
export function stopOnSignal({ server, health, shutdownDelay, idle, close, log }: Stopping): void {
  let first: number | undefined;
  const stop = async () => {
    health.drain();
    server.beginDrain();
    log.info({ shutdownDelay }, 'shutting down: a second signal ends it at once');
    if (shutdownDelay > 0) await sleep(shutdownDelay);
    const deadline = sleep(DEADLINE_MS);
    const cut = await server.drain(DEADLINE_MS);
    if (cut > 0) log.warn({ requests: cut, deadline: DEADLINE_MS }, 'requests cut off');
    await Promise.race([idle(), deadline]);
    await close();
    log.info('stopped');
  };
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (first === undefined) {
        first = performance.now();
        void stop().finally(() => process.exit(0));
      } else if (performance.now() - first > SAME_SIGNAL_MS) {
        process.exit(code);
      }
    });
  }
}
