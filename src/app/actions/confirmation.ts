import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { shortImageName } from '../media/image-name.ts';
import { brief } from '../text/visible.ts';
import { slotRows, slotsByDevice } from '../media/slots.ts';
import type { Intent } from './intent.ts';

/**
 * What HostUp's media response says of an intent, as a sentence after "HostUp confirms:"; `null` while it does not show
 * it. Never from the response to the action itself.
 */
export function confirmation(intent: Intent, media: IsoMedia): string | null {
  switch (intent.action) {
    case 'mount': {
      const state = slotsByDevice(slotRows(media)).get(intent.drive.device)?.state;
      const isIn = state?.kind === 'mounted' && state.isoId === intent.image.isoId;
      return isIn ? `${intent.image.name} is in ${intent.drive.name}.` : null;
    }
    case 'unmount': {
      const state = slotsByDevice(slotRows(media)).get(intent.drive.device)?.state;
      switch (state?.kind) {
        case undefined:
          // A list with an entry that cannot be read may hold the drive.
          return media.mounted.includes(null) ? null : `${intent.drive.name} is empty.`;
        case 'empty':
        case 'free':
        case 'not-mounted':
          return `${intent.drive.name} is empty.`;
        case 'mounted':
          return state.isoId !== intent.image.isoId && state.image
            ? `${intent.drive.name} now holds ${shortImageName(state.image)}.`
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
      return listed ? null : `${intent.image.name} is no longer in the library.`;
    }
    case 'download': {
      const { filename } = intent.body;
      const isThere = media.available.some((image) => image?.name === filename);
      return isThere ? `${brief(filename, 60)} is in the library.` : null;
    }
    case 'restart':
      return null;
    default:
      return intent satisfies never;
  }
}
