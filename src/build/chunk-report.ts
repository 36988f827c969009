import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { ROUTES } from '../gateway/page.ts';
import { routeChunks } from '../gateway/route-chunks.ts';

/**
 * Vite plugin: writes `dist/chunks.json`, with what each page loads at once and what each chunk contains, for
 * the check of the byte budget.
 */
export function chunkReport(): Plugin {
  return {
    name: 'drivebay:chunk-report',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle: {
      order: 'post',
      async handler({ dir }, bundle) {
        if (dir === undefined) return;
        const manifest = await readFile(join(dir, '.vite/manifest.json'), 'utf8');
        const pages = Object.entries(ROUTES).map(([page, route]) => [page, routeChunks(manifest, route)]);
        const chunks = Object.values(bundle).flatMap((output) =>
          output.type === 'chunk'
            ? [[`/${output.fileName}`, { name: output.name, groups: groupsOf(output.modules) }]]
            : [],
        );
        const report = { pages: Object.fromEntries(pages), chunks: Object.fromEntries(chunks) };
        await writeFile(join(dir, '../chunks.json'), JSON.stringify(report));
      },
    },
  };
}

/** Bytes before minifying by package, or by room of the house. */
function groupsOf(modules: Record<string, { renderedLength: number }>): Record<string, number> {
  const groups: Record<string, number> = {};
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    const group =
      /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ??
      /\/(src\/(?:app\/)?[^/]+)\//.exec(id)?.[1] ??
      "the build's own";
    groups[group] = (groups[group] ?? 0) + renderedLength;
  }
  return groups;
}
