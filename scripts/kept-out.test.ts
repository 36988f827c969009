import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** The files that `npm run mint -- --new-keys` writes, as its source names them, and what else holds a secret. */
const KEY_FILES = [
  ...Array.from(textOf('src/server/new-keys.ts').matchAll(/'([\w-]+\.pem)'/g), ([, name = '']) => name),
  'vpsbg.key',
  'signing.p8',
  'panel.jwk',
  '.env',
  '.env.production',
];
const PLACES = ['', 'docs/', 'examples/container/', 'public/', 'src/gateway/'];
const paths = PLACES.flatMap((place) => KEY_FILES.map((name) => place + name));

test('mint names its private key', () => expect(KEY_FILES).toContain('embed-private.pem'));

test('git takes no key, wherever it is put', () => {
  const { stdout } = spawnSync('git', ['check-ignore', '--no-index', '--stdin'], {
    cwd: root,
    input: paths.join('\n'),
    encoding: 'utf8',
  });
  expect(stdout.trim().split('\n')).toEqual(paths);
});

test('npm pack takes no key, from no folder that it packs', () => {
  const { files } = v.parse(v.object({ files: v.array(v.string()) }), JSON.parse(textOf('package.json')));
  const folders = files.filter((path) => !/[!.]/.test(path));
  const packed = folders.flatMap((path) => [path, `${path}/below`]);
  expect(packed).toEqual(expect.arrayContaining(['dist/app', 'docs', 'examples/container']));
  // In a folder of its own: no key file stays here, or is seen by another test. What is packed depends on package.json alone.
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-kept-out-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const path of ['', ...packed]) {
    mkdirSync(join(folder, path), { recursive: true });
    for (const name of ['page.txt', ...KEY_FILES]) writeFileSync(join(folder, path, name), 'no key');
  }
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const taken = Array.from(stdout.matchAll(/"path": "(.*)"/g), ([, path]) => path);
  expect(new Set(taken)).toEqual(new Set(['package.json', ...packed.map((path) => `${path}/page.txt`)]));
}, 60_000);

test('the container image takes no key', () => {
  const patterns = textOf('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(patterns.filter((pattern) => pattern.startsWith('!'))).toEqual([]);
  expect(paths.filter((path) => !patterns.some((pattern) => dockerPattern(pattern).test(path)))).toEqual([]);
});

test('every locked package has its integrity, and no entry names a registry of its own', () => {
  const entry = v.object({
    integrity: v.optional(v.string()),
    resolved: v.optional(v.string()),
    link: v.optional(v.boolean()),
  });
  const { packages } = v.parse(
    v.object({ packages: v.record(v.string(), entry) }),
    JSON.parse(textOf('package-lock.json')),
  );
  const locked = Object.entries(packages).filter(([path, { link }]) => path !== '' && link !== true);
  expect(locked.length).toBeGreaterThan(400);
  const wrong = locked.filter(
    ([, { integrity = '', resolved }]) => !/^sha512-[\w+/]{86}==$/.test(integrity) || resolved !== undefined,
  );
  expect(wrong.map(([path]) => path)).toEqual([]);
});

/** As Docker reads a line of the file: `**` is any folders, `*` anything but a slash. */
function dockerPattern(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('**/', '(.*/)?').replaceAll(/(?<![.)])\*/g, '[^/]*')}(/.*)?$`);
}
