import { isPageOf, PAGE_KINDS, PAGES, type MenuPath } from '../../contracts/pages.ts';
import * as surface from '../surface.ts';

interface MenuPage {
  path: MenuPath;
  title: string;
  /** What the page holds, in the command menu's words. */
  menu: string;
}

/** The main pages of this surface, for the header and the command menu. */
export const menuPages: readonly MenuPage[] = PAGE_KINDS.flatMap((kind) => {
  const page = PAGES[kind];
  return 'menu' in page && isPageOf(surface.hasGateway ? 'gateway' : 'static', kind) ? [page] : [];
});
