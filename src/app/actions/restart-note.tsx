import { X } from 'lucide';
import { useEffect } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { isOpen, type Act } from './action-store.ts';
import * as m from './messages/drives.en.ts';
import { confirmFirst } from './messages/strip.en.ts';
import { RefusedNote, UnknownNote, RefusedAlone } from './outcome-notes.tsx';
import { lastStart } from './status.ts';
import { useAct, useTimeSince, useWaits } from './use-act.ts';
import { useEffectWords, useStatus } from './use-start.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** Beside Restart: what becomes of one, and whether a change of the drives waits for it. */
export function RestartNote() {
  const { store } = useVpsActions();
  const act = useAct('restart');
  const status = useStatus(act !== undefined && isOpen(act));
  const effect = useEffectWords();
  useEffect(() => {
    if (!act || !isOpen(act) || !status) return;
    const startedAt = lastStart(status.body, status.asOf);
    if (startedAt !== null && startedAt > act.sentAt) store.confirm('restart', act.id, m.hasStarted());
    else store.miss('restart', act.id, status.asOf);
  }, [act, status, store]);
  if (act && act.phase.kind !== 'confirmed') return <Outcome act={act} />;
  return <p className="min-w-0 text-xs text-muted [overflow-wrap:anywhere]">{effect ?? confirmFirst()}</p>;
}

function Outcome({ act }: { act: Act }) {
  const { store, allows } = useVpsActions();
  const { phase } = act;
  const waits = useWaits(act);
  const time = useTimeSince(act.sentAt);
  const dismiss = () => store.dismiss('restart', act.id);
  if (phase.kind === 'refused') {
    return (
      <div className="min-w-0 text-xs">
        {allows('restart') ? <RefusedNote phase={phase} onDismiss={dismiss} /> : <RefusedAlone act={act} />}
      </div>
    );
  }
  return (
    <div className="flex min-w-0 items-start gap-1.5 text-xs">
      <div className="min-w-0 flex-1">
        {phase.kind === 'unknown' ? (
          <UnknownNote act={act} waits={waits} />
        ) : (
          <p className="text-muted tabular-nums">
            {(phase.kind === 'sending'
              ? m.restartingFor
              : waits
                ? m.restartWaits
                : act.missed
                  ? m.restartNotShown
                  : m.notChecked)({ time })}
          </p>
        )}
      </div>
      {waits ? null : <IconButton label={m.dismiss()} icon={X} onPress={dismiss} />}
    </div>
  );
}
