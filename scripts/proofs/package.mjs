// `npm run package`: packs the npm package, installs it in an empty folder, and runs it there as `npx drivebay` does: its size, its
// dependencies, the time to the first page, and each command.
import '../node-version.mjs';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, firstLine, start } from '../children.mjs';
import { root } from '../run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'drivebay-package-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
/** @param {string[]} args @param {string} [cwd] */
const npm = (args, cwd = folder) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
/** @type {string[]} */
const missed = [];
/** @param {string} what @param {string | number} value @param {boolean} holds */
function print(what, value, holds) {
  if (!holds) missed.push(what);
  console.log(`${what.padEnd(52)} ${String(value).padStart(12)}  ${holds ? 'ok' : 'MISSED'}`);
}

const output = npm(['pack', '--json', '--pack-destination', folder], root);
const [pack] = JSON.parse(output.slice(output.indexOf('[')));
print('packed, KB', (pack.size / 1_000).toFixed(0), pack.size < 3_000_000);
print('files', pack.files.length, pack.files.length < 400);
const secret = pack.files.filter((/** @type {{ path: string }} */ { path }) =>
  /\.(pem|key|p8|jwk)$|\.env/.test(path),
);
for (const file of [
  'LICENSE',
  'CHANGELOG.md',
  'dist/sbom.json',
  'dist/app/licences.txt',
  'dist/gateway/licences.txt',
])
  print(
    `holds ${file}`,
    'yes',
    pack.files.some((/** @type {{ path: string }} */ { path }) => path === file),
  );
print('keys among them', secret.length, secret.length === 0);

const startedAt = performance.now();
npm(['init', '--yes']);
npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, pack.filename)]);
print('npm install, s', ((performance.now() - startedAt) / 1_000).toFixed(1), true);
const packages = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
print('packages beside it', packages.length - 1, packages.length === 1);
const installed = readdirSync(join(folder, 'node_modules/drivebay'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
print('installed, MB', (installed / 1_000_000).toFixed(1), installed < 10_000_000);

const command = join(folder, 'node_modules/.bin/drivebay');
/** @param {string[]} args @param {Record<string, string>} [env] */
const run = (args, env = {}) =>
  execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
print('drivebay --version', run(['--version']).trim(), run(['--version']).trim() === version);
print('drivebay --help', 'printed', run(['--help']).includes('check-config'));
run(['mint', '--new-keys', join(folder, 'keys')]);
const config = join(folder, 'keys/embed.json');
const env = { ACME_HOSTUP_KEY: 'a', ACME_HOSTUP_WRITE_KEY: 'b', ACME_VPSBG_KEY: 'c' };
const keyFile = join(folder, 'keys/embed-private.pem');
print('drivebay mint --new-keys', 'written', existsSync(keyFile));
print('drivebay check-config', 'read', run(['check-config', config], env).includes('acme'));
const minted = run(['mint', '--tenant', 'acme', '--key', keyFile, '--vps', 'vps_1', '--config', config], env);
print('drivebay mint', 'signed', minted.split('.').length === 3);

const at = performance.now();
const child = start(command, [], { PORT: '0' }, { cwd: folder, stderr: 'pipe' });
const url = /http:\S+/.exec(await firstLine(child))?.[0] ?? '';
const page = await fetch(url);
const html = await page.text();
print(
  'start to the first page, ms',
  (performance.now() - at).toFixed(0),
  page.ok && html.includes('id="root"'),
);
const script = /src="(\/assets\/[^"]+)"/.exec(html)?.[1] ?? '';
print('its first script', (await fetch(new URL(script, url))).status, (await fetch(new URL(script, url))).ok);
await end(child);
print('exit code after SIGTERM', String(child.exitCode), child.exitCode === 0);
if (missed.length > 0) {
  console.error(`Missed: ${missed.join('; ')}`);
  process.exitCode = 1;
}
