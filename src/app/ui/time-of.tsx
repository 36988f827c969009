import { memo } from 'react';
import { formatClockTime, formatLocalTime, formatUtcTime, isShowableTime } from '../text/iso-time.ts';

interface TimeOfProps {
  /** Since the epoch, ms. */
  ms: number;
  /** `clock`: only `14:03:22`, for times of today. */
  as?: 'full' | 'clock';
}

/** A point in time in the reader's zone, with UTC on hover. Memoised: it takes three formats, and seldom changes. */
export const TimeOf = memo(function TimeOf({ ms, as = 'full' }: TimeOfProps) {
  const shown = as === 'clock' ? formatClockTime(ms) : formatLocalTime(ms);
  if (!isShowableTime(ms)) return <span>{shown}</span>;
  return (
    <time className="tabular-nums" dateTime={new Date(ms).toISOString()} data-tip={formatUtcTime(ms)}>
      {shown}
    </time>
  );
});
