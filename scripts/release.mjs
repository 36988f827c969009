// `npm run release`: the gateway, the panel's script and the static build as versioned tarballs in dist/release, each with its
// licence, CHANGELOG and SBOM, and SHA256SUMS beside them. From one checkout they are the same, byte for byte, each time.
import './node-version.mjs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root, run } from './run.mjs';
import { sbom } from './sbom.mjs';

install();
build();
run('vite', ['build', '--config=src/build/static.vite.ts', '--mode=static', '--logLevel=warn']);

const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const release = join(root, 'dist/release');
rmSync(release, { recursive: true, force: true });
mkdirSync(release);

/** @param {string} folder a package, which `npm pack` makes a tarball of: each file of it with the same date */
function pack(folder) {
  const args = ['pack', '--json', '--pack-destination', release];
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A package in a folder of its own. @param {string} name @param {string} from of `dist` @param {(manifest: any) => object} manifestOf */
function packCopy(name, from, manifestOf) {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-release-'));
  cpSync(join(root, 'dist', from), folder, { recursive: true });
  for (const file of ['LICENSE', 'CHANGELOG.md']) cpSync(join(root, file), join(folder, file));
  writeFileSync(join(folder, 'sbom.json'), sbom(name, [from]));
  const file = join(folder, 'package.json');
  const before = from === 'panel-sdk' ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, `${JSON.stringify(manifestOf(before), null, 2)}\n`);
  pack(folder);
  rmSync(folder, { recursive: true });
}

pack(root);
packCopy('@drivebay/panel', 'panel-sdk', (manifest) => ({
  ...manifest,
  files: [...manifest.files, 'CHANGELOG.md', 'sbom.json'],
}));
packCopy('drivebay-static', 'static', () => ({
  name: 'drivebay-static',
  version,
  license,
  description: 'Drivebay as plain files for a host that serves them beside HostUp’s API',
}));

const sums = readdirSync(release)
  .toSorted()
  .map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(release, name)))
        .digest('hex')}  ${name}\n`,
  );
writeFileSync(join(release, 'SHA256SUMS'), sums.join(''));
console.log(`${sums.join('')}dist/release is ready.`);
