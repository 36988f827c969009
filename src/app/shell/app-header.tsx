import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Logo } from '../ui/logo.tsx';
import { ModeBadge } from './mode-badge.tsx';
import { menuPages } from './menu-pages.ts';

const NAV_LINK =
  'inline-flex h-8 items-center rounded-md px-2.5 font-medium text-muted hover:text-ink aria-[current=page]:bg-line aria-[current=page]:text-ink forced-colors:aria-[current=page]:underline';

/** The top of every page: name, main pages, whose data this is, and tools for every page. */
export function AppHeader({ tools }: { tools: ReactNode }) {
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-5 gap-y-1.5 px-4 py-2 sm:px-6">
        <Link to="/" className="inline-flex items-center gap-2 rounded-md font-semibold tracking-tight">
          <Logo className="size-5 text-accent" />
          Drivebay
        </Link>
        <nav
          aria-label="Main"
          className="flex flex-wrap gap-1 max-sm:order-1 max-sm:-ml-2.5 max-sm:basis-full"
        >
          {menuPages.map(({ path, title }) => (
            <Link
              key={path}
              to={path}
              activeOptions={{ exact: path === '/', includeSearch: false }}
              className={NAV_LINK}
            >
              {title}
            </Link>
          ))}
        </nav>
        <div className="max-lg:order-2 max-lg:basis-full lg:ml-auto">
          <ModeBadge />
        </div>
        <div className="flex min-h-8 items-center gap-2 max-lg:ml-auto">{tools}</div>
      </div>
    </header>
  );
}
