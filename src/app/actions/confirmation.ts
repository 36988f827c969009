import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { shortImageName } from '../media/image-name.ts';
import { brief } from '../text/visible.ts';
import { slotRows, slotsByDevice } from '../media/slots.ts';
import type { Intent } from './intent.ts';
import * as m from './messages/drives.en.ts';

/**
 * What HostUp's media response says of an intent, as a sentence; `null` while it does not show
 * it. Never from the response to the action itself.
 */
export function confirmation(intent: Intent, media: IsoMedia): string | null {
  switch (intent.action) {
    case 'mount': {
      const state = slotsByDevice(slotRows(media)).get(intent.drive.device)?.state;
      const isIn = state?.kind === 'mounted' && state.isoId === intent.image.isoId;
      return isIn ? m.isIn({ image: intent.image.name, drive: intent.drive.name }) : null;
    }
    case 'unmount': {
      const state = slotsByDevice(slotRows(media)).get(intent.drive.device)?.state;
      switch (state?.kind) {
        case undefined:
          // A list with an entry that cannot be read may hold the drive.
          return media.mounted.includes(null) ? null : m.isEmpty({ drive: intent.drive.name });
        case 'empty':
        case 'free':
        case 'not-mounted':
          return m.isEmpty({ drive: intent.drive.name });
        case 'mounted':
          return state.isoId !== intent.image.isoId && state.image
            ? m.nowHolds({ drive: intent.drive.name, image: shortImageName(state.image) })
            : null;
        case 'cloud-init':
        case 'in-use':
        case 'unreported':
        case 'unreadable':
          return null;
        default:
          return state satisfies never;
      }
    }
    case 'delete': {
      const { available } = media;
      const listed = available.includes(null) || available.some((image) => image?.id === intent.image.isoId);
      return listed ? null : m.noLongerInLibrary({ image: intent.image.name });
    }
    case 'download': {
      const { filename } = intent.body;
      const isThere = media.available.some((image) => image?.name === filename);
      return isThere ? m.inLibrary({ file: brief(filename, 60) }) : null;
    }
    case 'restart':
      return null;
    default:
      return intent satisfies never;
  }
}
