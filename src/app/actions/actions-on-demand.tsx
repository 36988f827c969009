import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { ACTIONS, isActionAllowed } from '../../contracts/gateway/actions.ts';
import { downloadGate, mountGate } from '../media/gate.ts';
import { MediaActionsContext } from '../media/media-actions.ts';
import { isoMediaQuery } from '../media/queries.ts';
import { sessionQuery } from '../session/queries.ts';
import * as surface from '../surface.ts';
import { withTexts } from '../text/localised.ts';
import { VpsActionsContext } from './vps-actions-context.ts';

type Loaded = (typeof import('./vps-actions.tsx'))['vpsActions'];

/**
 * Of no use to someone who sees only the images in the drives: those cannot be mounted once more or deleted, and what is
 * downloaded would never show.
 */
const NEED_LIBRARY = ['mount', 'download', 'delete'] as const;

/**
 * The page of one VPS, with actions where the session allows some. They are loaded then and only then; until they are
 * there, and where they could not be loaded, the page shows and does not act. They stay when all are withdrawn: why one was
 * refused stands in them.
 */
export function ActionsOnDemand({ vpsId, children }: { vpsId: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const session = useQuery(sessionQuery()).data?.body;
  const allowed = session?.actions;
  const verbs = ACTIONS.filter((action) => allowed && isActionAllowed(allowed, vpsId, action)).join(' ');
  const narrowed = session?.library === 'mounted';
  const media = useQuery(isoMediaQuery(vpsId)).data?.body.actions;
  const loaded = useActionsModule(surface.hasGateway && verbs !== '');
  const actions = useMemo(() => {
    if (!loaded || !media) return null;
    const granted = new Set<string>(verbs.split(' '));
    const withoutLibrary = narrowed ? NEED_LIBRARY.filter((action) => granted.delete(action)) : [];
    return {
      vpsId,
      allows: (action: string) => granted.has(action),
      withoutLibrary,
      gates: { mount: mountGate(media), download: downloadGate(media) },
      ...loaded.stateOf(queryClient, vpsId),
    };
  }, [loaded, media, verbs, narrowed, queryClient, vpsId]);
  return (
    <MediaActionsContext value={actions?.mediaActions ?? null}>
      <VpsActionsContext value={actions}>
        {children}
        {actions && loaded ? <loaded.ActionsHost /> : null}
      </VpsActionsContext>
    </MediaActionsContext>
  );
}

function useActionsModule(wanted: boolean): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let isHere = true;
    import('./vps-actions.tsx').then(withTexts).then(
      ({ vpsActions }) => isHere && setLoaded(vpsActions),
      // Read only, then, as the page says.
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [wanted]);
  return loaded;
}
