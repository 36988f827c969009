import { memo } from 'react';
import { toneText } from '../ui/tone.ts';
import type { Fact } from './download-facts.ts';
import { listedDownloads, useDownloads } from './tracking/use-downloads.ts';
import { useDownloadFacts } from './use-download-facts.ts';

/** Next to finish, total speed, what needs a look, next deletion: four facts side by side. It follows the store by itself. */
export const FactsStrip = memo(function FactsStrip({ large = false }: { large?: boolean }) {
  const facts = useDownloadFacts(listedDownloads(useDownloads()));
  return (
    <div className="@container">
      <dl className="grid grid-cols-2 @2xl:grid-cols-4">
        {[facts.nextToFinish, facts.downloadingNow, facts.needsALook, facts.nextDeletion].map((fact) => (
          <OneFact key={fact.label} fact={fact} large={large} />
        ))}
      </dl>
    </div>
  );
});

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
          <span key={name === null ? 'alone' : 'beside'} className={name === null ? '' : '@2xl:shrink-0'}>
            {detail}
          </span>
        )}
      </dd>
    </div>
  );
}
