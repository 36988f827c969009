import { memo } from 'react';
import { secondOf, useWakeAfter } from '../live/use-now.ts';
import { toneText } from '../ui/tone.ts';
import { downloadFacts, soonestDeleted, type Fact } from './download-facts.ts';
import { standingNow } from './standing.ts';
import { downloadStore } from './tracking/download-store.ts';
import { expiryHoldsUntil } from './tracking/expiry.ts';
import { GAP_MS } from './tracking/samples.ts';
import { listedDownloads, useDownloads } from './tracking/use-downloads.ts';

/** Next to finish, total speed, what needs a look, next deletion: four facts side by side. It follows the store by itself. */
export const FactsStrip = memo(function FactsStrip({ large = false }: { large?: boolean }) {
  const downloads = listedDownloads(useDownloads());
  const standings = downloads.map(standingNow);
  const now = secondOf('vpsbg');
  const next = soonestDeleted(standings)?.expiry;
  useWakeAfter('vpsbg', next?.state === 'ahead' ? expiryHoldsUntil(next.at, now) : Infinity);
  useWakeAfter('gateway', newestReading(downloads.map(({ iso }) => iso.id)) + GAP_MS);
  return (
    <div className="@container">
      <dl className="grid grid-cols-2 @2xl:grid-cols-4">
        {downloadFacts(standings, now).map((fact) => (
          <OneFact key={fact.label} fact={fact} large={large} />
        ))}
      </dl>
    </div>
  );
});

/** Until when speeds may be spoken of once no reading comes; `-Infinity` when that time has passed. */
function newestReading(isoIds: readonly number[]): number {
  const newest = Math.max(-Infinity, ...isoIds.map((id) => downloadStore.seriesOf(id)?.lastAt ?? -Infinity));
  return newest + GAP_MS < secondOf('gateway') ? Infinity : newest;
}

const CELL =
  'min-w-0 border-line px-4 max-[22.5rem]:px-3 even:border-l nth-[n+3]:border-t @2xl:nth-[n+2]:border-l @2xl:nth-[n+3]:border-t-0';

function OneFact({ fact: { label, value, tone, name, detail }, large }: { fact: Fact; large: boolean }) {
  const colour = tone === 'info' ? '' : toneText[tone];
  return (
    <div className={`${CELL} ${large ? 'py-3' : 'py-2'}`}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd
        className={`font-semibold tabular-nums text-base max-[22.5rem]:text-sm ${large ? '@4xl:text-2xl' : ''} ${colour}`}
      >
        {value}
      </dd>
      <dd className="flex flex-wrap gap-x-1 text-xs text-muted tabular-nums @2xl:flex-nowrap">
        {name === null ? null : (
          <span translate="no" className="max-w-full truncate">
            {name}
          </span>
        )}
        {name !== null && detail !== null ? (
          <span aria-hidden className="hidden @2xl:inline">
            ·
          </span>
        ) : null}
        {/* Beside a name it is another element: its new place is no shift. */}
        {detail === null ? null : (
          <span key={name === null ? 'alone' : 'beside'} className={name === null ? '' : 'shrink-0'}>
            {detail}
          </span>
        )}
      </dd>
    </div>
  );
}
