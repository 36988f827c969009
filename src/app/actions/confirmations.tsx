import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { clocks } from '../http/server-clock.ts';
import { isoMediaQuery } from '../media/queries.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ShortLabel } from '../ui/short-label.tsx';
import type { Act } from './action-store.ts';
import { inverseOf, placeOf, type Intent } from './intent.ts';
import * as m from './messages/drives.en.ts';
import { useTimeSince } from './use-act.ts';
import { useIsRestarting, useLastStart } from './use-start.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** So many stand at once; older ones go first. */
const SHOWN = 3;
/** Older than that it was on the page before, ms. */
const NEWS_MS = 2_000;

/** What HostUp confirms of one's actions, between the headline and the bays. */
export function Confirmations() {
  const { store } = useVpsActions();
  const acts = useSyncExternalStore(store.subscribe, store.all);
  return acts
    .filter(({ phase }) => phase.kind === 'confirmed')
    .slice(-SHOWN)
    .map((act) => <Confirmed key={act.id} act={act} />);
}

function Confirmed({ act }: { act: Act }) {
  const { store, dialogs } = useVpsActions();
  const time = useTimeSince(act.since);
  const place = useRef<HTMLDivElement>(null);
  const { intent, phase, since } = act;
  // The action may have been further down. Once, and the focus stays where it is.
  useEffect(() => {
    if (clocks.gateway.now() - since < NEWS_MS) showInView(place.current);
  }, [since]);
  const offersRestart = useOffersRestart(act);
  if (phase.kind !== 'confirmed') return null;
  return (
    <div
      ref={place}
      className="scroll-my-4 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-ok-line bg-ok-soft px-4 py-1.5 sm:px-5"
    >
      <p className="flex min-w-0 flex-1 basis-56 items-baseline gap-2 [overflow-wrap:anywhere]">
        <Icon of={Check} className="size-4 shrink-0 self-center text-ok" />
        <span className="min-w-0">
          <span className="font-semibold">{m.confirms()}</span> <span>{phase.words}</span>{' '}
          <span translate="no" className="text-xs text-muted tabular-nums">
            {m.timeAgo({ time })}
          </span>
        </span>
      </p>
      <div className="flex items-center gap-2">
        <Undo intent={intent} />
        {offersRestart ? (
          <Button size="row" onPress={() => dialogs.open({ kind: 'restart' })}>
            {m.restart()}
          </Button>
        ) : null}
        <IconButton label={m.dismiss()} icon={X} onPress={() => store.dismiss(placeOf(intent), act.id)} />
      </div>
    </div>
  );
}

/** The drives count at the next start: the step that may come next, until the server has started. */
function useOffersRestart({ intent: { action }, since }: Act): boolean {
  const { allows } = useVpsActions();
  const isRestarting = useIsRestarting();
  const isWanted = (action === 'mount' || action === 'unmount') && allows('restart');
  const startedAt = useLastStart(isWanted);
  const hasStarted = startedAt !== null && startedAt > since;
  return isWanted && !hasStarted && !isRestarting;
}

function showInView(element: HTMLElement | null): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}

/** The inverse, where there is one that is allowed and still makes sense. */
function Undo({ intent }: { intent: Intent }) {
  const { vpsId, store, allows, gates } = useVpsActions();
  const media = useQuery(isoMediaQuery(vpsId)).data?.body;
  const inverse = media ? inverseOf(intent, media) : null;
  if (!inverse || !allows(inverse.action)) return null;
  if (inverse.action === 'mount' && !gates.mount.open) return null;
  const values = { image: inverse.image.name, drive: inverse.drive.name };
  const label =
    inverse.action === 'mount'
      ? { short: m.undoUnmount(), whole: m.undoUnmountFrom(values) }
      : { short: m.undoMount(), whole: m.undoMountIn(values) };
  return (
    <Button size="row" onPress={() => void store.run(inverse)}>
      <ShortLabel {...label} />
    </Button>
  );
}
