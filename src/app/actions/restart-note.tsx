import { useEffect } from 'react';
import type { Act } from './action-store.ts';
import { RefusedNote, UnknownNote } from './outcome-notes.tsx';
import { useAct, useTimeSince, useWaits } from './use-act.ts';
import { isInProgress, useEffectWords, useLastStart } from './use-start.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** Beside Restart: what becomes of one, and whether a change of the drives waits for it. */
export function RestartNote() {
  const { store } = useVpsActions();
  const act = useAct('restart');
  const isOpen = isInProgress(act);
  const startedAt = useLastStart(isOpen);
  const effect = useEffectWords();
  useEffect(() => {
    if (!act || !isOpen || startedAt === null || startedAt <= act.sentAt) return;
    store.confirm('restart', act.id, 'The server has started again.');
  }, [act, isOpen, startedAt, store]);
  if (act && act.phase.kind !== 'confirmed') return <Outcome act={act} />;
  return (
    <p className="min-w-0 text-xs text-muted [overflow-wrap:anywhere]">
      {effect ?? 'You confirm it first. Running programs stop.'}
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
        : `HostUp accepted the restart ${passed} ago. ${waits ? 'Waiting for it to report the start.' : 'It has not reported the start yet; where it reports no uptime, this page cannot tell.'}`}
    </p>
  );
}
