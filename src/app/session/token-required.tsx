import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import * as surface from '../surface.ts';
import { sessionQuery } from './queries.ts';

const NoToken = lazyPart(async () => {
  const { NoToken } = await import('./no-token.tsx');
  return { default: NoToken };
});

/** Leads to the token page where the gateway requires a token and the page has no token. A frame gets its token by itself. */
export function TokenRequired({ children }: { children: ReactNode }) {
  const { data, error } = useQuery(sessionQuery());
  const elsewhere = useLocation({ select: ({ pathname }) => pathname !== '/token' });
  if (surface.framed || !elsewhere || error?.kind !== 'no-access') return children;
  const notice = <NoToken over={data !== undefined} why={error.message} />;
  if (!data) return <Suspense>{notice}</Suspense>;
  return (
    <>
      <OptionalPart>{notice}</OptionalPart>
      {children}
    </>
  );
}
