// `npm run release:check`: makes a release, and checks what it puts into each tarball: the files, the notices and the SBOM, the
// changelog and the checksums.
import '../node-version.mjs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.mjs';

const release = join(root, 'dist/release');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Each tarball: what it must hold, what every file of it must match, and where the notices of its bundled code are. */
const TARBALLS = [
  {
    name: `drivebay-${version}.tgz`,
    holds: [
      'README.md',
      'SECURITY.md',
      'scripts/drivebay.mjs',
      'dist/gateway/drivebay.js',
      'dist/app/index.html',
      'docs/operations/running.md',
      'examples/nginx/drivebay.conf',
    ],
    only: /^(?:package\.json|LICENSE|[A-Z]+\.md|dist\/(?:app|gateway)\/.+|dist\/sbom\.json|scripts\/[\w-]+\.mjs|docs\/.+\.(?:md|png|json|yml)|examples\/(?:nginx|caddy|systemd|container)\/.+)$/,
    notices: ['dist/app/licences.txt', 'dist/gateway/licences.txt'],
    sbom: 'dist/sbom.json',
  },
  {
    name: `drivebay-panel-${version}.tgz`,
    holds: ['README.md', 'drivebay-panel.js'],
    only: /^(?:package\.json|LICENSE|sbom\.json|[A-Z]+\.md|[\w.-]+\.(?:js|ts))$/,
    // Its code is the project's own.
    notices: [],
    sbom: 'sbom.json',
  },
  {
    name: `drivebay-static-${version}.tgz`,
    holds: [],
    only: /^(?:package\.json|LICENSE|CHANGELOG\.md|sbom\.json|licences\.txt|[\w./-]+\.(?:html|js|css|svg|txt|json|woff2|webmanifest))$/,
    notices: ['licences.txt'],
    sbom: 'sbom.json',
  },
];

/** @type {string[]} */
const wrong = [];
/** @param {boolean} holds @param {string} what */
const check = (holds, what) => void (holds || wrong.push(what));

execFileSync(process.execPath, [join(root, 'scripts/release.mjs')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const sums = readFileSync(join(release, 'SHA256SUMS'), 'utf8');
const names = readdirSync(release).filter((name) => name !== 'SHA256SUMS');
const expected = TARBALLS.map(({ name }) => name);
check(names.toSorted().join() === expected.toSorted().join(), `the tarballs are ${names.join(', ')}`);

for (const { name, holds, only, notices, sbom } of TARBALLS) {
  const path = join(release, name);
  const sum = createHash('sha256').update(readFileSync(path)).digest('hex');
  check(sums.includes(`${sum}  ${name}\n`), `${name}: its checksum is not that of SHA256SUMS`);
  const files = tar(['-tzf', path])
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''));
  const read = (/** @type {string} */ file) => tar(['-xzOf', path, `package/${file}`]);
  for (const file of ['package.json', 'LICENSE', 'CHANGELOG.md', sbom, ...notices, ...holds])
    check(files.includes(file), `${name}: ${file} is missing`);
  for (const file of files) {
    check(only.test(file), `${name}: ${file} does not belong there`);
    check(
      !/\.(?:pem|key|p8|jwk|env|map)$|(?:^|\/)\.(?!vite\/manifest)|\.test\./.test(file),
      `${name}: ${file} is no part of a release`,
    );
  }
  check(JSON.parse(read('package.json')).version === version, `${name}: another version`);
  for (const file of ['LICENSE', 'CHANGELOG.md'])
    check(read(file) === readFileSync(join(root, file), 'utf8'), `${name}: another ${file}`);
  checkSbom(name, JSON.parse(read(sbom)), notices.map(read).join('\n'));
  console.log(`${name}: ${files.length} files`);
}

/**
 * Each package whose code is in the bundle has its notice with the text of its licence, and is in the SBOM; nothing else is.
 *
 * @param {string} name @param {any} bom @param {string} notices
 */
function checkSbom(name, bom, notices) {
  check(bom.bomFormat === 'CycloneDX', `${name}: the SBOM is not CycloneDX`);
  const components = bom.components.map((/** @type {any} */ each) => `${each.name} ${each.version}`);
  const noticed = new Set(
    Array.from(notices.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+ \d+\.\d+\.\d+\S*) \(/gm), ([, one]) => one ?? ''),
  );
  check(notices === '' || noticed.size > 3, `${name}: the licence notices cannot be read`);
  for (const one of noticed) check(components.includes(one), `${name}: ${one} is not in the SBOM`);
  for (const one of components) check(noticed.has(one), `${name}: ${one} has no licence notice`);
  check(notices === '' || /Permission is hereby granted/.test(notices), `${name}: no licence text`);
}

/** @param {string[]} args */
function tar(args) {
  return execFileSync('tar', args, { encoding: 'utf8', maxBuffer: 1e8 });
}

for (const each of wrong) console.error(each);
console.log(wrong.length === 0 ? 'The release is whole.' : `${wrong.length} faults.`);
process.exitCode = wrong.length === 0 ? 0 : 1;
