import { useQuery, useQueryClient } from '@tanstack/react-query';
import { nonBlank } from '../media/non-blank.ts';
import { vpsListQuery } from '../media/queries.ts';
import { nameFromPanel } from '../session/panel-facts.ts';
import { sessionQuery } from '../session/queries.ts';
import { brief } from '../text/visible.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** What a dialog calls the server: its name where one is known, else its id; safe to show. */
export function useServerName(): string {
  const { vpsId } = useVpsActions();
  const names = useQuery(sessionQuery()).data?.body.names;
  const list = useQueryClient().getQueryData(vpsListQuery().queryKey);
  const listed = list?.body.data.find((vps) => vps?.id === vpsId)?.name;
  const name = nonBlank(names?.[vpsId]) ?? nonBlank(nameFromPanel(vpsId)) ?? nonBlank(listed);
  return brief(name ?? vpsId, 60);
}
