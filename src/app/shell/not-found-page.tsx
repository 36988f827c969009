import { Link, useLocation } from '@tanstack/react-router';
import { visible } from '../text/visible.ts';
import { buttonStyle } from '../ui/link-style.ts';
import { inWords } from '../ui/in-words.tsx';
import { Mono } from '../ui/mono.tsx';
import * as surface from '../surface.ts';
import { menuPages } from './menu-pages.ts';
import * as m from './messages/shell.en.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { pageTitle } from '../text/page-words.ts';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title={m.notFound()} />
      <p className="max-w-prose">
        {inWords(surface.framed ? m.notFoundInFrame : m.notFoundAt, {
          path: <Mono>{visible(pathname)}</Mono>,
        })}
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
