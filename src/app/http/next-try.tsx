import { formatDuration } from '../text/duration.ts';
import { usePause } from './attention.ts';
import { secondOf, useWakeAfter } from './use-now.ts';

/** "next try in 40 s", counting down. `at` is ms since the epoch by the gateway's clock. */
export function NextTry({ at }: { at: number }) {
  const pause = usePause();
  const now = secondOf('gateway');
  useWakeAfter('gateway', at > now ? now : Infinity);
  const countdown = at > now ? `next try in ${formatDuration(at - now)}` : 'trying again';
  return (
    <span className="tabular-nums">
      {pause === 'offline' ? 'next try when this device is online' : countdown}
    </span>
  );
}
