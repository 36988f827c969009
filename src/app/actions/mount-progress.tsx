import type { Act } from './action-store.ts';
import * as m from './messages/dialogs.en.ts';
import { mountNotShown, notChecked, notMounted, unmountNotShown } from './messages/drives.en.ts';
import { RefusedNote, UnknownNote } from './outcome-notes.tsx';
import { useTimeSince } from './use-act.ts';

interface MountProgressProps {
  act: Act;
  /** Whether the drive is emptied first. */
  replaces: boolean;
  waits: boolean;
}

/** How far the steps of a mount have come. */
export function MountProgress(props: MountProgressProps) {
  return (
    <>
      <Step {...props} />
      <NotMounted {...props} />
    </>
  );
}

/** That the second step did not follow on the first. */
export function NotMounted({ act: { intent }, waits }: Pick<MountProgressProps, 'act' | 'waits'>) {
  if (waits || intent.action !== 'unmount' || !intent.next) return null;
  return <p className="mt-1 text-warn [overflow-wrap:anywhere]">{notMounted({ image: intent.next.name })}</p>;
}

function Step({ act, replaces, waits }: MountProgressProps) {
  const { intent, phase } = act;
  const time = useTimeSince(act.sentAt);
  const isUnmount = intent.action === 'unmount';
  switch (phase.kind) {
    case 'refused':
      return <RefusedNote phase={phase} />;
    case 'unknown':
      return <UnknownNote act={act} waits={waits} />;
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
            : !act.missed
              ? notChecked
              : isUnmount
                ? unmountNotShown
                : mountNotShown)({ time })}
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
