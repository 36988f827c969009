import { formatDuration } from '../text/duration.ts';
import type { Failure } from './failure.ts';
import { secondOf, useWakeAfter } from './use-now.ts';
import { inWords } from '../ui/in-words.tsx';
import * as m from './messages/failures.en.ts';

interface NextTryProps {
  failure: Failure;
  /** Whether a retry is in progress. */
  refreshing: boolean;
  /** Why a person cannot retry now. */
  blocked: string | undefined;
}

/** "Retrying in 6 s.", counting down; "Retrying…" meanwhile; nothing when only a person can mend it. */
export function NextTry({ failure: { nextTry }, refreshing, blocked }: NextTryProps) {
  const now = secondOf('gateway');
  const left = (nextTry ?? now) - now;
  useWakeAfter('gateway', left > 0 ? now : Infinity);
  if (refreshing) return <>{m.retrying()}</>;
  if (nextTry === null) return blocked === undefined ? null : <>{blocked}.</>;
  if (left < 1_000) return <>{m.retryingSoon()}</>;
  return (
    <>
      {inWords(m.retryingIn, {
        time: (
          <span translate="no" className="tabular-nums">
            {formatDuration(left)}
          </span>
        ),
      })}
    </>
  );
}
