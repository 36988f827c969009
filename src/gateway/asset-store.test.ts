import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openAssetStore, withAssetStore } from './asset-store.ts';
import { EnvironmentError } from './environment.ts';
import { NO_LOG } from './log.ts';
import type { Pages } from './pages.ts';

const DAY_MS = 86_400_000;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-assets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** A replica whose build has these assets, each with its name as its content. */
function start(folder: string, names: readonly string[]) {
  const assets = new Map(names.map((name) => [name, bytes(`content of ${name}`)]));
  const store = openAssetStore(folder, assets, NO_LOG);
  onTestFinished(() => store.close());
  const pages: Pages = {
    assets,
    framed: () => ({ html: '', sources: [], firstScript: '' }),
    serve: (path) =>
      Promise.resolve(
        assets.has(path.replace('/assets/', ''))
          ? new Response(`own ${path}`)
          : new Response('gone', { status: 404 }),
      ),
  };
  const served = withAssetStore(pages, store);
  return async (path: string, acceptEncoding?: string) => {
    const response = await served.serve(path, { acceptEncoding });
    return { status: response.status, body: await response.text(), headers: response.headers };
  };
}

/** Makes everything in the folder as old as if it had been there for so many days. */
function age(folder: string, days: number, only = ''): void {
  const then = new Date(Date.now() - days * DAY_MS);
  for (const kind of ['files', 'builds']) {
    for (const name of readdirSync(join(folder, kind))) {
      if (name.includes(only)) utimesSync(join(folder, kind, name), then, then);
    }
  }
}

const OLD = ['index-old.js', 'index-old.js.br', 'page-both.js'];
const NEW = ['index-new.js', 'page-both.js'];

test('an old page finds its script on a new replica, and a new page its own on an old one', async () => {
  const folder = newFolder();
  const old = start(folder, OLD);
  expect((await old('/assets/index-new.js')).status).toBe(404);
  const next = start(folder, NEW);
  expect(await next('/assets/index-old.js')).toMatchObject({ status: 200, body: 'content of index-old.js' });
  expect(await old('/assets/index-new.js')).toMatchObject({ status: 200, body: 'content of index-new.js' });
  expect(await next('/assets/index-new.js')).toMatchObject({ body: 'own /assets/index-new.js' });
  const { headers, body } = await next('/assets/index-old.js', 'br');
  expect([headers.get('content-encoding'), body]).toEqual(['br', 'content of index-old.js.br']);
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each(['..', '../builds', '%2e%2e', 'index-old.js/', 'a/b', '.hidden', 'index-old.js.br', ''])(
  'nothing else is looked up: /assets/%s',
  async (name) => {
    const folder = newFolder();
    start(folder, OLD);
    writeFileSync(join(folder, 'files', '.hidden'), 'secret');
    expect((await start(folder, NEW)(`/assets/${name}`)).status).toBe(404);
  },
);

test('what no build has run for seven days goes; what a running one names stays, however old', async () => {
  const folder = newFolder();
  start(folder, OLD);
  age(folder, 8);
  const next = start(folder, NEW);
  expect(readdirSync(join(folder, 'files')).toSorted()).toEqual(NEW.toSorted());
  expect((await next('/assets/index-old.js')).status).toBe(404);
  expect(readdirSync(join(folder, 'builds'))).toHaveLength(1);
});

test('six days after the last replica of a build ended, its pages still find their scripts', async () => {
  const folder = newFolder();
  start(folder, OLD);
  age(folder, 6);
  expect((await start(folder, NEW)('/assets/index-old.js')).status).toBe(200);
});

test('what another process is adding now is left alone, and a list that is half written too', () => {
  const folder = newFolder();
  start(folder, OLD);
  writeFileSync(join(folder, 'files', 'arriving.js'), 'x');
  writeFileSync(join(folder, 'builds', 'half.json'), '["a');
  start(folder, NEW);
  expect(readdirSync(join(folder, 'files'))).toContain('arriving.js');
});

test('a folder that cannot be written to stops the start with a sentence', () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  expect(() => openAssetStore(file, new Map(), NO_LOG)).toThrow(EnvironmentError);
  expect(() => openAssetStore(file, new Map(), NO_LOG)).toThrow(
    'ASSETS_DIR names a folder that cannot be written to',
  );
});
