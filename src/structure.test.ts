import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** The fences of the house: which room may import which. A room not named may not be imported. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  contracts: [],
  // Waits and back-off: the browser and the gateway both hold back.
  'rate-limit': ['contracts'],
  // How a panel wants its frame to look, as colours that can be read.
  look: ['contracts'],
  gateway: ['contracts', 'rate-limit', 'look'],
  sandbox: ['contracts'],
  'panel-sdk': ['contracts'],
  // What starts in production puts the rooms together; nothing imports it.
  server: ['contracts', 'rate-limit', 'look', 'gateway', 'sandbox'],
  // Vite plugins. One compiles the app's messages, one draws the app's components into the pages that the gateway sends.
  build: ['contracts', 'gateway', 'app', 'app/text'],
  'app/surface': ['contracts'],
  'app/text': ['contracts'],
  'app/ui': ['app/text'],
  'app/http': ['contracts', 'rate-limit', 'app/surface', 'app/text'],
  'app/session': ['contracts', 'app/http', 'app/surface', 'app/text', 'app/ui'],
  'app/live': ['contracts', 'rate-limit', 'app/http', 'app/surface', 'app/text', 'app/ui'],
  'app/locale': ['contracts', 'app/session', 'app/text'],
  'app/shell': [
    'contracts',
    'app/http',
    'app/live',
    'app/locale',
    'app/session',
    'app/surface',
    'app/text',
    'app/ui',
  ],
  'app/embed': [
    'contracts',
    'look',
    'app/http',
    'app/live',
    'app/session',
    'app/shell',
    'app/surface',
    'app/text',
    'app/ui',
  ],
  'app/media': ['contracts', 'app/live', 'app/http', 'app/session', 'app/surface', 'app/text', 'app/ui'],
  // What a person does to a VPS's media. The media's panels leave room for it (`MediaActionsContext`).
  'app/actions': [
    'contracts',
    'app/media',
    'app/live',
    'app/http',
    'app/session',
    'app/surface',
    'app/text',
    'app/ui',
  ],
  'app/downloads': ['contracts', 'app/live', 'app/http', 'app/session', 'app/surface', 'app/text', 'app/ui'],
  'app/support': [
    'contracts',
    'app/staff',
    'app/media',
    'app/downloads',
    'app/live',
    'app/http',
    'app/shell',
    'app/session',
    'app/surface',
    'app/text',
    'app/ui',
  ],
  // Where people sign in: their session, the accounts, and the sign-in page.
  'app/staff': ['contracts', 'app/http', 'app/session', 'app/surface', 'app/text', 'app/ui'],
  'app/routes': [
    'contracts',
    'app/staff',
    'app/actions',
    'app/media',
    'app/downloads',
    'app/support',
    'app/live',
    'app/locale',
    'app/http',
    'app/shell',
    'app/session',
    'app/surface',
    'app/text',
    'app/ui',
  ],
  app: [
    'contracts',
    'app/media',
    'app/downloads',
    'app/routes',
    'app/live',
    'app/http',
    'app/shell',
    'app/session',
    'app/embed',
    'app/locale',
    'app/staff',
    'app/support',
    'app/surface',
    'app/text',
    'app/ui',
  ],
};

const SRC = dirname(fileURLToPath(import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.(ts|tsx|mjs)$/.test(name) && !/\.(test|gen)\.tsx?$/.test(name) ? [path] : [];
  });
}

function roomOf(path: string): string {
  const [top = '', second = ''] = relative(SRC, path).split('/');
  if (top !== 'app') return top;
  // One file that every room of the app may read: where it runs.
  if (second === 'surface.ts') return 'app/surface';
  return second.includes('.') ? 'app' : `app/${second}`;
}

function importsOf(source: string): string[] {
  return Array.from(source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g), (match) => match[1] ?? '');
}

const files = sources(SRC).map((path) => ({
  path,
  name: relative(SRC, path),
  source: readFileSync(path, 'utf8'),
}));

function sourceOf(name: string): string {
  return files.find((file) => file.name === name)?.source ?? '';
}

test('there is something to check', () => {
  expect(files.length).toBeGreaterThan(20);
});

test('rooms import only what the picture allows', () => {
  const wrong = files.flatMap(({ path, name, source }) => {
    const from = roomOf(path);
    return importsOf(source)
      .map((target) => roomOf(resolve(dirname(path), target)))
      .filter((to) => to !== from && !MAY_IMPORT[from]?.includes(to) && !to.startsWith('..'))
      .map((to) => `${name} imports ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('the table of rooms in docs/architecture.md is this picture', () => {
  const table = readFileSync(join(SRC, '../docs/architecture.md'), 'utf8').matchAll(
    /^\| `([\w/-]+?)\/?` \| [^|]+ \| ([^|`]+) \|$/gm,
  );
  const shown = Object.fromEntries(
    Array.from(table, ([, room = '', list = '']) => [
      room,
      list === 'nothing' ? [] : list.split(', ').toSorted(),
    ]),
  );
  const forAll = new Set(['contracts', 'app/surface']);
  const picture = Object.entries(MAY_IMPORT)
    // What starts the app in a browser puts all of it together.
    .filter(([room]) => room !== 'app' && !forAll.has(room))
    .map(([room, list]) => [
      room,
      list
        .filter((name) => !forAll.has(name))
        .map((name) => name.replace(/^app\//, ''))
        .toSorted(),
    ]);
  expect(shown).toEqual({ contracts: [], ...Object.fromEntries(picture) });
});

test('the transport knows neither React nor what is on screen', () => {
  const wrong = files.filter(
    ({ path, source }) => roomOf(path) === 'app/http' && /from 'react(?:-dom)?'|\.tsx'/.test(source),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('the model of downloads knows nothing of how they are shown', () => {
  const wrong = files
    .filter(({ name }) => name.startsWith('app/downloads/tracking/'))
    .flatMap(({ path, name, source }) =>
      importsOf(source)
        .map((target) => relative(join(SRC, 'app/downloads'), resolve(dirname(path), target)))
        .filter((to) => !to.startsWith('..') && !to.startsWith('tracking/'))
        .map((to) => `${name} imports ${to}`),
    );
  expect(wrong).toEqual([]);
});

test('downloads show ISOs from the download store, not from cached responses', () => {
  const transport = new Set(['app/downloads/queries.ts', 'app/downloads/responses.ts']);
  const wrong = files.filter(
    ({ name, source }) =>
      name.startsWith('app/downloads/') && !transport.has(name) && /\.body\b|getQueryData/.test(source),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('the contracts know neither React, Node nor fetch', () => {
  const wrong = files.filter(
    ({ path, source }) => roomOf(path) === 'contracts' && /from '(?!\.|valibot)|\bfetch\(/.test(source),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('the app reads through http/request.ts alone, acts through http/send-action.ts, and fetches its own page in one place', () => {
  const doors = new Set([
    'app/http/request.ts',
    // The same requests, before the app is there. The app takes their responses through request.ts.
    'app/embed/early-start.ts',
    // Writes: never shared, repeated or aborted.
    'app/http/send-action.ts',
    'app/http/served-build.ts',
    // Who is signed in, and signing out.
    'app/staff/session-requests.ts',
    // The static build's own.
    'app/http/hostup-direct.ts',
    'app/http/static-config.ts',
  ]);
  const wrong = files.filter(
    ({ name, source }) =>
      name.startsWith('app/') && !doors.has(name) && /\bfetch\(|XMLHttpRequest/.test(source),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('what is built for one surface alone is decided by surface.ts', () => {
  const deciding = files.filter(({ source }) => source.includes('import.meta.env.MODE'));
  expect(deciding.map(({ name }) => name).toSorted()).toEqual(['app/main.tsx', 'app/surface.ts']);
});

test('one file sends what changes something at a provider, and no read can reach it', () => {
  const importing = (target: string) =>
    files.filter(({ source }) => source.includes(`/${target}'`)).map(({ name }) => name);
  expect(importing('write-client.ts')).toEqual(['gateway/actions/hostup-writes.ts']);
  expect(importing('hostup-writes.ts').every((name) => /^(gateway\/actions|sandbox)\//.test(name))).toBe(
    true,
  );
  expect(
    importing('upstream-exchange.ts').filter((name) => /createUpstreamExchange/.test(sourceOf(name))),
  ).toEqual(['gateway/actions/write-client.ts', 'gateway/upstream-client.ts']);
});

test('the ui parts know neither queries nor routes', () => {
  const wrong = files.filter(
    ({ path, source }) => roomOf(path) === 'app/ui' && source.includes("from '@tanstack/"),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('fields have one form around them, which needs no `allow-forms` of a frame', () => {
  const found = files.filter(
    ({ name, source }) => name.startsWith('app/') && /<form\b|type="submit"/.test(source),
  );
  expect(found.map(({ name }) => name)).toEqual(['app/ui/field-form.tsx']);
});

test('no markup is ever made from text', () => {
  const wrong = files.filter(({ source }) =>
    /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write/.test(source),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('file names are in kebab case and no folder is a bag', () => {
  const bag = /(^|\/)(utils|helpers|types|hooks|context|common|misc)\//;
  const wrong = files
    .map(({ name }) => name)
    .filter(
      (name) =>
        bag.test(name) ||
        name.endsWith('/index.ts') ||
        !(/^[a-z0-9./-]+$/.test(name) || name.startsWith('app/routes/')),
    );
  expect(wrong).toEqual([]);
});
