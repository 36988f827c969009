import { Link, useLocation } from '@tanstack/react-router';
import { visible } from '../text/visible.ts';
import { buttonStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { askPanelSupport } from '../http/audience.ts';
import * as surface from '../surface.ts';
import { menuPages } from './menu-pages.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { pageTitle } from '../text/page-words.ts';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title="Page not found" />
      <p className="max-w-prose">
        There is no page at <Mono>{visible(pathname)}</Mono>. Check the address
        {surface.framed ? `. ${askPanelSupport()}` : ', or open one of these:'}
      </p>
      {surface.framed ? null : (
        <ul className="mt-4 flex flex-wrap gap-2">
          {menuPages.map(({ kind, path }, at) => (
            <li key={path}>
              <Link to={path} className={buttonStyle(at === 0 ? 'primary' : 'secondary')}>
                {pageTitle(kind)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
