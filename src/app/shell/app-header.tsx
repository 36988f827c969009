import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Logo } from '../ui/logo.tsx';
import { menuPages } from './menu-pages.ts';
import * as m from './messages/shell.en.ts';
import { pageTitle } from '../text/page-words.ts';

const NAV_LINK =
  'inline-flex h-8 items-center rounded-control px-2.5 font-medium text-muted hover:text-ink aria-[current=page]:bg-line aria-[current=page]:text-ink forced-colors:aria-[current=page]:underline';

/** The top of every page, one row: name, main pages, and tools for every page. On a phone the pages are in a menu. */
export function AppHeader({ tools }: { tools: ReactNode }) {
  const onServer = useLocation({ select: ({ pathname }) => pathname.startsWith('/vps/') });
  return (
    <header className="border-b border-line print:hidden">
      <div className="mx-auto flex min-h-12 max-w-7xl flex-wrap [[data-details]_&]:min-[75rem]:max-w-none items-center gap-x-4 gap-y-1 px-4 py-1.5 sm:px-6">
        <Link
          to="/"
          className="inline-flex min-h-8 items-center gap-2 rounded-md font-semibold tracking-tight"
        >
          <Logo className="size-5 text-accent" />
          Drivebay
        </Link>
        <nav aria-label={m.main()} className="flex gap-1 max-sm:hidden">
          {menuPages.map(({ kind, path }) => (
            <Link
              key={path}
              to={path}
              activeOptions={{ exact: path === '/', includeSearch: false }}
              // A server is found among the servers, as a download is below /isos.
              aria-current={path === '/' && onServer ? 'page' : undefined}
              className={NAV_LINK}
            >
              {pageTitle(kind)}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex min-h-8 items-center gap-2 sm:gap-3">{tools}</div>
      </div>
    </header>
  );
}
