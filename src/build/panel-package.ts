import { readFile } from 'node:fs/promises';
import { isolatedDeclaration } from 'rolldown/experimental';
import type { Plugin } from 'vite';
import whole from '../../package.json' with { type: 'json' };

const SOURCE = new URL('../panel-sdk/', import.meta.url);
const ROOT = new URL('../../', import.meta.url);

/** The modules that a panel's own types come from. */
const TYPED = ['drivebay-panel', 'mount', 'element', 'options', 'appearance', 'panel-error'];

/** Vite plugin: adds to the panel's script what makes it an npm package: package.json, types, README and licence. */
export function panelPackage(): Plugin {
  return {
    name: 'drivebay:panel-package',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'panel',
    async generateBundle({ format }) {
      // Two formats are written to one folder; the rest is needed once.
      if (format !== 'es') return;
      const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
      for (const name of TYPED) emit(`${name}.d.ts`, await declarationOf(`${name}.ts`));
      emit('package.json', await manifest());
      emit('README.md', await readFile(new URL('README.md', SOURCE), 'utf8'));
      emit('LICENSE', await readFile(new URL('LICENSE', ROOT), 'utf8'));
    },
  };
}

/** @throws Error when an exported name has no written-out type */
async function declarationOf(file: string): Promise<string> {
  const { code, errors } = await isolatedDeclaration(file, await readFile(new URL(file, SOURCE), 'utf8'));
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  return code.replaceAll(/(?<=from "\.\/[^"]+)\.ts(?=")/g, '.js');
}

/** package.json of src/panel-sdk, with the version of the whole. */
async function manifest(): Promise<string> {
  const own = await readFile(new URL('package.json', SOURCE), 'utf8');
  return own.replace('"0.0.0"', JSON.stringify(whole.version));
}
