import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { nameWords } from './words.ts';

/** The name of an ISO, leading to its page; cut to one line. Memoised: a link is the dearest part of a row. */
export const IsoLink = memo(function IsoLink({ id, name }: Pick<Iso, 'id' | 'name'>) {
  return (
    // Padded: a target is at least 24 px tall, https://www.w3.org/TR/WCAG22/#target-size-minimum
    <Link
      to="/isos/$isoId"
      params={{ isoId: String(id) }}
      className="-my-0.5 block min-w-0 truncate rounded-sm py-0.5 font-medium underline decoration-transparent underline-offset-2 hover:decoration-current"
    >
      {name?.trim() ? <Untrusted text={name} /> : nameWords({ id, name })}
    </Link>
  );
});
