import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as v from 'valibot';
import { onForget } from '../http/forget.ts';
import { sendAction } from '../http/send-action.ts';
import { clocks } from '../http/server-clock.ts';
import type { MediaActions } from '../media/media-actions.ts';
import { isoMediaQuery } from '../media/queries.ts';
import { spoken } from '../ui/spoken.ts';
import { ActionStore } from './action-store.ts';
import { Dialogs } from './dialogs.tsx';
import { BayEnd } from './bay-end.tsx';
import { BayNote } from './bay-note.tsx';
import { Confirmations } from './confirmations.tsx';
import { DialogOpener } from './dialog-opener.ts';
import { DownloadDrafts } from './download-drafts.ts';
import { startedDownload } from './download-job.ts';
import { driveHistory, withResponse } from './drive-history.ts';
import { ImageEnd } from './image-end.tsx';
import { callOf } from './intent.ts';
import { KeptRecord } from './kept-records.ts';
import { LibraryEnd } from './library-end.tsx';
import { withOwnChanges } from './own-changes.ts';
import { Strip } from './strip.tsx';
import { useVpsActions, type VpsActions } from './vps-actions-context.ts';

const parts: Omit<MediaActions, 'withOwnChanges'> = {
  BayEnd,
  BayNote,
  Confirmations,
  Strip,
  ImageEnd,
  LibraryEnd,
};

type State = Pick<VpsActions, 'store' | 'dialogs' | 'downloads' | 'drives' | 'drafts'> & {
  mediaActions: MediaActions;
};
const states = new Map<QueryClient, Map<string, State>>();
onForget(() => {
  for (const { store } of [...states.values()].flatMap((each) => [...each.values()])) store.forget();
  states.clear();
});

/** The state of a VPS's actions, which outlives its page: one that is on its way goes on while one looks elsewhere. */
function stateOf(queryClient: QueryClient, vpsId: string): State {
  const ofPerson = states.get(queryClient) ?? new Map<string, State>();
  states.set(queryClient, ofPerson);
  const kept = ofPerson.get(vpsId);
  if (kept) return kept;
  const store = new ActionStore({
    send: (intent) => sendAction(callOf(vpsId, intent)),
    reread: () => void queryClient.refetchQueries({ queryKey: isoMediaQuery(vpsId).queryKey }),
    now: () => clocks.gateway.now(),
    say: (words) => spoken.say(words),
  });
  const state: State = {
    store,
    mediaActions: { ...parts, withOwnChanges: (before, media) => withOwnChanges(before, store.all(), media) },
    drives: new KeptRecord(`drivebay:drives:${vpsId}`, driveHistory, []),
    downloads: new KeptRecord(`drivebay:downloads:${vpsId}`, v.array(startedDownload), []),
    dialogs: new DialogOpener(),
    drafts: new DownloadDrafts(),
  };
  ofPerson.set(vpsId, state);
  return state;
}

/** What stands beside the panels: it feeds the store with HostUp's media, and holds the dialogs. */
function ActionsHost() {
  const { vpsId, store, drives } = useVpsActions();
  const { data } = useQuery(isoMediaQuery(vpsId));
  useEffect(() => {
    if (!data) return;
    drives.write(withResponse(drives.current(), data.body, data.asOf));
    store.observe(data.body, data.asOf);
  }, [data, store, drives]);
  return data ? <Dialogs media={data.body} /> : null;
}

/** All that the page needs, loaded at once. */
export const vpsActions = { stateOf, ActionsHost };
