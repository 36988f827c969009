import { ACCOUNT_PARAMETER, VIEW_PARAMETER } from '../../contracts/gateway/staff.ts';
import { isPageOf, pageAt, PAGES } from '../../contracts/pages.ts';
import * as surface from '../surface.ts';

/**
 * The same main page for another account. A server and a download are of one account alone: from these it leads to the
 * list.
 *
 * @param path of the page that is open
 */
export function inAccount(path: string, account: string): string {
  const { kind, ids } = pageAt(path) ?? { kind: 'overview' as const, ids: { vpsId: '', isoId: '' } };
  const to = ids.vpsId !== '' ? PAGES.overview.path : ids.isoId !== '' ? PAGES.isos.path : PAGES[kind].path;
  return `${surface.base}${to}?${new URLSearchParams({ [ACCOUNT_PARAMETER]: account }).toString()}`;
}

/** This page as its customer sees it, or again as staff do. @param here path and query */
export function inView(here: string, asCustomer: boolean): string {
  const url = new URL(here, location.origin);
  if (asCustomer) url.searchParams.set(VIEW_PARAMETER, 'customer');
  else url.searchParams.delete(VIEW_PARAMETER);
  // Customers have none.
  if (asCustomer) url.searchParams.delete('details');
  return surface.base + url.pathname + url.search;
}

/** Whether a customer has this page: in a panel's frame they have one server and its downloads. */
export function isOfCustomers(path: string): boolean {
  const page = pageAt(path);
  return page === null || page === undefined || isPageOf('frame', page.kind);
}

/** What is found in an account. */
interface Place {
  kind: 'vps' | 'iso';
  id: string;
  account: string;
}

/** The page of what was found in an account. */
export function pageIn({ kind, id, account }: Place): string {
  const pattern = kind === 'vps' ? PAGES.vps.path : PAGES.iso.path;
  const path = pattern.replace(/\$\w+/, encodeURIComponent(id));
  return `${surface.base}${path}?${new URLSearchParams({ [ACCOUNT_PARAMETER]: account }).toString()}`;
}
