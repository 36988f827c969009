import { Link } from '@tanstack/react-router';
import { ASK_PANEL_SUPPORT } from '../http/audience.ts';
import * as surface from '../surface.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { buttonStyle } from '../ui/link-style.ts';

/** For an address whose VPS id cannot be one. Nothing was asked of HostUp. */
export function NotAVps() {
  return (
    <>
      <PageHeader title="Not a VPS id" />
      <p className="max-w-prose">
        The address does not hold the id of a VPS. HostUp&rsquo;s ids look like{' '}
        <code className="font-mono [overflow-wrap:anywhere]">vps_01hxa3b4c5d6e7f8g9h0j1k2m3</code>; an IP
        address or a host name is none.
      </p>
      {surface.framed ? (
        <p className="mt-4 max-w-prose">{ASK_PANEL_SUPPORT}</p>
      ) : (
        <p className="mt-4">
          <Link to="/" className={buttonStyle('secondary')}>
            Choose a VPS
          </Link>
        </p>
      )}
    </>
  );
}
