import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { nameWords } from './words.ts';

/** The name of an ISO, leading to its page: whole on a phone, else cut to one line with the rest in its tip. Memoised: a link is the dearest part of a row. */
export const IsoLink = memo(function IsoLink({ id, name }: Pick<Iso, 'id' | 'name'>) {
  const words = nameWords({ id, name });
  return (
    // Padded: a target is at least 24 px tall, https://www.w3.org/TR/WCAG22/#target-size-minimum
    <Link
      to="/isos/$isoId"
      params={{ isoId: String(id) }}
      data-tip={words}
      data-tip-when-cut
      className="-my-0.5 block min-w-0 [overflow-wrap:anywhere] rounded-sm sm:truncate py-0.5 font-medium underline decoration-transparent underline-offset-2 hover:decoration-current"
    >
      {name?.trim() ? <Untrusted text={name} /> : words}
    </Link>
  );
});
