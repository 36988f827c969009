import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import whole from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'drivebay-sdk-'));
const outDir = join(folder, 'node_modules/@drivebay/panel');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const builder = await createBuilder({
    root,
    logLevel: 'silent',
    environments: { panel: { build: { outDir } } },
  });
  const { panel } = builder.environments;
  if (!panel) throw new Error('vite.config.ts has no environment "panel"');
  await builder.build(panel);
}, 60_000);

test.each(['drivebay-panel.js', 'drivebay-panel.iife.js'])('%s is less than 5 KB compressed', (file) => {
  const bytes = readFileSync(join(outDir, file));
  expect(bytes.length).toBeGreaterThan(1_000);
  expect(gzipSync(bytes, { level: 9 }).length).toBeLessThan(4_900);
  expect(bytes.toString()).not.toMatch(/(?:^|;)import|require\(|localStorage|sessionStorage|cookie/);
});

test('npm packs it under its name, with the version of the whole', () => {
  const packed = v.object({
    name: v.string(),
    version: v.string(),
    files: v.array(v.object({ path: v.string() })),
  });
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], {
    cwd: outDir,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [pack] = v.parse(v.tuple([packed]), JSON.parse(output.toString()));
  expect({ ...pack, files: pack.files.map(({ path }) => path).toSorted() }).toEqual({
    name: '@drivebay/panel',
    version: whole.version,
    files: [
      'LICENSE',
      'README.md',
      'appearance.d.ts',
      'drivebay-panel.d.ts',
      'drivebay-panel.iife.js',
      'drivebay-panel.js',
      'element.d.ts',
      'mount.d.ts',
      'options.d.ts',
      'package.json',
      'panel-error.d.ts',
    ],
  });
});

const USES = `
import { mount, type Panel } from '@drivebay/panel';
const fetchToken = async () => 'a.b.c';
const frame = { origin: 'https://iso.example.net', tenant: 'acme', fetchToken };
const panel: Panel = mount(document.body, { ...frame, vpsId: 'vps_1', onStatus: (status: 'ok' | 'stale' | 'error') => status, onError: ({ code, claim }) => [code, claim] });
panel.setTheme('dark');
panel.setAppearance({ accent: '#0b6b47', background: { light: '#ffffff' }, radius: 4, fontFamily: 'serif', density: 'compact' });
panel.setAppearance(null);
mount(document.body, { ...frame, isos: true });
const element = document.createElement('drivebay-panel');
element.fetchToken = fetchToken;
// @ts-expect-error neither a VPS nor the downloads
mount(document.body, frame);
// @ts-expect-error both
mount(document.body, { ...frame, vpsId: 'vps_1', isos: true });
// @ts-expect-error no theme of ours
panel.setTheme('neon');
`;

test('TypeScript finds its types, and they hold', () => {
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'src/uses.ts'), USES);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--types', ''];
  const run = () => execFileSync(process.execPath, [tsc, ...options, 'src/uses.ts'], { cwd: folder });
  expect(run).not.toThrow();
});

test('Node can import it, for pages that are rendered there first', async () => {
  const module: unknown = await import(join(outDir, 'drivebay-panel.js'));
  expect(Object.keys(Object(module))).toEqual(['mount']);
});
