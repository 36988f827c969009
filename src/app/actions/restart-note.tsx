import { useEffect } from 'react';
import type { Act } from './action-store.ts';
import * as m from './messages/drives.en.ts';
import { confirmFirst } from './messages/strip.en.ts';
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
    store.confirm('restart', act.id, m.hasStarted());
  }, [act, isOpen, startedAt, store]);
  if (act && act.phase.kind !== 'confirmed') return <Outcome act={act} />;
  return <p className="min-w-0 text-xs text-muted [overflow-wrap:anywhere]">{effect ?? confirmFirst()}</p>;
}

function Outcome({ act }: { act: Act }) {
  const { store } = useVpsActions();
  const { phase } = act;
  const waits = useWaits(act);
  const time = useTimeSince(act.sentAt);
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
        <UnknownNote waits={waits} action="restart" />
      </div>
    );
  }
  return (
    <p className="min-w-0 text-xs text-muted tabular-nums">
      {phase.kind === 'sending'
        ? m.restartingFor({ time })
        : (waits ? m.restartWaits : m.restartNotShown)({ time })}
    </p>
  );
}
