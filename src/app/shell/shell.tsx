import { useRouter } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { AppFooter } from './app-footer.tsx';
import { AppHeader } from './app-header.tsx';
import * as m from './messages/shell.en.ts';
import * as surface from '../surface.ts';
import { focusFirstField } from '../ui/first-field.ts';

interface ShellProps {
  /** For every page, in the header. */
  tools: ReactNode;
  /** Beside the page where there is room for it. */
  beside?: ReactNode;
  children: ReactNode;
}

/**
 * What stands around every page: in a control panel's frame nothing. After a navigation the focus moves to the new
 * page's first field or heading.
 */
export function Shell({ tools, beside, children }: ShellProps) {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged || focusFirstField()) return;
        document.querySelector<HTMLElement>('main h1')?.focus();
      }),
    [router],
  );
  // The frame is as tall as what is in it: nothing here may measure itself by the frame's height.
  if (surface.framed) {
    return (
      <>
        <main className="@container/page p-3 [[data-details]_&]:min-h-168">{children}</main>
        {beside}
      </>
    );
  }
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
        {m.skipToContent()}
      </a>
      {/* The footer begins below the first screen: it is not seen to move while a page gets its size. */}
      <div className="min-h-dvh print:min-h-0">
        <AppHeader tools={tools} />
        <div className="flex flex-wrap items-start">
          <main
            id="content"
            tabIndex={-1}
            className="@container/page mx-auto w-full max-w-7xl min-w-0 px-4 pt-3 pb-5 sm:px-6 min-[75rem]:w-auto min-[75rem]:flex-1"
          >
            {children}
          </main>
          {/* Kept free before what stands there has loaded. */}
          <div className="w-full [[data-details]_&]:min-[75rem]:w-116 min-[75rem]:w-auto">{beside}</div>
        </div>
      </div>
      <AppFooter />
    </>
  );
}
