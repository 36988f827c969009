import { Link } from '@tanstack/react-router';
import { linkStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import type { Found } from './recognise.ts';

/** The link to a page that was recognised. */
export function FoundLink({ found }: { found: Found }) {
  if (found.kind === 'iso') {
    return (
      <Link to="/isos/$isoId" params={{ isoId: found.id }} className={linkStyle}>
        ISO download {found.id}
      </Link>
    );
  }
  return (
    <Link
      to="/vps/$vpsId/iso"
      params={{ vpsId: found.id }}
      search={found.isos ? { isos: found.isos.join(',') } : {}}
      className={linkStyle}
    >
      VPS <Mono>{found.id}</Mono>
    </Link>
  );
}
