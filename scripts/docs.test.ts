import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import * as assumptions from '../src/contracts/assumptions.ts';
import { init } from '../src/contracts/embed/messages.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)));

/** As GitHub names a heading: lower case, without punctuation, hyphens for blanks. */
function anchorsOf(file: string): Set<string> {
  const headings = textOf(file).matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    Array.from(headings, ([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function linksOf(file: string): string[] {
  const text = textOf(file).replaceAll(/^```[^]*?^```/gm, '');
  return Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link);
}

test('there are documents with links', () => {
  expect(documents).toContain('README.md');
  expect(linksOf('README.md').length).toBeGreaterThan(10);
});

test.each(documents)('every relative link of %s leads somewhere', (file) => {
  const broken = linksOf(file)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).has(anchor);
    });
  expect(broken).toEqual([]);
});

test('docs/assumptions.md lists each assumption once, by its name', () => {
  const rows = textOf('docs/assumptions.md').match(/^\|.+\|$/gm) ?? [];
  const named = rows.flatMap((row) => row.match(/(?<=`)assumed\w+(?=`)/gi) ?? []);
  expect(named.toSorted()).toEqual(Object.keys(assumptions).toSorted());
});

test('docs/embedding.md has each field of the frame’s first message', () => {
  const [, fields = ''] = /\{ t: 'iso:init', v: 1, ([^}]+) \}/.exec(textOf('docs/embedding.md')) ?? [];
  expect(['t', 'v', ...fields.split(', ')]).toEqual(Object.keys(init.entries));
});

test('the README is one page', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThan(110);
});

test('every command that a document names is a script of package.json', () => {
  const manifest = v.object({ scripts: v.record(v.string(), v.string()) });
  const { scripts } = v.parse(manifest, JSON.parse(textOf('package.json')));
  const wrong = documents.flatMap((file) =>
    Array.from(textOf(file).matchAll(/\bnpm run ([a-z0-9:-]+)/g), ([, name = '']) => name)
      .filter((name) => !(name in scripts))
      .map((name) => `${file}: npm run ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('every source file and folder that a document names is in the repository, by its path or by the end of it', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => existsSync(join(root, file)));
  const known = [...files, ...files.flatMap((file) => (file.includes('/') ? [dirname(file)] : []))];
  const isThere = (name: string) => {
    const path = name.replace(/\/$/, '');
    return known.some((file) => file === path || file.endsWith(`/${path}`) || file.startsWith(`${path}/`));
  };
  const wrong = documents
    // What a released version had may be gone.
    .filter((file) => file !== 'CHANGELOG.md')
    .flatMap((file) =>
      Array.from(
        textOf(file).matchAll(
          /`((?:src|scripts|e2e|examples|docs)\/[\w./$-]+|[\w./$-]+\.(?:tsx?|mjs)|[a-z-]+\/)`/g,
        ),
        ([, name = '']) => name,
      )
        .filter((name) => !isThere(name))
        .map((name) => `${file}: ${name}`),
    );
  expect(wrong).toEqual([]);
});

test('the image, the compose file and the commands that install the package name its version', () => {
  const { version } = v.parse(v.object({ version: v.string() }), JSON.parse(textOf('package.json')));
  expect(textOf('Dockerfile')).toContain(`org.opencontainers.image.version="${version}"`);
  expect(textOf('examples/container/compose.yml')).toContain(`image: drivebay:${version}\n`);
  expect(textOf('docs/operations/container.md')).toContain(`docker build --tag drivebay:${version} .`);
  expect(textOf('docs/operations/running.md')).toContain(`npm install --global ./drivebay-${version}.tgz`);
  expect(textOf('docs/operations/systemd.md')).toContain(`npm install --global ./drivebay-${version}.tgz`);
  expect(textOf('README.md')).toContain(`npx ./drivebay-${version}.tgz`);
});

test('the compose file trusts nginx alone: whoever is trusted may say who the client is', () => {
  const compose = textOf('examples/container/compose.yml');
  const [, trusted] = /TRUST_PROXY: (\S+)/.exec(compose) ?? [];
  const [, nginx] = /\n {2}nginx:\n[^]*?ipv4_address: ([\d.]+)/.exec(compose) ?? [];
  expect(nginx).toMatch(/^\d/);
  expect(trusted).toBe(nginx);
});

test('every text that is logged is explained', () => {
  const page = textOf('docs/operations/logs.md');
  const sources = execFileSync('git', ['ls-files', 'src/gateway', 'src/server'], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .filter((file) => !file.endsWith('.test.ts') && existsSync(join(root, file)));
  const texts = sources.flatMap((file) =>
    Array.from(
      textOf(file).matchAll(
        /\blog(?:\[[^\]]+\])?\.?(?:info|warn|error)?\((?:[^;]*?,\s*)?'([^'\n]+)',?\s*\);/g,
      ),
      ([, text = '']) => text,
    ),
  );
  expect(texts.length).toBeGreaterThan(15);
  const missing = texts.filter((text) => !page.includes(`\`${text.split(':')[0] ?? ''}`));
  expect([...new Set(missing)]).toEqual([]);
});

test('every file that mutation testing names exists', () => {
  const core = /const CORE = \{([^]*?)\n\};/.exec(textOf('scripts/mutate.mjs'))?.[1] ?? '';
  const names = Array.from(core.matchAll(/^ {2}'([\w/-]+)':/gm), ([, name = '']) => name);
  expect(names.length).toBeGreaterThan(15);
  const missing = names.filter((name) => !existsSync(join(root, `src/${name}.ts`)));
  expect(missing).toEqual([]);
});
