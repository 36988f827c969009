import type { Provider } from '../../contracts/gateway/api.ts';
import { Notice } from '../ui/notice.tsx';
import { usePause } from './attention.ts';
import { freshness, type Freshness } from './freshness.ts';
import { gates } from './rate-gate.ts';
import { nameOf } from './request.ts';
import { gatewayTime } from './server-clock.ts';
import { useNowAs } from './use-now.ts';

interface AgeProps {
  /** When the data was checked, ms since the epoch by the gateway's clock. */
  checked: number;
  /** Ms between two checks; `null` when none is expected any more. */
  every: number | null;
  /** Whose gate may hold the next check back. */
  provider: Provider;
}

/** The line under "Checked 14:03:22": how often, since when it is old, why nothing is asked. Always one line tall. */
export function AgeLine(age: AgeProps) {
  const words = useFreshness(age, (now) => now.words);
  const old = useFreshness(age, (now) => now.level !== 'fresh');
  return (
    <span title={words} className={`block truncate ${old ? 'font-medium text-warn' : ''}`}>
      {words}
    </span>
  );
}

/** The warning over data that is more than five minutes old; nothing until then. */
export function AgeNotice(age: AgeProps) {
  const title = useFreshness(age, ({ warning }) => warning?.title ?? null);
  const detail = useFreshness(age, ({ warning }) => warning?.detail ?? null);
  if (title === null) return null;
  return (
    <div className="mb-4">
      <Notice tone="warn" title={title}>
        <p>{detail}</p>
      </Notice>
    </div>
  );
}

/** The same as one sentence, for a notice that says more. */
export function AgeSentence(age: AgeProps) {
  const title = useFreshness(age, ({ warning }) => warning?.title ?? null);
  return title === null ? null : <p>{title}.</p>;
}

/** One thing of the freshness; renders its caller only when that changes. */
function useFreshness<T extends string | boolean | null>(
  { checked, every, provider }: AgeProps,
  select: (freshness: Freshness) => T,
): T {
  const pause = usePause();
  return useNowAs('gateway', (now) => {
    const { askedBy, opensAt } = gates[provider];
    const gate = opensAt === undefined ? null : { who: nameOf(askedBy), opensAt: gatewayTime(opensAt) };
    return select(freshness({ now, checked, every, pause, gate }));
  });
}
