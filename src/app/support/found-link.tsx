import { Link } from '@tanstack/react-router';
import { linkStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { foundPage } from './found-page.ts';
import type { Found } from './recognise.ts';

/** The link to a page that was recognised. */
export function FoundLink({ found }: { found: Found }) {
  return (
    <Link {...foundPage(found)} className={linkStyle}>
      {found.kind === 'iso' ? (
        `ISO download ${found.id}`
      ) : (
        <>
          VPS <Mono>{found.id}</Mono>
        </>
      )}
    </Link>
  );
}
