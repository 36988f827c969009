import { use } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ActionsStrip } from './actions-strip.tsx';
import { BayRow } from './bay-row.tsx';
import { baysOf, type Bays } from './bays.ts';
import { findings } from './findings.ts';
import { FindingsList } from './findings-list.tsx';
import { MediaActionsContext } from './media-actions.ts';
import * as m from './messages/page.en.ts';
import { nextStart } from './next-start.ts';
import { usePanelName } from './panel-name.ts';
import { toDo, type ServerState } from './to-do.ts';

/** A broken response can hold thousands; so many are shown. */
const SHOWN = 100;

interface NextStartPanelProps {
  live: Live<IsoMedia>;
  server: ServerState;
}

/** What the server tries at its next start, every drive and disk in boot order, and what one may do with them. */
export function NextStartPanel({ live, server }: NextStartPanelProps) {
  const { Strip } = use(MediaActionsContext) ?? { Strip: ActionsStrip };
  return (
    <LivePanel
      title={m.nextStart()}
      lead={(media) => (isLeftIn(media) ? 'warn' : 'plain')}
      live={live}
      fields={['bootOrder', 'mounted', 'availableDevices', 'actions']}
      empty={() => null}
      skeleton={SKELETON}
    >
      {(media) => (
        // It fills the panel to its edges.
        <div className="-m-4 overflow-clip rounded-b-card">
          <Verdict bays={baysOf(media)} media={media} server={server} />
          <Strip media={media} />
        </div>
      )}
    </LivePanel>
  );
}

function isLeftIn(media: IsoMedia): boolean {
  return nextStart(media).leftIn.length > 0;
}

interface VerdictProps {
  bays: Bays;
  media: IsoMedia;
  server: ServerState;
}

function Verdict({ bays: { next, bays }, media, server }: VerdictProps) {
  const actions = use(MediaActionsContext);
  const leftIn = next.leftIn.length > 0;
  const inconsistent = findings(media);
  const todo = toDo(media, usePanelName(), server);
  return (
    <>
      <div
        className={`border-b px-4 pt-0.5 pb-3.5 sm:px-5 ${leftIn ? 'border-warn-line bg-warn-soft' : 'border-line'}`}
      >
        <p className={`text-2xl [overflow-wrap:anywhere] ${leftIn ? 'text-warn' : ''}`}>{next.headline}</p>
        <p className={`mt-0.5 [overflow-wrap:anywhere] ${leftIn ? '' : 'text-muted'}`}>
          {todo === null ? null : <span className="font-medium text-ink">{todo}</span>} {next.sentence}
        </p>
      </div>
      {actions ? <actions.Confirmations /> : null}
      {inconsistent.length > 0 ? (
        <div className="space-y-3 px-4 pt-4 sm:px-5">
          <FindingsList findings={inconsistent} />
        </div>
      ) : null}
      {bays.length > 0 ? (
        <ol aria-label={m.drivesAndOrder()} className="divide-y divide-line px-4 py-2 sm:px-5">
          {bays.slice(0, SHOWN).map((bay) => (
            <BayRow key={bay.key} bay={bay} />
          ))}
        </ol>
      ) : (
        <p className="px-4 py-4 text-muted sm:px-5">{m.noDevices()}</p>
      )}
      {bays.length > SHOWN ? (
        <p className="px-4 pb-3 text-xs sm:px-5 text-muted">
          {m.moreDevices({ count: bays.length - SHOWN })}
        </p>
      ) : null}
    </>
  );
}

/** As tall as a usual server: headline and sentence, three bays, the strip. */
const SKELETON = (
  <div aria-hidden className="-m-4">
    <div className="h-22 space-y-2.5 border-b border-line px-4 pt-1 sm:h-17 sm:px-5">
      <Skeleton className="h-6 w-1/2" />
      <Skeleton className="h-4 w-4/5" />
    </div>
    <div className="divide-y divide-line px-4 py-2 sm:px-5">
      {[1, 2, 3].map((row) => (
        <div key={row} className="flex h-14 items-center gap-3.5">
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className="h-5 w-17 sm:h-9 sm:w-30" />
          <Skeleton className="h-4 w-1/3" />
        </div>
      ))}
    </div>
    <div className="h-32 border-t border-line sm:h-14" />
  </div>
);
