import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../dist/gateway/', import.meta.url));

export interface Running {
  /** The first line the process printed. */
  line: string;
  /** Everything it has printed so far, on both streams. */
  output: () => string;
  stop: () => Promise<void>;
}

/** Starts one of the built programs and waits for its first line on stdout. */
export async function run(
  program: 'drivebay' | 'sandbox',
  args: readonly string[],
  env: Record<string, string>,
): Promise<Running> {
  const child = spawn(process.execPath, [`${BUILT}${program}.js`, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const note = (chunk: Buffer) => (output += chunk.toString());
  child.stderr.on('data', note);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      note(chunk);
      if (output.includes('\n')) resolve(output.slice(0, output.indexOf('\n')));
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with ${String(code)}: ${output}`)));
  });
  return { line, output: () => output, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
