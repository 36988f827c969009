import type { Plugin } from 'vite';
import type { Page } from '../contracts/pages.ts';

/** What only the gateway and the build read of a page. */
const LEFT_OUT: ReadonlySet<string> = new Set<keyof Page>(['route', 'scriptKb', 'firstRequest']);

/** Vite plugin: the browser gets the table of pages without the fields that it never reads. */
export function browserPages(): Plugin {
  return {
    name: 'drivebay:browser-pages',
    apply: 'build',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    transform: {
      filter: { id: /\/src\/contracts\/pages\.ts$/ },
      handler(code) {
        let rest = code;
        const cut = (from: number, to: number) => {
          // From the last field to the first, so that what is before it stays where it was.
          rest = rest.slice(0, from) + rest.slice(rest[to] === ',' ? to + 1 : to);
        };
        for (const statement of this.parse(code).body) {
          if (statement.type !== 'ExportNamedDeclaration') continue;
          if (statement.declaration?.type !== 'VariableDeclaration') continue;
          const [table] = statement.declaration.declarations;
          if (table?.id.type !== 'Identifier' || table.id.name !== 'PAGES') continue;
          if (table.init?.type !== 'ObjectExpression') continue;
          const fields = table.init.properties.flatMap((page) =>
            page.type === 'Property' && page.value.type === 'ObjectExpression' ? page.value.properties : [],
          );
          for (const field of fields.toReversed()) {
            if (field.type !== 'Property' || field.key.type !== 'Identifier') continue;
            if (LEFT_OUT.has(field.key.name)) cut(field.start, field.end);
          }
        }
        if (rest === code) this.error('found no table of pages to shorten');
        return { code: rest, map: null };
      },
    },
  };
}
