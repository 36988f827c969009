import { Link } from '@tanstack/react-router';
import * as surface from '../surface.ts';
import { inWords } from '../ui/in-words.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import { MissingPage } from '../ui/missing-page.tsx';
import { Mono } from '../ui/mono.tsx';
import * as m from './messages/page.en.ts';

/** For an address whose VPS id cannot be one. Nothing was requested from HostUp. */
export function NotAVps() {
  return (
    <MissingPage
      title={m.notVpsId()}
      words={inWords(surface.framed ? m.panelsAddressWithoutId : m.addressWithoutId, {
        example: <Mono>vps_01hxa3b4c5d6e7f8g9h0j1k2m3</Mono>,
      })}
      actions={
        surface.framed ? null : (
          <Link to="/" className={buttonStyle('primary')}>
            {m.openServers()}
          </Link>
        )
      }
    />
  );
}
