import { onTestFinished } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { UPSTREAM_LIMITS } from '../../gateway/upstream-exchange.ts';

/** A sandbox for one test, by default with room for many probes. @param limit calls a minute of each key */
export async function sandboxOfTest(limit = 1_000_000): Promise<Sandbox> {
  const sandbox = await startSandbox({ limit });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Far more than any response of the sandbox takes that comes at all. */
export const PATIENT = { ...UPSTREAM_LIMITS, deadlineMs: 60_000 };

/** So many at a time: a machine that is busy must not keep a connection waiting. */
const WIDTH = 6;

/** The results of all, in their order. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = [...items.entries()];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return results;
}
