import { usePageSources } from '../live/page-sources.ts';
import { toneText } from '../ui/tone.ts';
import type { Fact } from './download-facts.ts';
import { GLANCE_TO_COME } from './downloads-on-demand.tsx';
import { listedDownloads, useDownloads, type TrackedDownloads } from './tracking/use-downloads.ts';
import type { Download } from './tracking/download.ts';
import { useDownloadFacts } from './use-download-facts.ts';
import * as m from './messages/facts.en.ts';

interface DownloadsGlanceProps {
  /** The ISOs it is about, by id; without it all of the account. */
  pick?: readonly string[] | undefined;
  /** Id of the element that holds the downloads. */
  target: string;
}

/**
 * What to check, what finishes next and what is deleted next, in three lines that lead to the downloads: for the head of a narrow page,
 * where those stand below the first screen. As high as `GlanceBox` in every state.
 */
export function DownloadsGlance({ pick, target }: DownloadsGlanceProps) {
  const live = usePageSources().vpsbg;
  const all = useDownloads();
  const { toCheck, nextToFinish, nextDeletion } = useDownloadFacts(
    pick ? picked(all, pick) : listedDownloads(all),
  );
  if (!live || live.state === 'loading') return GLANCE_TO_COME;
  return (
    <a
      href={`#${target}`}
      onClick={(event) => {
        // Without the hash: it would stay in the address.
        event.preventDefault();
        document.getElementById(target)?.focus();
      }}
      className="grid min-h-full grid-cols-[minmax(0,1fr)] content-center rounded-control px-3 text-xs/5"
    >
      {live.state === 'failed' ? (
        <span className="text-muted">{m.notLoaded()}</span>
      ) : (
        <>
          <Line fact={{ ...toCheck, name: null, detail: toCheck.value }} words="" />
          <Line
            fact={nextToFinish}
            words={nextToFinish.isTime ? m.timeLeft({ time: nextToFinish.value }) : nextToFinish.value}
          />
          <Line fact={nextDeletion} words={m.deletedIn({ time: nextDeletion.value })} />
        </>
      )}
    </a>
  );
}

const ENDING = /\.iso$/i;

/** The name, on a phone without its ending for want of room, with what happens to it; without one, what the line would be about. */
function Line({ fact: { label, value, tone, name, detail }, words }: { fact: Fact; words: string }) {
  return (
    <span className="flex justify-between gap-x-2.5">
      {name === null ? (
        <>
          {/* One line in every language. */}
          <span className="min-w-0 truncate text-muted">{label} </span>
          <span className={`shrink-0 ${tone === 'warn' ? `font-semibold ${toneText.warn}` : ''}`}>
            {detail ?? value}{' '}
          </span>
        </>
      ) : (
        <>
          {/* The containing block of what is for screen readers alone: elsewhere that would widen the page. */}
          <span translate="no" className="relative min-w-0 flex-1 truncate">
            <span>{name.replace(ENDING, '')}</span>
            <span className="max-sm:sr-only">{ENDING.exec(name)?.[0]} </span>
          </span>
          <span className={`font-semibold tabular-nums ${tone === 'info' ? '' : toneText[tone]}`}>
            {words}{' '}
          </span>
        </>
      )}
    </span>
  );
}

function picked(all: TrackedDownloads, pick: readonly string[]): Download[] {
  return pick.flatMap((id) => all.get(Number(id))?.download ?? []);
}
