import type { IsoMedia } from '../contracts/hostup/iso-media.ts';
import type { Vps } from '../contracts/hostup/vps-list.ts';

/** One VPS as it stands in HostUp's list, and its ISO media. */
export interface Server {
  vps: Vps;
  media: () => IsoMedia;
}

/** A row of the list that is broken on purpose. */
export interface BrokenRow {
  broken: unknown;
}
