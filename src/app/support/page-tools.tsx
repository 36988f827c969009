import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { buttonStyle } from '../ui/link-style.ts';

const CopyDiagnostics = lazy(async () => {
  const { CopyDiagnostics } = await import('./copy-diagnostics.tsx');
  return { default: CopyDiagnostics };
});

/** What support needs on a page: the answers behind each panel, and a text to hand on; beside the page's own controls. */
export function PageTools({ children }: { children?: ReactNode }) {
  const { details } = useSearch({ from: '__root__' });
  return (
    <div className="flex min-w-0 flex-wrap items-start justify-end gap-2 max-sm:justify-start">
      {children}
      {details ? (
        <Suspense>
          <CopyDiagnostics />
        </Suspense>
      ) : null}
      <Link
        to="."
        search={(search) => ({ ...search, details: details ? undefined : '1' })}
        replace
        resetScroll={false}
        className={buttonStyle('secondary')}
      >
        {details ? 'Hide details' : 'Show details'}
      </Link>
    </div>
  );
}
