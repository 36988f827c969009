import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { readEnglish, readTranslation, type Catalogue } from './catalogue.ts';
import { codeOf, takesNothing } from './icu.ts';
import { nameOf, TEXTS_MODULE, textsModule } from './language-texts.ts';
import { pseudo } from './pseudo.ts';

const APP = resolve(import.meta.dirname, '../app');

/** A catalogue's file, `downloads/messages/rows.en.ts`, and whether it is wanted in the language of tests. */
const FILE = /^(?<catalogue>.*\/messages\/[\w-]+)\.(?<language>[\w-]+)\.ts(?<pseudo>\?pseudo)?$/;

/**
 * Vite plugin: compiles messages. A `rows.en.ts` becomes its functions over a list of texts; a translation, `rows.sv.ts` or `rows.en.ts?pseudo`, becomes such a
 * list in the same order, which takes its place when the language is chosen. So no other language is in the first view.
 * `virtual:texts` loads the languages.
 */
export function messages(): Plugin {
  return {
    name: 'drivebay:messages',
    resolveId: { filter: { id: TEXTS_MODULE }, handler: (id) => id },
    load: {
      filter: { id: [FILE, TEXTS_MODULE] },
      handler(id) {
        if (TEXTS_MODULE.test(id)) return { code: textsModule(APP, id), moduleType: 'js', map: null };
        const { catalogue, language, pseudo: isPseudo } = FILE.exec(id)?.groups ?? {};
        if (catalogue === undefined || language === undefined) return null;
        const source = `${catalogue}.en.ts`;
        const english = readEnglish(source);
        const code =
          language !== 'en'
            ? translated(readTranslation(id, english), language)
            : isPseudo === undefined
              ? inEnglish(english, nameOf(APP, source))
              : translated(new Map([...english].map(([name, parts]) => [name, pseudo(parts)])), language);
        this.addWatchFile(source);
        return { code, moduleType: 'js', map: null };
      },
    },
  };
}

/** The minifier puts `texts[3](…)` in the place of each call, so that no name of a message remains. */
function inEnglish(english: Catalogue, catalogue: string): string {
  const names = [...english].map(([name, parts], at) =>
    takesNothing(parts) ? `${name} = () => texts[${at}]` : `${name} = (v) => texts[${at}](v)`,
  );
  const texts = listOf(english);
  return `import { localised } from '${APP}/text/localised.ts';
${imports(texts, 'en')}const texts = ${texts};
localised(${JSON.stringify(catalogue)}, texts);
export const ${names.join(',\n')};
`;
}

function translated(catalogue: Catalogue, language: string): string {
  const texts = listOf(catalogue);
  return `${imports(texts, language)}export default ${texts};\n`;
}

function listOf(catalogue: Catalogue): string {
  return `[\n${[...catalogue.values()].map(codeOf).join(',\n')}\n]`;
}

function imports(body: string, language: string): string {
  return [
    body.includes('plural(v.') ? `import { ${language} as plural } from 'make-plural/cardinals';\n` : '',
    body.includes('formatCount(v.') ? `import { formatCount } from '${APP}/text/count.ts';\n` : '',
  ].join('');
}
