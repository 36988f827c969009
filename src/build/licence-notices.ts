import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import * as v from 'valibot';

const NAME = 'licences.txt';
const manifest = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.string(), 'see its text'),
});

/** Vite plugin: writes `licences.txt`, the licence of each package whose code is in the bundle. Most require it to be kept with it. */
export function licenceNotices(): Plugin {
  return {
    name: 'drivebay:licence-notices',
    apply: 'build',
    async generateBundle(_, bundle) {
      const folders = new Set<string>();
      for (const output of Object.values(bundle)) {
        for (const id of output.type === 'chunk' ? output.moduleIds : []) {
          const folder = packageOf(id);
          if (folder !== undefined) folders.add(folder);
        }
      }
      if (folders.size === 0) return;
      const notices = await Promise.all([...folders].toSorted().map(noticeOf));
      this.emitFile({ type: 'asset', fileName: NAME, source: notices.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

/** The folder of the package that a module belongs to; `undefined` for our own. */
function packageOf(id: string): string | undefined {
  return /^(?:\0[\w-]*:?)?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.split('?')[0] ?? '')?.[1];
}

async function noticeOf(folder: string): Promise<string> {
  const { name, version, license } = v.parse(
    manifest,
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n').concat('\n');
}
