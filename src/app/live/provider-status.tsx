import { RefreshCw } from 'lucide';
import { useCallback, useState } from 'react';
import type { Provider } from '../../contracts/gateway/api.ts';
import { rateLimits } from '../http/rate-limits.ts';
import { nameOf } from '../http/request.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { usePause } from './attention.ts';
import { newsOf } from './news.ts';
import { usePageSources, type PageSource } from './page-sources.ts';
import { rateLimit, type RateLimit } from './rate-limit.ts';
import { checkWords, shortStatusLine, statusHoldsUntil, statusLine } from './status-line.ts';
import { secondOf, useEachSecond, useWakeAfter } from './use-now.ts';
import * as m from './messages/status.en.ts';

interface ProviderStatusProps {
  provider: Provider;
  /** For the head of a panel: "VPSBG · 5 s ago". */
  short?: boolean;
}

/**
 * The one line of a provider on a page, "Live · HostUp checked 5 s ago", and the one button that refreshes its data. It
 * shows what `useProviderSource` was given, and "loading" until then. It ticks, so it is not announced; `PageNotices`
 * announces failures.
 */
export function ProviderStatus({ provider, short = false }: ProviderStatusProps) {
  const live = usePageSources()[provider];
  const who = nameOf(provider);
  const given = { who, ...useStanding(provider, live), pause: usePause() };
  const { checked, every, limit } = given;
  useWakeAfter('gateway', live && live.state !== 'loading' ? statusHoldsUntil(given) : Infinity);
  const { state, before, time, after } = short ? shortStatusLine(given) : statusLine(given);
  const words = checkWords(checked, every);
  const reason = state === 'waiting' ? limit?.reason : undefined;
  const detail = reason === undefined ? words : m.reasonAndCheck({ reason, checked: words });
  const [pressed, setPressed] = useState(false);
  const busy = pressed || !live || live.state === 'loading' || live.refreshing;
  const refresh = () => {
    if (busy) return;
    setPressed(true);
    live.refresh(() => setPressed(false));
  };
  return (
    <output
      aria-live="off"
      aria-label={m.statusOf({ who })}
      // As wide while it loads as with data: the page's head must not wrap anew.
      className={`flex min-w-0 items-center gap-1 text-xs ${short ? '' : 'sm:min-w-54 sm:justify-end'} ${state === 'failed' || state === 'old' ? 'font-medium text-warn' : 'text-muted'}`}
    >
      {/* Another state is another element: other words in this place are no shift of it. */}
      <span key={state} data-tip={detail} className="min-w-0 [overflow-wrap:anywhere]">
        {before === '' ? null : <span>{before}</span>}{' '}
        {time === null ? null : (
          <span translate="no" className="inline-block min-w-7 tabular-nums">
            {time}
          </span>
        )}{' '}
        {after === '' ? null : <span>{after}</span>}
      </span>
      <IconButton
        label={m.refresh({ who })}
        icon={RefreshCw}
        blocked={busy ? m.inProgress() : live.blocked}
        onPress={refresh}
      />
    </output>
  );
}

/** Where the provider's data stands this second. */
function useStanding(provider: Provider, live: PageSource | undefined) {
  const now = secondOf('gateway');
  const { path, every = null } = (live?.state === 'ready' && live.age) || {};
  useEachSecond(
    useCallback(
      () => (path === undefined ? undefined : rateLimits[provider].holding(path)?.opensAt),
      [provider, path],
    ),
  );
  const checked = live?.state === 'ready' ? live.checked : null;
  const limit = failedLimit(live) ?? (path === undefined ? null : rateLimit(provider, path));
  return { now, checked, every, failed: newsOf(live, now) !== null, limit };
}

/** The wait that a refused request was given: not each of them holds back other requests. */
function failedLimit(live: PageSource | undefined): RateLimit | null {
  if (!live || live.state === 'loading' || live.failure?.kind !== 'rate-limited') return null;
  const { title, nextTry } = live.failure;
  return nextTry === null ? null : { reason: title, until: nextTry, refused: true };
}
