import { test as base, expect, type ConsoleMessage, type Page } from '@playwright/test';
import { watchForKeys } from './canaries.ts';
import { run } from './processes.ts';
import { SandboxControl } from './sandbox-control.ts';
import { holdsKey } from './spelled-keys.mjs';

/** The published examples' ids. */
export const PUBLISHED_VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
export const PUBLISHED_ISO = '1';

/** Has a gateway search what it sends for these keys, and print where it found one. */
export const searchResponses = (keys: readonly string[], nodeOptions = '') => ({
  KEYS_TO_FIND: JSON.stringify(keys),
  NODE_OPTIONS: `${nodeOptions} --import=${new URL('search-responses.mjs', import.meta.url).href}`,
});

interface WorkerThings {
  /** Both providers, in a process of their own. */
  sandbox: SandboxControl;
  /** Base URL of an owner-mode gateway that reads from `sandbox` with the default account. */
  owner: string;
}

interface TestThings {
  /** A scenario's id with a copy suffix of this test's own, so that no two tests share state. */
  vps: (scenario: string) => string;
  /** The same for VPSBG's scenarios. */
  iso: (scenario: string) => string;
  /** Set to `true` where responses with an error status are part of the test: Chromium reports each on the console. */
  expectFailedRequests: boolean;
}

let copies = 0;

/** A number no other test of this run has: worker index and a counter. */
function nextCopy(workerIndex: number): number {
  copies += 1;
  return workerIndex * 1_000 + copies;
}

export const test = base.extend<TestThings, WorkerThings>({
  sandbox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    async ({}, provide) => {
      const { control, stop } = await startSandbox();
      await provide(control);
      await stop();
    },
    { scope: 'worker' },
  ],
  owner: [
    async ({ sandbox }, provide) => {
      const gateway = await startGateway(sandbox);
      await provide(gateway.url);
      await gateway.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ owner }, provide) => provide(owner),
  expectFailedRequests: [false, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- see above
  vps: async ({}, provide, info) => {
    const copy = nextCopy(info.workerIndex);
    await provide((scenario) => `vps_${scenario}${copy}`);
  },
  iso: async ({ sandbox }, provide, info) => {
    const copy = nextCopy(info.workerIndex);
    await provide((scenario) => sandbox.isoId(scenario, copy));
  },
  context: async ({ context, sandbox }, provide) => {
    const placesOfKeys = watchForKeys(context, sandbox.allKeys);
    await provide(context);
    expect(await placesOfKeys(), 'places where a key of a provider was seen').toEqual([]);
  },
  page: async ({ page, expectFailedRequests }, provide) => {
    const complaints = watch(page, expectFailedRequests);
    await provide(page);
    expect(complaints(), 'console, page errors and policy violations').toEqual([]);
  },
});

export { expect };

/** Both providers, in a process of their own. */
export async function startSandbox(args: readonly string[] = []) {
  const { line, stop } = await run('sandbox', ['--port', '0', ...args], {});
  return { control: new SandboxControl(SandboxControl.parse(line)), stop };
}

/**
 * An owner-mode gateway on the sandbox, as `npm start` would run it on the real APIs.
 *
 * @param dist the build to run
 */
export async function startGateway(
  sandbox: SandboxControl,
  account = 'default',
  env: Record<string, string> = {},
  dist?: string,
) {
  const keys = sandbox.keys(account);
  const variables = {
    PORT: '0',
    HOSTUP_API_KEY: keys.hostup,
    HOSTUP_API_URL: sandbox.hostupUrl,
    VPSBG_API_KEY: keys.vpsbg,
    VPSBG_API_URL: sandbox.vpsbgUrl,
    ALLOW_HTTP_UPSTREAM: '1',
    ...env,
    ...searchResponses(sandbox.allKeys, env['NODE_OPTIONS']),
  };
  const gateway = await run('drivebay', [], variables, dist);
  const stop = async () => {
    await gateway.stop();
    expect(gateway.output(), 'a key in what the gateway sent').not.toMatch(/^key in the .*/m);
    expect(holdsKey(gateway.output(), sandbox.allKeys), 'a key in what the gateway printed').toBe(false);
  };
  return { url: urlIn(gateway.line), stop };
}

/** The URL in the one line that the gateway prints. */
export function urlIn(line: string): string {
  const url = /https?:\/\/[^\s]+/.exec(line)?.[0];
  if (!url) throw new Error(`no URL in: ${line}`);
  return url;
}

/** Collects whatever a page complains of; `expectFailedRequests` leaves out Chromium's own notes on error statuses, and ours on tokens. */
export function watch(page: Page, expectFailedRequests: boolean): () => string[] {
  const found: string[] = [];
  const isRequestNote = (message: ConsoleMessage) => message.text().startsWith('Failed to load resource');
  // How soon a preload is used depends on the machine; that it is used, first-data.spec.ts proves.
  const isPreloadNote = (message: ConsoleMessage) =>
    message.text().includes('was preloaded using link preload');
  // The frame shows those who build a panel why a token is refused, and what of a look.
  const isRefusalNote = (message: ConsoleMessage) =>
    /^Drivebay: (?:The token|appearance)/.test(message.text());
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (
      isPreloadNote(message) ||
      (expectFailedRequests && (isRequestNote(message) || isRefusalNote(message)))
    )
      return;
    found.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`page error: ${error.message}`));
  return () => found;
}
