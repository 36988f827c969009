/**
 * The languages that people may choose, English first. One is added when every message of the app has a translation in it
 * (docs/languages.md).
 */
export const LOCALES = ['en', 'sv', 'bg'] as const;

/** English with accents and longer, for tests of layout; chosen by its whole name alone: `?lang=en-XA`. */
export const TEST_LOCALE = 'en-XA';

/** What people who speak them call them. */
export const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  sv: 'Svenska',
  bg: 'Български',
};

export type Locale = (typeof LOCALES)[number] | typeof TEST_LOCALE;

/**
 * The language for somebody who wants these, the most wanted first; English where none of them is there.
 *
 * @param wanted BCP 47 tags from anywhere: `sv-SE`. One without its own translation counts as its language, `sv`.
 */
export function localeFor(wanted: readonly (string | null | undefined)[]): Locale {
  for (const tag of wanted) {
    const found = localeOf(tag);
    if (found) return found;
  }
  return LOCALES[0];
}

/** The language that a tag names; `undefined` where it names none that is there. */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  if (tag === TEST_LOCALE) return TEST_LOCALE;
  const [language] = tag?.toLowerCase().split('-') ?? [];
  return LOCALES.find((locale) => locale === language);
}

/** In which direction a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?:-|$)/.test(locale) ? 'rtl' : 'ltr';
}
