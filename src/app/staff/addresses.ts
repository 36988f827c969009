import { ACCOUNT_PARAMETER, VIEW_PARAMETER } from '../../contracts/gateway/staff.ts';
import { pageAt, PAGES } from '../../contracts/pages.ts';
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
