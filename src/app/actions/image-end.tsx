import { Ellipsis, Lock } from 'lucide';
import type { ReactNode } from 'react';
import type { IsoImage } from '../../contracts/hostup/iso-media.ts';
import { shortImageName } from '../media/image-name.ts';
import type { LibraryRow } from '../media/library.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ShortLabel } from '../ui/short-label.tsx';
import { canAct, imagePlace } from './intent.ts';
import * as m from './messages/dialogs.en.ts';
import { mount, mountImage } from './messages/downloads.en.ts';
import { useAct } from './use-act.ts';
import { GATE_REASON, useVpsActions } from './vps-actions-context.ts';

interface ImageEndProps {
  row: LibraryRow;
  image: IsoImage;
  badge: ReactNode;
}

/** The one action of an image: where it is, else Mount; the rest is in a menu. */
export function ImageEnd({ row, image, badge }: ImageEndProps) {
  const { dialogs, allows, gates } = useVpsActions();
  const deleting = useAct(imagePlace(image.id))?.phase.kind === 'sending';
  if (!canAct(image.id)) return badge;
  const name = shortImageName(image);
  return (
    <span className="flex flex-wrap items-center justify-end gap-1.5">
      {row.mountedIn.length > 0 || !allows('mount') ? (
        badge
      ) : (
        <Button
          size="row"
          {...(!gates.mount.open && { icon: Lock })}
          blocked={gates.mount.open ? undefined : ''}
          reasonId={GATE_REASON.mount}
          onPress={() => dialogs.open({ kind: 'mount', isoId: image.id })}
        >
          <ShortLabel short={mount()} whole={mountImage({ image: name })} />
        </Button>
      )}
      {allows('delete') ? (
        <IconButton
          label={m.moreFor({ image: name })}
          icon={Ellipsis}
          blocked={deleting ? m.beingDeleted() : undefined}
          onPress={() => dialogs.open({ kind: 'menu', image: { isoId: image.id, name } })}
        />
      ) : null}
    </span>
  );
}
