import { fileURLToPath } from 'node:url';
import { EnvironmentError } from '../gateway/environment.ts';
import { VERSION } from '../gateway/version.ts';

/** The command `drivebay`, and the built `dist/gateway/drivebay.js`. Each part is loaded only when it runs. */

/** This file is at the top of `dist/gateway`; what it loads may not be. */
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const HELP = `Drivebay ${VERSION}: a live dashboard for one VPS's ISO media

drivebay                      starts the gateway, and prints its URL
drivebay check-config [FILE]  reads a configuration file as the gateway would, and says what is wrong with it
drivebay probe …              compares the providers' real responses with what Drivebay reads: drivebay probe --help
drivebay mint …               signs an embed token by hand, or writes a new pair of keys: drivebay mint --help
drivebay --help | --version

Settings are environment variables. Without any it runs on a built-in sandbox.
  PORT, HOST                        where it listens: 4173, 127.0.0.1
  HOSTUP_API_KEY, VPSBG_API_KEY     owner mode: your own servers and downloads
  EMBED_CONFIG                      embed mode: a file of tenants, whose control panels show Drivebay
  STAFF_CONFIG                      staff mode: a file of who may sign in with your identity provider
All of them: README.md and docs/operations, in the package.`;

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  async start() {
    await (await import('./serve.ts')).serve(at('../app'));
  },
  async mint(args) {
    await (await import('./mint-token.ts')).mintToken(args, at('../../'));
  },
  async 'check-config'(args) {
    const lines = await (await import('./check-config.ts')).checkConfig(args, process.env);
    console.log(lines.join('\n'));
  },
  async probe(args) {
    process.exitCode = await (await import('./probe/probe-command.ts')).probe(args, process.env);
  },
};

async function run([name = 'start', ...args]: string[]): Promise<void> {
  if (['--help', '-h', 'help'].includes(name)) return console.log(HELP);
  if (['--version', '-v'].includes(name)) return console.log(VERSION);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new EnvironmentError(`There is no command "${name}".\n\n${HELP}`);
  if (name === 'start' && args.length > 0)
    throw new EnvironmentError('The gateway takes no arguments: its settings are environment variables.');
  return command(args);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  // One sentence for what the operator can fix, the whole error for what they cannot.
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
}
