import { useQuery } from '@tanstack/react-query';
import * as surface from '../surface.ts';
import { manageUrlFromPanel } from './panel-facts.ts';
import { sessionQuery } from './queries.ts';

/** Where one mounts, unmounts and sets the boot order. */
export interface ManagePlace {
  /** An https URL; `null` for none, `undefined` until the gateway has responded. */
  url: string | null | undefined;
  /** Whether that is HostUp's own panel, and not that of a company which embeds Drivebay. */
  isHostUps: boolean;
}

/** The panel's `manageUrl` where one gave it, else the gateway's `HOSTUP_MANAGE_URL` and its default. */
export function useManagePlace(): ManagePlace {
  const session = useQuery(sessionQuery()).data?.body;
  return {
    url: manageUrlFromPanel() || session?.manageUrl,
    isHostUps: !surface.framed && session?.mode !== 'embed',
  };
}
