import type { ReactNode } from 'react';
import { Logo } from '../ui/logo.tsx';

/** What stands around the sign-in page: the name, and `tools`. Nobody is signed in, so there is nowhere to go. */
export function SignedOutShell({ tools, children }: { tools: ReactNode; children: ReactNode }) {
  return (
    <>
      <header className="border-b border-line print:hidden">
        <div className="mx-auto flex min-h-12 max-w-7xl flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-1.5 sm:px-6">
          <p className="flex items-center gap-2 font-semibold tracking-tight">
            <Logo className="size-5 text-accent" />
            Drivebay
          </p>
          {tools}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="@container/page mx-auto w-full max-w-7xl px-4 pt-3 pb-5 sm:px-6"
      >
        {children}
      </main>
    </>
  );
}
