import { memo } from 'react';
import { toneText } from '../ui/tone.ts';
import type { Fact } from './download-facts.ts';
import { listedDownloads, useDownloads } from './tracking/use-downloads.ts';
import { useDownloadFacts } from './use-download-facts.ts';

/**
 * Next to finish, total speed, what to check, next deletion. It follows the store by itself.
 *
 * @param large four columns or, where those have no room, four rows: no line wraps, so the height is known beforehand
 */
export const FactsStrip = memo(function FactsStrip({ large = false }: { large?: boolean }) {
  const facts = useDownloadFacts(listedDownloads(useDownloads()));
  return (
    <div className="@container">
      <dl className={`grid ${large ? '@4xl:grid-cols-4' : 'grid-cols-2 @2xl:grid-cols-4'}`}>
        {[facts.nextToFinish, facts.downloadingNow, facts.toCheck, facts.nextDeletion].map((fact) => (
          <OneFact key={fact.label} fact={fact} large={large} />
        ))}
      </dl>
    </div>
  );
});

const CELL = 'min-w-0 border-line px-4 max-[22.5rem]:px-3';
const SMALL_CELL = `${CELL} py-2 even:border-l nth-[n+3]:border-t @2xl:nth-[n+2]:border-l @2xl:nth-[n+3]:border-t-0`;
const LARGE_CELL = `${CELL} grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-2 py-1 nth-[n+2]:border-t @4xl:block @4xl:py-3 @4xl:nth-[n+2]:border-t-0 @4xl:nth-[n+2]:border-l`;

function OneFact({ fact: { label, value, tone, name, detail }, large }: { fact: Fact; large: boolean }) {
  const colour = tone === 'info' ? '' : toneText[tone];
  return (
    <div className={large ? LARGE_CELL : SMALL_CELL}>
      <dt className={`text-xs text-muted ${large ? 'truncate' : ''}`}>{label}</dt>
      <dd
        className={`font-semibold tabular-nums text-base max-[22.5rem]:text-sm/6 ${large ? 'whitespace-nowrap @5xl:text-2xl' : ''} ${colour}`}
      >
        {value}
      </dd>
      <dd
        className={`flex gap-x-1 text-xs text-muted tabular-nums ${large ? 'col-span-2' : 'flex-wrap @2xl:flex-nowrap'}`}
      >
        {name === null ? null : (
          <span translate="no" className={large ? 'min-w-0 truncate' : 'max-w-full truncate'}>
            {name}
          </span>
        )}
        {name !== null && detail !== null ? (
          <span aria-hidden className={large ? '' : 'hidden @2xl:inline'}>
            ·
          </span>
        ) : null}
        {/* Beside a name it is another element: its new place is no shift. */}
        {detail === null ? null : (
          <span key={name === null ? 'alone' : 'beside'} className={detailStyle(large, name === null)}>
            {detail}
          </span>
        )}
      </dd>
    </div>
  );
}

/** In four rows nothing wraps: alone, the detail is cut where it has no room; beside a name, the name is. */
function detailStyle(large: boolean, isAlone: boolean): string {
  if (isAlone) return large ? 'min-w-0 truncate' : '';
  return large ? 'max-w-full shrink-0' : '@2xl:shrink-0';
}
