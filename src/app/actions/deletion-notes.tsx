import { X } from 'lucide';
import { IconButton } from '../ui/icon-button.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import type { Act } from './action-store.ts';
import * as m from './messages/dialogs.en.ts';
import { dismiss, notChecked } from './messages/drives.en.ts';
import { placeOf, type ImageRef } from './intent.ts';
import { RefusedAlone, UnknownNote } from './outcome-notes.tsx';
import { useTimeSince, useWaits } from './use-act.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** How far a deletion has come, until HostUp refuses or shows it. */
export function DeletionNotes({ act }: { act: Act }) {
  const waits = useWaits(act);
  const time = useTimeSince(act.sentAt);
  return (
    <>
      {waits ? <p className="text-muted tabular-nums">{m.waiting({ time })}</p> : null}
      {!waits && act.phase.kind === 'accepted' ? (
        <p className="text-muted">{act.missed ? m.stillListed({ time }) : notChecked()}</p>
      ) : null}
      {act.phase.kind === 'unknown' ? <UnknownNote act={act} waits={waits} /> : null}
    </>
  );
}

/** The same where no question about the image is open. */
export function DeletionAlone({ act, image }: { act: Act; image: ImageRef }) {
  const { store } = useVpsActions();
  const waits = useWaits(act);
  if (act.phase.kind === 'refused') return <RefusedAlone act={act} />;
  return (
    <div className="flex items-start gap-1.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          <Untrusted text={image.name} max={80} />
        </p>
        <DeletionNotes act={act} />
      </div>
      {waits ? null : (
        <IconButton label={dismiss()} icon={X} onPress={() => store.dismiss(placeOf(act.intent), act.id)} />
      )}
    </div>
  );
}
