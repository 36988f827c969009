import { Trash2 } from 'lucide';
import { AlertDialog } from 'radix-ui';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { formatSizeGb, isSizeGb } from '../media/image-name.ts';
import { libraryRows } from '../media/library.ts';
import { Button } from '../ui/button.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { QuestionFrame } from './dialog-frame.tsx';
import { imagePlace, type ImageRef } from './intent.ts';
import { RefusedNote, UnknownNote } from './outcome-notes.tsx';
import { useAct, useTimeSince, useWaits } from './use-act.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** Asks before an image is deleted. It stays until HostUp shows that it is, or says why not. */
export function DeleteQuestion({ media, image }: { media: IsoMedia; image: ImageRef }) {
  const { store, dialogs } = useVpsActions();
  const row = libraryRows(media).find((each) => each.image?.id === image.isoId);
  const act = useAct(imagePlace(image.isoId));
  const waits = useWaits(act);
  const passed = useTimeSince(act?.sentAt ?? 0);
  const mountedIn = row?.mountedIn ?? [];
  const size = row?.image && isSizeGb(row.image.sizeGb) ? ` (${formatSizeGb(row.image.sizeGb)})` : '';
  const isGone = act?.phase.kind === 'confirmed' || !row;
  return (
    <QuestionFrame
      title={`Delete ${image.name}?`}
      actions={
        <>
          <AlertDialog.Cancel className={buttonStyle('secondary', 'sheet')}>
            {isGone || waits ? 'Close' : 'Keep it'}
          </AlertDialog.Cancel>
          {isGone ? null : (
            <Button
              variant="danger"
              size="sheet"
              icon={Trash2}
              blocked={waits ? '' : mountedIn.length > 0 ? '' : undefined}
              reasonId="delete-note"
              onPress={() => {
                void store
                  .run({ action: 'delete', image })
                  .then((end) => end?.phase.kind === 'confirmed' && closeIfOpen());
              }}
            >
              {waits ? 'Deleting…' : 'Delete image'}
            </Button>
          )}
        </>
      }
    >
      <p>
        HostUp deletes{' '}
        <Mono>
          <Untrusted text={row?.file ?? image.name} max={80} />
        </Mono>
        {size} from your account’s ISO library. This cannot be undone.
      </p>
      <ul className="list-disc space-y-1 pl-5">
        <li>Your other servers can no longer mount it.</li>
        <li>This page cannot see whether one of them has it mounted.</li>
        <li>HostUp allows this only for images you own.</li>
      </ul>
      <div id="delete-note" className="text-xs empty:hidden">
        {mountedIn.length > 0 ? (
          <p className="text-warn">It is in {mountedIn.join(', ')}. Unmount it first.</p>
        ) : null}
        {waits ? <p className="text-muted tabular-nums">Waiting for HostUp to confirm, {passed}</p> : null}
        {!waits && act?.phase.kind === 'accepted' ? (
          <p className="text-muted">HostUp accepted it {passed} ago, but still lists the image.</p>
        ) : null}
        {act?.phase.kind === 'unknown' ? <UnknownNote waits={waits} verb="deletion" /> : null}
        {act?.phase.kind === 'refused' ? <RefusedNote phase={act.phase} /> : null}
        {isGone ? <p className="text-muted">HostUp no longer lists it.</p> : null}
      </div>
    </QuestionFrame>
  );

  function closeIfOpen() {
    const open = dialogs.current();
    if (open?.kind === 'delete' && open.image.isoId === image.isoId) dialogs.close();
  }
}
