import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** How `licences.txt` begins the notice of each package whose code is in a bundle: `name version (licence)`. */
const NOTICE = /^(?:-{80}\n\n)?((?:@[\w.-]+\/)?[\w.-]+) (\d+\.\d+\.\d+\S*) \(/gm;

/**
 * What is in a part of the build, as CycloneDX 1.5 by `npm sbom`: the packages whose code the bundler took, not all that building
 * needs. The same build gives the same text.
 *
 * @param {string} name of the artefact
 * @param {string[]} folders of `dist` that it is made of
 * @returns {string} JSON
 */
export function sbom(name, folders) {
  const all = JSON.parse(
    execFileSync(
      'npm',
      ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1e8,
      },
    ),
  );
  const bundled = new Set(folders.flatMap(noticesIn));
  const components = all.components.filter((/** @type {{ 'bom-ref': string }} */ each) =>
    bundled.has(each['bom-ref']),
  );
  const known = new Set(components.map((/** @type {{ 'bom-ref': string }} */ each) => each['bom-ref']));
  const missing = [...bundled].filter((each) => !known.has(each));
  if (missing.length > 0) throw new Error(`npm sbom does not know ${missing.join(', ')}.`);
  const { tools, component } = all.metadata;
  const { $schema, bomFormat, specVersion, version } = all;
  const metadata = { tools, component: { ...component, name } };
  return `${JSON.stringify({ $schema, bomFormat, specVersion, version, metadata, components }, null, 2)}\n`;
}

/** @param {string} folder */
function noticesIn(folder) {
  const file = join(root, 'dist', folder, 'licences.txt');
  if (!existsSync(file)) return [];
  return Array.from(readFileSync(file, 'utf8').matchAll(NOTICE), ([, name, version]) => `${name}@${version}`);
}
