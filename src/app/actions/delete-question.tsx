import { Trash2 } from 'lucide';
import { AlertDialog } from 'radix-ui';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { formatSizeGb, isSizeGb } from '../media/image-name.ts';
import { libraryRows } from '../media/library.ts';
import { Button } from '../ui/button.tsx';
import { inWords } from '../ui/in-words.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { DeletionNotes } from './deletion-notes.tsx';
import { QuestionFrame } from './dialog-frame.tsx';
import { imagePlace, type ImageRef } from './intent.ts';
import * as m from './messages/dialogs.en.ts';
import { RefusedNote } from './outcome-notes.tsx';
import { useAct, useWaits } from './use-act.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** Asks before an image is deleted. It stays until HostUp shows that it is, or says why not. */
export function DeleteQuestion({ media, image }: { media: IsoMedia; image: ImageRef }) {
  const { store, dialogs } = useVpsActions();
  const row = libraryRows(media).find((each) => each.image?.id === image.isoId);
  const act = useAct(imagePlace(image.isoId));
  const waits = useWaits(act);
  const mountedIn = row?.mountedIn ?? [];
  const file = (
    <Mono>
      <Untrusted text={row?.file ?? image.name} max={80} />
    </Mono>
  );
  const isGone = act?.phase.kind === 'confirmed' || !row;
  return (
    <QuestionFrame
      title={m.deleteImageAsk({ image: image.name })}
      actions={
        <>
          <AlertDialog.Cancel className={buttonStyle('secondary', 'sheet')}>
            {isGone || waits ? m.close() : m.keepIt()}
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
              {waits ? m.deleting() : m.deleteImage()}
            </Button>
          )}
        </>
      }
    >
      <p>
        {row?.image && isSizeGb(row.image.sizeGb)
          ? inWords(m.deletesOfSize, { file, size: formatSizeGb(row.image.sizeGb) })
          : inWords(m.deletes, { file })}
      </p>
      <ul className="list-disc space-y-1 pl-5">
        <li>{m.othersCannotMount()}</li>
        <li>{m.othersNotSeen()}</li>
        <li>{m.ownImagesOnly()}</li>
      </ul>
      <div id="delete-note" className="text-xs empty:hidden">
        {mountedIn.length > 0 ? (
          <p className="text-warn">{m.unmountFirst({ drives: mountedIn.join(', ') })}</p>
        ) : null}
        {act ? <DeletionNotes act={act} /> : null}
        {act?.phase.kind === 'refused' ? <RefusedNote phase={act.phase} /> : null}
        {isGone ? <p className="text-muted">{m.noLongerListed()}</p> : null}
      </div>
    </QuestionFrame>
  );

  function closeIfOpen() {
    const open = dialogs.current();
    if (open?.kind === 'delete' && open.image.isoId === image.isoId) dialogs.close();
  }
}
