import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Braces, Copy } from 'lucide';
import type { ReactNode } from 'react';
import * as surface from '../surface.ts';
import { sessionQuery } from '../session/queries.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import { OptionalPart } from '../ui/optional-part.tsx';
import * as m from './messages/tools.en.ts';

const CopyDiagnostics = lazyPart(async () => {
  const { CopyDiagnostics } = await import('./copy-diagnostics.tsx');
  return { default: CopyDiagnostics };
});

const TOOLS = 'flex min-w-0 flex-wrap items-start justify-end gap-2 max-sm:justify-start print:hidden';

function CopyButton({ blocked }: { blocked?: string }) {
  return (
    <Button variant="secondary" icon={Copy} blocked={blocked} short onPress={() => {}}>
      {m.copyDiagnostics()}
    </Button>
  );
}

/** As large as the button that comes, so that nothing shifts. */
export function CopyToCome() {
  return (
    <span aria-hidden inert className="invisible inline-flex">
      <CopyButton />
    </span>
  );
}

function CopyLost() {
  return <CopyButton blocked={m.couldNotLoad()} />;
}

/** As large as `PageTools`, before the app is there. */
export function PageToolsToCome({ children }: { children?: ReactNode }) {
  return (
    <div aria-hidden inert className={`invisible ${TOOLS}`}>
      {children}
      <CopyButton />
      <span className={`${buttonStyle('secondary')} max-sm:px-2`}>
        <DetailsLabel>{m.showDetails()}</DetailsLabel>
      </span>
    </div>
  );
}

function DetailsLabel({ children }: { children: string }) {
  return (
    <>
      <Icon of={Braces} className="size-4 shrink-0" />
      <span className="max-sm:sr-only">{children}</span>
    </>
  );
}

/**
 * What support needs on a page: a text to hand on, and the responses behind it; beside the page's own controls. In a
 * control panel's frame it is there for that panel's support alone: customers contact them, and need the room.
 */
export function PageTools({ children }: { children?: ReactNode }) {
  const { details } = useSearch({ from: '__root__' });
  const role = useQuery(sessionQuery()).data?.body.role;
  if (surface.framed && role !== 'support') return null;
  return (
    <div className={TOOLS}>
      {surface.framed ? null : children}
      {details && role !== 'customer' ? null : (
        <OptionalPart loading={<CopyToCome />} lost={<CopyLost />}>
          <CopyDiagnostics short />
        </OptionalPart>
      )}
      {role === 'customer' ? null : (
        <Link
          to="."
          search={(search) => ({ ...search, details: details ? undefined : '1' })}
          replace
          resetScroll={false}
          data-details-link
          className={`${buttonStyle('secondary')} max-sm:px-2`}
        >
          <DetailsLabel>{details ? m.hideDetails() : m.showDetails()}</DetailsLabel>
        </Link>
      )}
    </div>
  );
}
