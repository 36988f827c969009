import { Link, useLocation } from '@tanstack/react-router';
import { visible } from '../text/visible.ts';
import { buttonStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { ASK_PANEL_SUPPORT } from '../http/audience.ts';
import * as surface from '../surface.ts';
import { PageHeader } from '../ui/page-header.tsx';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title="Page not found" />
      <p className="max-w-prose">
        There is no page at <Mono>{visible(pathname)}</Mono>. The page of a server is at{' '}
        <Mono>/vps/&#123;id&#125;/iso</Mono>, that of an ISO download at <Mono>/isos/&#123;id&#125;</Mono>.
      </p>
      {surface.framed ? (
        <p className="mt-4 max-w-prose">{ASK_PANEL_SUPPORT}</p>
      ) : (
        <p className="mt-4">
          <Link to="/" className={buttonStyle('primary')}>
            Go to the overview
          </Link>
        </p>
      )}
    </>
  );
}
