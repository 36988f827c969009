import texts from 'virtual:texts';
import { directionOf, localeFor, TEST_LOCALE, type Locale } from '../../contracts/locales.ts';
import { safeStorage, type SafeStorage } from '../session/safe-storage.ts';
import { keepHourHabit } from '../text/hour-habit.ts';
import { coversAll, currentLanguage, showIn, withTexts, type Catalogues } from '../text/localised.ts';

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

/**
 * Has the page speak what a person chose, now and on the next visit. A language in the address (`?lang=`) gives way to it. Where its
 * texts cannot be loaded nothing changes.
 */
export async function chooseLocale(locale: Locale, storage: SafeStorage = safeStorage): Promise<void> {
  if ((await speak(locale)) !== locale) return;
  storage.write(KEY, locale);
  const url = new URL(location.href);
  if (!url.searchParams.has('lang')) return;
  url.searchParams.delete('lang');
  history.replaceState(history.state, '', url);
}

/** The part of the root element that carries the language. */
interface Spoken {
  lang: string;
  dir: string;
}

/** The latest call of `speak`: an earlier one whose texts come late changes nothing. */
let latest = 0;

/**
 * Has the page speak a language: loads its texts, shows every message in it from then on, and names it on the document.
 * Where the texts cannot be loaded the page keeps the language that it has.
 *
 * @param languages as the browser has them, for how times are written
 * @returns the language that it speaks now
 */
export async function speak(
  locale: Locale,
  root: Spoken = document.documentElement,
  languages: readonly string[] = navigator.languages,
): Promise<Locale> {
  const call = ++latest;
  const loaded = locale === 'en' ? ENGLISH : await load(locale).catch(() => null);
  if (loaded === null || call !== latest) return localeFor([currentLanguage()]);
  keepHourHabit(locale, languages);
  showIn(locale, loaded.first, loaded.later);
  root.lang = locale;
  root.dir = directionOf(locale);
  return locale;
}

/** Loads the texts of what may be opened later, once the page is drawn. Should it fail, the part that needs them tries again. */
export function loadLaterTexts(): void {
  withTexts(null).catch(() => {});
}

interface Loaded {
  first: Catalogues;
  later: (() => Promise<Catalogues>) | null;
}

const ENGLISH: Loaded = { first: {}, later: null };

async function load(locale: Exclude<Locale, 'en'>): Promise<Loaded> {
  const [loadFirst, loadLater] = texts[locale];
  const later = async () => (await loadLater()).default;
  const first = (await loadFirst()).default;
  // What a part shows that was loaded before the language was chosen must not stay in another one.
  return coversAll(first) ? { first, later } : { first: { ...first, ...(await later()) }, later: null };
}
