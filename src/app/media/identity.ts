import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { sizeOf } from './listed-vps.ts';
import { nonBlank } from './non-blank.ts';
import { powerOf, type Power } from './vps-state.ts';

/** Which server a page is about. What nobody reported is `null`. */
export interface Identity {
  name: string | null;
  power: Power | null;
  ip: string | null;
  system: string | null;
  size: string | null;
}

interface Sources {
  /** The token's own name. */
  claim: string | undefined;
  /** The `serverName` of the panel around the frame. */
  panel: string;
  /** The server in HostUp's list. */
  vps: Vps | undefined;
}

/** Who the server is, from all that is known: the name is that of the token, else of the panel, else of HostUp's list. */
export function identityOf({ claim, panel, vps }: Sources): Identity {
  return {
    name: nonBlank(claim) ?? nonBlank(panel) ?? nonBlank(vps?.name),
    power: powerOf(vps?.powerState ?? null),
    ip: nonBlank(vps?.primaryIp),
    system: nonBlank(vps?.operatingSystem?.displayName),
    size: vps ? sizeOf(vps) : null,
  };
}
