import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sessionQuery } from '../session/queries.ts';
import * as m from './messages/shell.en.ts';

const AFTER_FIRST_VIEW_MS = 1_000;

/** The foot of every page: version, and whose clock the times are in. */
export function AppFooter() {
  const { data } = useQuery(sessionQuery());
  const [zone, setZone] = useState('');
  const footer = useRef<HTMLElement>(null);
  useEffect(() => {
    // `Intl` loads its data when a date's format is first used, up to 60 ms: after the first view, and only where it is seen.
    const inSight = new IntersectionObserver((entries) => {
      if (!entries.at(-1)?.isIntersecting) return;
      inSight.disconnect();
      setZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    });
    const later = setTimeout(() => footer.current && inSight.observe(footer.current), AFTER_FIRST_VIEW_MS);
    return () => {
      clearTimeout(later);
      inSight.disconnect();
    };
  }, []);
  return (
    <footer
      ref={footer}
      className="mx-auto flex w-full max-w-7xl flex-wrap gap-x-6 gap-y-1 px-4 py-4 text-xs text-muted sm:px-6"
    >
      <p className="tabular-nums">Drivebay{data ? ` ${data.body.version}` : null}</p>
      <p>{zone ? m.timesAreIn({ zone }) : m.timesAreYours()}</p>
    </footer>
  );
}
