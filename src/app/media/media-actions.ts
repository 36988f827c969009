import { createContext, type ComponentType, type ReactNode } from 'react';
import type { IsoImage, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { Bay } from './bays.ts';
import type { LibraryRow } from './library.ts';
import type { KnownMedia } from './media-news.ts';

/** What the panels show where one may act, from `app/actions`. */
export interface MediaActions {
  /** At the end of a bay's row. `tag` is what stands there without actions. */
  BayEnd: ComponentType<{ bay: Bay; tag: ReactNode }>;
  /** Under a bay's words: an action on its way, or why it was not carried out. */
  BayNote: ComponentType<{ bay: Bay }>;
  /** Between the headline and the bays: what HostUp confirms. */
  Confirmations: ComponentType;
  /** The actions with their gates. */
  Strip: ComponentType<{ media: IsoMedia }>;
  /** At the end of an image's row. `badge` is what stands there without actions. */
  ImageEnd: ComponentType<{ row: LibraryRow; image: IsoImage; badge: ReactNode }>;
  /** Under the library: downloads from a URL. */
  LibraryEnd: ComponentType;
  /** What was known, with what one's own actions have changed since: they announce their outcome themselves. */
  withOwnChanges: (before: KnownMedia, media: IsoMedia) => KnownMedia;
}

/** `null` where one only looks, and until the actions are loaded. */
export const MediaActionsContext = createContext<MediaActions | null>(null);
