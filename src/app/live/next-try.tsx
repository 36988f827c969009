import { formatDuration } from '../text/duration.ts';
import { secondOf, useWakeAfter } from './use-now.ts';

/** "next try in 40 s", counting down. `at` is ms since the epoch by the gateway's clock. */
export function NextTry({ at }: { at: number }) {
  const now = secondOf('gateway');
  useWakeAfter('gateway', at > now ? now : Infinity);
  const countdown = at > now ? `next try in ${formatDuration(at - now)}` : 'trying again';
  return <span className="tabular-nums">{countdown}</span>;
}
