import { formatDuration } from '../text/duration.ts';
import { secondOf, useWakeAfter } from './use-now.ts';

interface NextTryProps {
  /** Ms since the epoch by the gateway's clock. */
  at: number;
  /** Whether a request limit is what the next try waits for: a routine wait, not a failure. */
  limited: boolean;
}

/** "retrying in 40 s", or "next update in 6 s" for a limit, counting down. */
export function NextTry({ at, limited }: NextTryProps) {
  const now = secondOf('gateway');
  useWakeAfter('gateway', at > now ? now : Infinity);
  const words = limited ? 'next update' : 'retrying';
  const countdown = `${words} ${at > now ? `in ${formatDuration(at - now)}` : 'now'}`;
  return <span className="tabular-nums">{countdown}</span>;
}
