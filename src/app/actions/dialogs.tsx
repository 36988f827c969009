import { useSyncExternalStore } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { DeleteQuestion } from './delete-question.tsx';
import { ImageMenu } from './image-menu.tsx';
import { MountDialog } from './mount-dialog.tsx';
import { RestartQuestion } from './restart-question.tsx';
import { useVpsActions } from './vps-actions-context.ts';

/** The one dialog or menu that is open. */
export function Dialogs({ media }: { media: IsoMedia }) {
  const { dialogs } = useVpsActions();
  const open = useSyncExternalStore(dialogs.subscribe, dialogs.current);
  switch (open?.kind) {
    case undefined:
      return null;
    case 'mount':
      return <MountDialog media={media} isoId={open.isoId} device={open.device} />;
    case 'menu':
      return <ImageMenu image={open.image} />;
    case 'delete':
      return <DeleteQuestion media={media} image={open.image} />;
    case 'restart':
      return <RestartQuestion />;
    default:
      return open satisfies never;
  }
}
