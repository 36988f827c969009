import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { clocks } from '../http/server-clock.ts';
import { useEachSecond } from '../live/use-now.ts';
import { vpsStatusQuery } from '../media/vps-status.ts';
import type { Act } from './action-store.ts';
import { RefusedNote, UnknownNote } from './outcome-notes.tsx';
import { effectWords, lastStart } from './status.ts';
import { useAct, useTimeSince, useWaits } from './use-act.ts';
import { useVpsActions } from './vps-actions-context.ts';

const SOON_MS = 5_000;
const USUAL_MS = 60_000;

/** Beside Restart: what becomes of one, and whether a change of the drives waits for it. */
export function RestartNote() {
  const { vpsId, store, changed } = useVpsActions();
  const act = useAct('restart');
  const change = useSyncExternalStore(changed.subscribe, changed.current);
  const isOpen = act?.phase.kind === 'accepted' || act?.phase.kind === 'unknown';
  const status = useQuery({
    ...vpsStatusQuery(vpsId, isOpen ? SOON_MS : USUAL_MS),
    enabled: isOpen || change !== null,
  }).data;
  const startedAt = status ? lastStart(status.body, status.asOf) : null;
  useEffect(() => {
    if (!act || !isOpen || startedAt === null || startedAt <= act.sentAt) return;
    store.confirm('restart', act.id, 'The server has started again.');
  }, [act, isOpen, startedAt, store]);
  const effect = useEachSecond(() => effectWords(change, startedAt, clocks.gateway.now()));
  if (act && act.phase.kind !== 'confirmed') return <Outcome act={act} />;
  return (
    <p className="min-w-0 text-xs text-muted [overflow-wrap:anywhere]">
      {effect ?? 'Asks first. Running programs stop.'}
    </p>
  );
}

function Outcome({ act }: { act: Act }) {
  const { store } = useVpsActions();
  const { phase } = act;
  const waits = useWaits(act);
  const passed = useTimeSince(act.sentAt);
  if (phase.kind === 'refused') {
    return (
      <div className="min-w-0 text-xs">
        <RefusedNote phase={phase} onDismiss={() => store.dismiss('restart', act.id)} />
      </div>
    );
  }
  if (phase.kind === 'unknown') {
    return (
      <div className="min-w-0 text-xs">
        <UnknownNote waits={waits} verb="restart" />
      </div>
    );
  }
  return (
    <p className="min-w-0 text-xs text-muted tabular-nums">
      {phase.kind === 'sending'
        ? `Restarting, ${passed}`
        : `HostUp accepted the restart ${passed} ago. Waiting for it to report the start.`}
    </p>
  );
}
