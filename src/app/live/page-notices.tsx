import { useEffect, useRef, useState } from 'react';
import type { Provider } from '../../contracts/gateway/api.ts';
import { nameOf } from '../http/request.ts';
import * as surface from '../surface.ts';
import { usePressed } from '../ui/pressed.ts';
import { spoken } from '../ui/spoken.ts';
import type { Failure } from './failure.ts';
import { FailureNotice } from './failure-notice.tsx';
import { isUpToDate, useNews } from './news.ts';
import { usePageSources, type PageSource } from './page-sources.ts';
import { withoutRepeats, type Trouble } from './troubles.ts';
import * as m from './messages/failures.en.ts';

/**
 * What went wrong with the page's data: one notice for each failure, not for each panel. It stands at the page's head and
 * gets its sources from `useProviderSource`. Both providers behind a gateway that is gone are one failure.
 */
export function PageNotices() {
  const { hostup, vpsbg } = usePageSources();
  const hostupTroubles = troublesOf('hostup', hostup, useNews(hostup));
  const vpsbgTroubles = troublesOf('vpsbg', vpsbg, useNews(vpsbg));
  useSpoken(
    [...hostupTroubles.map(() => nameOf('hostup')), ...vpsbgTroubles.map(() => nameOf('vpsbg'))],
    isUpToDate([hostup, vpsbg]),
  );
  const troubles = withoutRepeats([...hostupTroubles, ...vpsbgTroubles]);
  const shown = troubles.slice(0, useUnpressed(troubles.length));
  if (shown.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2 print:hidden">
      {shown.map(({ failure, sources }, index) => (
        // By place: as long as one notice is left, its button and the focus on it stay.
        // eslint-disable-next-line react/no-array-index-key
        <FailureNotice key={index} failure={failure} sources={sources} />
      ))}
    </div>
  );
}

/** The count as it was before the pointer was pressed: a notice moves what is below it. */
function useUnpressed(count: number): number {
  const pressed = usePressed();
  const [kept, setKept] = useState(count);
  if (!pressed && kept !== count) setKept(count);
  return pressed ? kept : count;
}

function troublesOf(provider: Provider, live: PageSource | undefined, failure: Failure | null): Trouble[] {
  if (!live || !failure || endedByItself(failure)) return [];
  return [{ failure, sources: [{ provider, live }] }];
}

/** Nobody refused a request: no token is left, and the frame or the token page says so; or a session ended (app/staff). */
function endedByItself({ kind, code }: Failure): boolean {
  return kind === 'no-access' && (code === null || surface.staff);
}

/** Announces once that updates from these providers fail, and the end of it. The notice has the words. */
function useSpoken(failing: readonly string[], upToDate: boolean): void {
  const words = failing.map((who) => m.updateFailed({ who })).join(' ');
  const before = useRef('');
  useEffect(() => {
    if (words === before.current || (words === '' && !upToDate)) return;
    spoken.say(words === '' ? m.upToDate() : words);
    before.current = words;
  }, [words, upToDate]);
}
