import type { Act } from './action-store.ts';
import * as m from './messages/dialogs.en.ts';
import { RefusedNote, UnknownNote } from './outcome-notes.tsx';
import { useTimeSince } from './use-act.ts';

interface MountProgressProps {
  act: Act;
  /** Whether the drive is emptied first. */
  replaces: boolean;
  waits: boolean;
}

/** How far the steps of a mount have come. */
export function MountProgress({ act, replaces, waits }: MountProgressProps) {
  const { intent, phase } = act;
  const time = useTimeSince(act.sentAt);
  const isUnmount = intent.action === 'unmount';
  switch (phase.kind) {
    case 'refused':
      return (
        <>
          <RefusedNote phase={phase} />
          {isUnmount ? <p className="mt-1 text-muted">{m.imageNotMounted()}</p> : null}
        </>
      );
    case 'unknown':
      return <UnknownNote waits={waits} action={isUnmount ? 'unmount' : 'mount'} />;
    case 'sending':
    case 'accepted':
      return (
        <p className="text-muted tabular-nums">
          {(waits
            ? !replaces
              ? m.waiting
              : isUnmount
                ? m.unmountStepWaits
                : m.mountStepWaits
            : isUnmount
              ? m.unmountNotShown
              : m.mountNotShown)({ time })}
        </p>
      );
    case 'confirmed':
      return (
        <p className="text-muted">
          {!replaces ? m.confirmed() : isUnmount ? m.unmountStepConfirmed() : m.mountStepConfirmed()}
        </p>
      );
    default:
      return phase satisfies never;
  }
}
