import { secondOf, useWakeAfter } from '../../live/use-now.ts';
import { parseIsoTime } from '../../text/iso-time.ts';
import { expiryHoldsUntil, expiryOf, type Dates, type Expiry } from './expiry.ts';

/** When an ISO is deleted; renders its caller only as often as the words about it change. */
export function useExpiry(dates: Dates): Expiry {
  const until = expiryHoldsUntil(parseIsoTime(dates.deletion_at), secondOf('vpsbg'));
  useWakeAfter('vpsbg', until);
  return expiryOf(dates, until);
}
