import {
  ACCOUNT_PARAMETER,
  SIGN_IN_DONE,
  SIGN_IN_PAGE,
  VIEW_PARAMETER,
} from '../../contracts/gateway/staff.ts';
import { pageAt, PAGES, type Page } from '../../contracts/pages.ts';

const MAX_LENGTH = 1_500;
/** Besides those that a page shares. */
const KNOWN = [ACCOUNT_PARAMETER, VIEW_PARAMETER, 'details', 'cursor'];

/**
 * Where a sign-in leads: a page of the page table with its own parameters, written anew; `/` for anything else. Nothing of
 * another site can come out of it.
 *
 * @param wanted path and query, as anyone may have written them into a link
 */
export function returnPath(wanted: string | undefined): string {
  if (wanted === SIGN_IN_DONE) return SIGN_IN_DONE;
  if (wanted === undefined || wanted.length > MAX_LENGTH) return '/';
  const [path = '', query = ''] = wanted.split('#', 1)[0]?.split(/\?(.*)/s) ?? [];
  const page = pageAt(path);
  if (!page || path === SIGN_IN_PAGE || page.kind === 'token') return '/';
  const { shared }: Page = PAGES[page.kind];
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const name of [...shared, ...KNOWN]) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  const search = kept.toString();
  // `pageAt` takes ids by pattern and all else letter by letter: the path is one of the table's.
  return search === '' ? path : `${path}?${search}`;
}
