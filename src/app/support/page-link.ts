import { PAGE_KINDS, PAGES } from '../../contracts/pages.ts';
import { redact } from './redact.ts';

/** What an address of ours may hold after its `?`; anything else may be a secret or a mistake. */
const KNOWN = new Set([...PAGE_KINDS.flatMap((kind) => PAGES[kind].shared), 'details', 'account', 'view']);

/**
 * The address of the page without user, hash, and any parameter that is not ours; `null` when it is no web address.
 *
 * @returns safe inside `<…>` in Markdown
 */
export function pageLink(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const { protocol, origin, pathname, searchParams } = new URL(href);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const kept = [...KNOWN].flatMap((name) => {
    const value = searchParams.get(name);
    return value === null || redact(value) !== value ? [] : [[name, value]];
  });
  const query = new URLSearchParams(kept).toString();
  return `${origin}${redact(pathname)}${query ? `?${query}` : ''}`;
}
