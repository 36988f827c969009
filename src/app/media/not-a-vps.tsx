import { Link } from '@tanstack/react-router';
import { askPanelSupport } from '../http/audience.ts';
import * as surface from '../surface.ts';
import { buttonStyle } from '../ui/link-style.ts';
import { MissingPage } from '../ui/missing-page.tsx';
import { Mono } from '../ui/mono.tsx';

/** For an address whose VPS id cannot be one. Nothing was requested from HostUp. */
export function NotAVps() {
  return (
    <MissingPage
      title="Not a VPS id"
      words={
        <>
          The address does not hold the id of a VPS. HostUp&rsquo;s ids look like{' '}
          <Mono>vps_01hxa3b4c5d6e7f8g9h0j1k2m3</Mono>; an IP address or a host name is not an id.{' '}
          {surface.framed ? askPanelSupport() : 'Check the address or open the server list.'}
        </>
      }
      actions={
        surface.framed ? null : (
          <Link to="/" className={buttonStyle('primary')}>
            Open the server list
          </Link>
        )
      }
    />
  );
}
