import { formatDuration } from '../text/duration.ts';
import { useNow } from './use-now.ts';

/** "next try in 40 s", counting down. `at` is ms since the epoch by the gateway's clock. */
export function NextTry({ at }: { at: number }) {
  const left = at - useNow('gateway');
  return (
    <span className="tabular-nums">{left > 0 ? `next try in ${formatDuration(left)}` : 'trying again'}</span>
  );
}
