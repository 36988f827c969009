import { createGateway, type Gateway } from '../gateway/app.ts';
import { type Settings, readEnvironment } from '../gateway/environment.ts';
import { createHostupReads } from '../gateway/hostup.ts';
import type { Pages } from '../gateway/pages.ts';
import { createVpsbgReads } from '../gateway/vpsbg.ts';
import { startSandbox } from '../sandbox/sandbox.ts';

/** A gateway with what stands behind it: the providers, or the sandbox that plays them. */
export interface Composition {
  app: Gateway;
  settings: Settings;
  /** What the person at the terminal should know: `sandbox: …` or `owner mode: …`. */
  summary: string;
  close(): Promise<void>;
}

/**
 * Puts the gateway together from the environment, starting the sandbox when no key is set.
 *
 * @param pages absent in development, where Vite serves them
 * @throws EnvironmentError when a variable is wrong
 */
export async function compose(environment: NodeJS.ProcessEnv, pages?: Pages): Promise<Composition> {
  const settings = readEnvironment(environment);
  const sandbox = settings.mode === 'sandbox' ? await startSandbox() : undefined;
  const upstreams = sandbox
    ? {
        hostup: { url: sandbox.hostupUrl, apiKey: sandbox.keys.hostup },
        vpsbg: { url: sandbox.vpsbgUrl, apiKey: sandbox.keys.vpsbg },
      }
    : settings.upstreams;
  const log = (line: string) => console.error(line);
  const hostup = upstreams.hostup && createHostupReads(upstreams.hostup, { log });
  const vpsbg = upstreams.vpsbg && createVpsbgReads(upstreams.vpsbg, { log });
  const names = [hostup && 'HostUp', vpsbg && 'VPSBG'].filter(Boolean).join(', ');
  return {
    app: createGateway(settings, { hostup, vpsbg, pages, log }),
    settings,
    summary: sandbox ? 'sandbox: simulated providers, no key needed' : `owner mode: ${names}`,
    async close() {
      await Promise.all([hostup?.close(), vpsbg?.close(), sandbox?.close()]);
    },
  };
}
