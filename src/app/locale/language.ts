import { directionOf, localeFor, TEST_LOCALE, type Locale } from '../../contracts/locales.ts';
import { safeStorage, type SafeStorage } from '../session/safe-storage.ts';
import { showIn, type Catalogues } from '../text/localised.ts';

/** Each language's texts in a chunk of its own. English is in the code. */
const CATALOGUES: Record<Exclude<Locale, 'en'>, () => Promise<{ default: Catalogues }>> = {
  [TEST_LOCALE]: () => import('./en-xa.ts'),
};

const KEY = 'drivebay.language';

/** Where a person's language may come from. */
interface Person {
  /** What the control panel around the page gives. */
  panel?: string | undefined;
  /** Query of the page's address. */
  search: string;
  /** As the browser has them: `navigator.languages`. */
  languages: readonly string[];
  storage?: SafeStorage;
}

/** The panel's language, else that of the page's address (`?lang=`), else the one that was chosen here, else the browser's. */
export function personsLocale({ panel, search, languages, storage = safeStorage }: Person): Locale {
  const named = languages.filter((tag) => tag !== TEST_LOCALE);
  return localeFor([panel, new URLSearchParams(search).get('lang'), storage.read(KEY), ...named]);
}

/** Keeps what a person chose, for the next visit. */
export function keepLocale(locale: Locale, storage: SafeStorage = safeStorage): void {
  storage.write(KEY, locale);
}

/** The part of the root element that carries the language. */
interface Spoken {
  lang: string;
  dir: string;
}

/**
 * Has the page speak a language: loads its texts, shows every message in it from then on, and names it on the document.
 * Where the texts cannot be loaded the page keeps the language that it has.
 *
 * @returns the language that it speaks now
 */
export async function speak(locale: Locale, root: Spoken = document.documentElement): Promise<Locale> {
  if (locale === 'en') showIn('en', {});
  else {
    const loaded = await CATALOGUES[locale]().catch(() => null);
    if (loaded === null) return localeFor([root.lang]);
    showIn(locale, loaded.default);
  }
  root.lang = locale;
  root.dir = directionOf(locale);
  return locale;
}
