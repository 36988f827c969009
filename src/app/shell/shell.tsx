import { useRouter } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { AppFooter } from './app-footer.tsx';
import { AppHeader } from './app-header.tsx';
import * as surface from '../surface.ts';

/**
 * What stands around every page: in a control panel's frame nothing. After a navigation the focus moves to the new
 * page's heading.
 */
export function Shell({ tools, children }: { tools: ReactNode; children: ReactNode }) {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) document.querySelector<HTMLElement>('main h1')?.focus();
      }),
    [router],
  );
  // The frame is as tall as what is in it: nothing here may measure itself by the frame's height.
  if (surface.framed) return <main className="p-3">{children}</main>;
  return (
    <>
      <a
        href="#content"
        onClick={(event) => {
          // Without the hash: it would stay in the address.
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
        className="sr-only rounded-md bg-raised px-3 py-2 font-medium text-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20"
      >
        Skip to content
      </a>
      {/* The footer begins below the first screen: it is not seen to move while a page gets its size. */}
      <div className="min-h-dvh">
        <AppHeader tools={tools} />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-7xl px-4 py-5 sm:px-6">
          {children}
        </main>
      </div>
      <AppFooter />
    </>
  );
}
