import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';
import { VPSBG_SCENARIOS } from './vpsbg-scenarios.ts';

/**
 * The sandbox as a process of its own: `--port 0 --speed 1 --start 2026-03-28T12:00:00Z --limit 30`. Ends with SIGTERM, SIGINT or
 * the end of stdin.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    speed: { type: 'string' },
    start: { type: 'string' },
    limit: { type: 'string' },
  },
});

try {
  const sandbox = await startSandbox({
    port: Number(values.port ?? 0),
    speed: Number(values.speed ?? 1),
    ...(values.limit !== undefined && { limit: Number(values.limit) }),
    ...(values.start !== undefined && { start: startOf(values.start) }),
  });
  const end = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // Only a pipe ends with the parent; a terminal or /dev/null does not indicate it.
  const stdin = fstatSync(0);
  if (stdin.isFIFO() || stdin.isSocket()) process.stdin.resume().once('end', end).once('error', end);
  const { hostupUrl, vpsbgUrl, controlUrl, accounts } = sandbox;
  // Where a state and a fault share a name, the state has it.
  const isoScenarios = Object.fromEntries(
    [...VPSBG_SCENARIOS].toReversed().map(([number, { name }]) => [name, number]),
  );
  const line = { hostupUrl, vpsbgUrl, controlUrl, keys: accounts, isoScenarios };
  process.stdout.write(`${JSON.stringify(line)}\n`);
} catch (error) {
  process.stderr.write(
    `The sandbox did not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}

function startOf(time: string): number {
  const start = Date.parse(time);
  if (Number.isNaN(start)) throw new RangeError(`--start must be an ISO 8601 time, not ${time}.`);
  return start;
}
