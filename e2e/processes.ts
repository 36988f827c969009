import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The build under test. */
export const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

export interface Running {
  /** The first line the process printed on stdout. */
  line: string;
  /** Everything it has printed so far, on both streams. */
  output: () => string;
  /** @param signal SIGTERM for one that has children of its own to end */
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

const running = new Set<ChildProcess>();

// A test that fails does not stop what it started itself; its worker ends soon after.
process.once('exit', () => {
  for (const child of running) child.kill();
});

/** Has a process end with this one at the latest. */
export function endWithRunner<Child extends ChildProcess>(child: Child): Child {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Starts one of the built programs and waits for its first line on stdout. */
export function run(
  program: 'drivebay' | 'sandbox',
  args: readonly string[],
  env: Record<string, string>,
  dist = DIST,
): Promise<Running> {
  return runFile(join(dist, 'gateway', `${program}.js`), args, env);
}

/** The same for any file that Node runs. */
export async function runFile(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Running> {
  const child = endWithRunner(
    spawn(process.execPath, [file, ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    }),
  );
  let output = '';
  let printed = '';
  const note = (chunk: Buffer) => (output += chunk.toString());
  child.stderr.on('data', note);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      note(chunk);
      // Of stdout alone: the log on stderr may come first.
      printed += chunk.toString();
      if (printed.includes('\n')) resolve(printed.slice(0, printed.indexOf('\n')));
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${String(code)}: ${output}`)));
  });
  return { line, output: () => output, stop: (signal) => stop(child, signal) };
}

/**
 * Ends a process and waits until it has.
 *
 * @param signal not SIGTERM for a gateway: it would wait for connections that the browser still has open
 */
export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
