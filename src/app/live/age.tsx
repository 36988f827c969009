import { memo, useCallback, type ReactNode } from 'react';
import type { Provider } from '../../contracts/gateway/api.ts';
import { PanelStrip } from '../ui/panel-strip.tsx';
import { usePause } from './attention.ts';
import { freshness, freshnessHoldsUntil, type Freshness } from './freshness.ts';
import { rateLimits } from '../http/rate-limits.ts';
import { requestLimit } from './request-limit.ts';
import { secondOf, useEachSecond, useWakeAfter } from './use-now.ts';

interface AgeProps {
  /** When the data was checked, ms since the epoch by the gateway's clock. */
  checked: number;
  /** Ms between two checks; `null` when none is expected any more. */
  every: number | null;
  /** Whose rate limit may delay the next check. */
  provider: Provider;
  /** Path of the request, which may have to wait alone. */
  path: string;
}

/**
 * The line under "Checked 14:03:22": how often, since when it is old, why polling is paused. Always one line tall.
 * Memoised: it stays the same while a request is under way.
 */
export const AgeLine = memo(function AgeLine(age: AgeProps) {
  const { words, level } = useFreshness(age);
  return (
    <span title={words} className={`block truncate ${level === 'fresh' ? '' : 'font-medium text-warn'}`}>
      {words}
    </span>
  );
});

/** The warning over data that is more than five minutes old; nothing until then. */
export const AgeNotice = memo(function AgeNotice(age: AgeProps) {
  const { warning } = useFreshness(age);
  if (warning === null) return null;
  return <PanelStrip title={`${warning.title}.`} text={warning.detail} />;
});

/** The same as one sentence, for a warning that says more. */
export function AgeSentence(age: AgeProps) {
  const { warning } = useFreshness(age);
  return warning === null ? null : <>{warning.title}. </>;
}

/** What is shown over data that missed two polls. */
export function WhenOld({ children, ...age }: AgeProps & { children?: ReactNode }) {
  const { level } = useFreshness(age);
  return level === 'fresh' ? null : children;
}

/** How far the data may be trusted; renders its caller once a second when it is old, and seldom before. */
function useFreshness({ checked, every, provider, path }: AgeProps): Freshness {
  const pause = usePause();
  useEachSecond(useCallback(() => rateLimits[provider].holding(path)?.opensAt, [provider, path]));
  const until = freshnessHoldsUntil(secondOf('gateway'), checked, every);
  useWakeAfter('gateway', until);
  return freshness({ now: until, checked, every, pause, limit: requestLimit(provider, path) });
}
