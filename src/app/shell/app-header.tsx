import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Logo } from '../ui/logo.tsx';
import { ModeBadge } from './mode-badge.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

const NAV_LINK =
  'inline-flex h-8 items-center rounded-md px-2.5 font-medium text-muted hover:text-ink aria-[current=page]:bg-line aria-[current=page]:text-ink forced-colors:aria-[current=page]:underline';

/** The top of every page: name, main pages, whose data this is, a way to jump, theme. */
export function AppHeader({ jump }: { jump: ReactNode }) {
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
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }} className={NAV_LINK}>
            Overview
          </Link>
          {import.meta.env.MODE === 'static' ? null : (
            <Link to="/isos" activeOptions={{ includeSearch: false }} className={NAV_LINK}>
              Downloads
            </Link>
          )}
          <Link to="/support" className={NAV_LINK}>
            Support
          </Link>
        </nav>
        <div className="max-lg:order-2 max-lg:basis-full lg:ml-auto">
          <ModeBadge />
        </div>
        <div className="flex items-center gap-2 max-lg:ml-auto">
          {jump}
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
