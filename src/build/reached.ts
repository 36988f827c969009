import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/**
 * The files of ours that are loaded together with these, since one imports the other; not what is imported on demand or for
 * its types alone.
 *
 * @param read a file's source, by path
 */
export function reachedFrom(
  files: readonly string[],
  read: (file: string) => string = (file) => readFileSync(file, 'utf8'),
): Set<string> {
  const reached = new Set(files);
  for (const file of reached) {
    // Styles and samples import nothing; a translation only types.
    if (!/\.tsx?$/.test(file)) continue;
    for (const target of importsOf(read(file), file)) reached.add(target);
  }
  return reached;
}

function importsOf(source: string, file: string): string[] {
  const { body } = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  return body.flatMap((statement) => {
    const [from, kind] =
      statement.type === 'ImportDeclaration'
        ? [statement.source, statement.importKind]
        : statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration'
          ? [statement.source, statement.exportKind]
          : [null, null];
    if (!from?.value.startsWith('.') || kind === 'type') return [];
    return [resolve(dirname(file), from.value)];
  });
}
