import { useQuery } from '@tanstack/react-query';
import { identityOf } from '../media/identity.ts';
import { useListedVps } from '../media/use-listed-vps.ts';
import { nameFromPanel } from '../session/panel-facts.ts';
import { sessionQuery } from '../session/queries.ts';
import { brief } from '../text/visible.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** What a dialog calls the server: as the page's head does, its name, else its id; safe to show. */
export function useServerName(): string {
  const { vpsId } = useVpsActions();
  const { vps } = useListedVps(vpsId);
  const claim = useQuery(sessionQuery()).data?.body.names[vpsId];
  const { name } = identityOf({ claim, panel: nameFromPanel(vpsId), vps });
  return brief(name ?? vpsId, 60);
}
