import { parseAccept } from 'hono/utils/accept';
import { localeFor, TEST_LOCALE, type Locale } from '../contracts/locales.ts';

/**
 * The language of the page that is sent, as the app chooses it except for what a person chose there, which the browser keeps
 * to itself: `?lang=`, else what the browser prefers.
 *
 * @param query of the page's address
 * @param acceptLanguage header of the request
 */
export function pageLanguage(query: string, acceptLanguage: string | undefined): Locale {
  const accepted = parseAccept(acceptLanguage ?? '')
    .filter(({ q, type }) => q > 0 && type !== TEST_LOCALE)
    .toSorted((a, b) => b.q - a.q);
  return localeFor([new URLSearchParams(query).get('lang'), ...accepted.map(({ type }) => type)]);
}
