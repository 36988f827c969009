import type { Browser, Page } from '@playwright/test';
import { watchForKeys } from './canaries.ts';
import { expect, startGateway, startSandbox, test, watch } from './drivebay.ts';
import type { Case } from './fault-cases.ts';
import { PLACES } from './fault-matrix.ts';
import type { SandboxControl } from './sandbox-control.ts';

/** After a failure the whole batch is tried again for the tests left. */
const IN_A_BATCH = 18;

/**
 * So many are tried at the same time, most of a case with a fault being waiting. More of them use up the gateway's part of the
 * providers' rate limits.
 */
const AT_ONCE = 3;

/** Declares a test for each case. */
export function tryCases(cases: readonly Case[]): void {
  for (let start = 0; start < cases.length; start += IN_A_BATCH) {
    const batch = cases.slice(start, start + IN_A_BATCH);
    test.describe(`batch ${start / IN_A_BATCH + 1}`, () => {
      test.describe.configure({ mode: 'default' });
      let outcomes: ReadonlyMap<Case, PromiseSettledResult<void>> = new Map();

      test.beforeAll(async ({ browser, sandbox }) => {
        test.setTimeout(240_000);
        outcomes = await tryBatch(batch, 900_000 + start, browser, sandbox);
      });

      for (const one of batch) {
        test(one.title, () => {
          const outcome = outcomes.get(one);
          if (outcome?.status !== 'fulfilled') throw outcome?.reason ?? new Error('The case was not run.');
        });
      }
    });
  }
}

/** @param firstCopy the first of as many numbers as there are cases */
async function tryBatch(
  batch: readonly Case[],
  firstCopy: number,
  browser: Browser,
  sandbox: SandboxControl,
): Promise<Map<Case, PromiseSettledResult<void>>> {
  const outcomes = new Map<Case, PromiseSettledResult<void>>();
  const all = await startServers(sandbox);
  const left = batch.map((one, index) => ({ one, copy: firstCopy + index }));
  // A list of the account is one for all, and more pages than its own read it: who breaks it has a sandbox without the others,
  // and is alone there.
  const ofLists = left.filter(({ one }) => PLACES[one.place].isList);
  const ofOne = left.filter((next) => !ofLists.includes(next));

  const attempt = async (one: Case, copy: number, servers: Servers, { page, placesOfKeys }: Window) => {
    const complaints = watch(page, true);
    const gateway = one.waits ? await startGateway(servers.sandbox) : servers.gateway;
    try {
      await one.run({ page, sandbox: servers.sandbox, gateway: gateway.url, copy });
      expect(complaints(), 'console, page errors and policy violations').toEqual([]);
      expect(await placesOfKeys(), 'places where a key of a provider was seen').toEqual([]);
    } finally {
      if (gateway !== servers.gateway) await gateway.stop();
    }
  };
  const settle = async (one: Case, copy: number, servers: Servers, window: Window) => {
    const [outcome] = await Promise.allSettled([attempt(one, copy, servers, window)]);
    outcomes.set(one, outcome);
  };
  const settleInOwnWindow = async (one: Case, copy: number, servers: Servers) => {
    const window = await openWindow(browser, servers.sandbox);
    await settle(one, copy, servers, window);
    await window.close();
  };
  const takeTurns = async () => {
    let common: Window | undefined;
    for (let next = ofOne.shift(); next; next = ofOne.shift()) {
      const { one, copy } = next;
      if (one.setsClock) await settleInOwnWindow(one, copy, all);
      else await settle(one, copy, all, (common ??= await openWindow(browser, sandbox)));
    }
    await common?.close();
  };
  const takeLists = async () => {
    if (ofLists.length === 0) return;
    const own = await startSandbox();
    const servers = await startServers(own.control);
    for (const { one, copy } of ofLists) await settleInOwnWindow(one, copy, servers);
    await servers.gateway.stop();
    await own.stop();
  };
  await Promise.all([takeLists().then(takeTurns), ...Array.from({ length: AT_ONCE - 1 }, takeTurns)]);
  await all.gateway.stop();
  return outcomes;
}

/** Both providers, and a gateway for every case that needs none of its own. */
interface Servers {
  sandbox: SandboxControl;
  gateway: Awaited<ReturnType<typeof startGateway>>;
}

async function startServers(sandbox: SandboxControl): Promise<Servers> {
  return { sandbox, gateway: await startGateway(sandbox) };
}

/** A page in a browser context of its own. */
interface Window {
  page: Page;
  placesOfKeys: () => Promise<string[]>;
  close: () => Promise<void>;
}

async function openWindow(browser: Browser, sandbox: SandboxControl): Promise<Window> {
  const context = await browser.newContext();
  const placesOfKeys = watchForKeys(context, sandbox.allKeys);
  const page = await context.newPage();
  return { page, placesOfKeys, close: () => context.close() };
}
