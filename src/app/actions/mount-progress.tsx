import type { Act } from './action-store.ts';
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
  const passed = useTimeSince(act.sentAt);
  const verb = intent.action === 'unmount' ? 'unmount' : 'mount';
  const step = replaces ? `Step ${verb === 'unmount' ? 1 : 2} of 2, ${verb}: ` : '';
  switch (phase.kind) {
    case 'refused':
      return (
        <>
          <RefusedNote phase={phase} />
          {verb === 'unmount' ? <p className="mt-1 text-muted">The image was not mounted.</p> : null}
        </>
      );
    case 'unknown':
      return <UnknownNote waits={waits} verb={verb} />;
    case 'sending':
    case 'accepted':
      return (
        <p className="text-muted tabular-nums">
          {waits
            ? `${step || ''}${step ? 'waiting' : 'Waiting'} for HostUp to confirm, ${passed}`
            : `HostUp accepted the ${verb} ${passed} ago, but does not show it yet.${verb === 'unmount' ? ' The image was not mounted.' : ''}`}
        </p>
      );
    case 'confirmed':
      return <p className="text-muted">{`${step}HostUp confirms it.`}</p>;
    default:
      return phase satisfies never;
  }
}
