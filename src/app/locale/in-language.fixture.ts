import { showIn, type Catalogues, type Texts } from '../text/localised.ts';

const TEXTS = {
  sv: import.meta.glob<Readonly<Texts>>('../**/messages/*.sv.ts', { eager: true, import: 'default' }),
  bg: import.meta.glob<Readonly<Texts>>('../**/messages/*.bg.ts', { eager: true, import: 'default' }),
};

/** Languages that sentences are tested in. */
export const SPOKEN = ['en', 'sv', 'bg'] as const;

/** What a text is in a language, whether people may choose it yet or not; English afterwards. */
export function inLanguage<T>(language: (typeof SPOKEN)[number], words: () => T): T {
  showIn(language, language === 'en' ? {} : named(TEXTS[language]));
  try {
    return words();
  } finally {
    showIn('en', {});
  }
}

function named(files: Catalogues): Catalogues {
  return Object.fromEntries(
    Object.entries(files).map(([file, texts]) => [file.replace(/^\.\.\/|\.\w+\.ts$/g, ''), texts]),
  );
}
