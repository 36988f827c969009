import { isPageOf, PAGE_KINDS, PAGES, type MenuPath, type PageKind } from '../../contracts/pages.ts';
import * as surface from '../surface.ts';

interface MenuPage {
  kind: PageKind;
  path: MenuPath;
}

/** The main pages of this surface, for the header and the command menu. */
export const menuPages: readonly MenuPage[] = PAGE_KINDS.flatMap((kind) => {
  const page = PAGES[kind];
  const isHere = isPageOf(surface.hasGateway ? 'gateway' : 'static', kind);
  return 'isMain' in page && isHere ? [{ kind, path: page.path }] : [];
});
