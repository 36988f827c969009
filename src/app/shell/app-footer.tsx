import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sessionQuery } from '../session/queries.ts';
import * as m from './messages/shell.en.ts';

/** The foot of every page: version, and whose clock the times are in. */
export function AppFooter() {
  const { data } = useQuery(sessionQuery());
  const [zone, setZone] = useState('');
  useEffect(() => {
    // Later than what the page is about: `Intl` loads its data when it is first used.
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    whenIdle(() => setZone(new Intl.DateTimeFormat().resolvedOptions().timeZone));
  }, []);
  return (
    <footer className="mx-auto flex w-full max-w-7xl flex-wrap gap-x-6 gap-y-1 px-4 py-4 text-xs text-muted sm:px-6">
      <p className="tabular-nums">Drivebay{data ? ` ${data.body.version}` : null}</p>
      <p>{zone ? m.timesAreIn({ zone }) : m.timesAreYours()}</p>
    </footer>
  );
}
