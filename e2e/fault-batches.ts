import type { Browser, Page } from '@playwright/test';
import { watchForKeys } from './canaries.ts';
import { expect, startGateway, test, watch } from './drivebay.ts';
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
  const shared = await startGateway(sandbox);
  const left = batch.map((one, index) => ({ one, copy: firstCopy + index }));

  const attempt = async (one: Case, copy: number, { page, placesOfKeys }: Window) => {
    const complaints = watch(page, true);
    const gateway = one.waits ? await startGateway(sandbox) : shared;
    try {
      await one.run({ page, sandbox, gateway: gateway.url, copy });
      expect(complaints(), 'console, page errors and policy violations').toEqual([]);
      expect(await placesOfKeys(), 'places where a key of a provider was seen').toEqual([]);
    } finally {
      if (gateway !== shared) await gateway.stop();
    }
  };
  const settle = async (one: Case, copy: number, window: Window) => {
    const [outcome] = await Promise.allSettled([attempt(one, copy, window)]);
    outcomes.set(one, outcome);
  };
  const settleInOwnWindow = async (one: Case, copy: number) => {
    const window = await openWindow(browser, sandbox);
    await settle(one, copy, window);
    await window.close();
  };
  let lastOfList: Promise<void> = Promise.resolve();
  const takeTurns = async () => {
    let common: Window | undefined;
    for (let next = left.shift(); next; next = left.shift()) {
      const { one, copy } = next;
      if (PLACES[one.place].isList) {
        // A list of the account is one for all: one case at a time may break it.
        lastOfList = lastOfList.then(() => settleInOwnWindow(one, copy));
        await lastOfList;
      } else if (one.setsClock) await settleInOwnWindow(one, copy);
      else await settle(one, copy, (common ??= await openWindow(browser, sandbox)));
    }
    await common?.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  await shared.stop();
  return outcomes;
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
