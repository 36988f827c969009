import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as v from 'valibot';
import { onForget } from '../http/forget.ts';
import { sendAction } from '../http/send-action.ts';
import { clocks } from '../http/server-clock.ts';
import type { MediaActions } from '../media/media-actions.ts';
import { isoMediaQuery } from '../media/queries.ts';
import { sessionQuery } from '../session/queries.ts';
import { spoken } from '../ui/spoken.ts';
import { ActionStore } from './action-store.ts';
import { Dialogs } from './dialogs.tsx';
import { BayEnd } from './bay-end.tsx';
import { BayNote } from './bay-note.tsx';
import { Confirmations } from './confirmations.tsx';
import { DialogOpener } from './dialog-opener.ts';
import { DownloadDrafts } from './download-drafts.ts';
import { jobQuery, jobStanding, startedDownload, withLibrary, type StartedDownload } from './download-job.ts';
import { driveHistory, withResponse } from './drive-history.ts';
import { followJobs } from './follow-jobs.ts';
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
  /** Takes no more of HostUp's media. */
  leave: () => void;
};
const states = new Map<QueryClient, Map<string, State>>();
onForget(() => {
  for (const { store, leave } of [...states.values()].flatMap((each) => [...each.values()])) {
    leave();
    store.forget();
  }
  states.clear();
});

/** The state of a VPS's actions, which outlives its page: one that is on its way goes on while one looks elsewhere. */
function stateOf(queryClient: QueryClient, vpsId: string): State {
  const ofPerson = states.get(queryClient) ?? new Map<string, State>();
  states.set(queryClient, ofPerson);
  const kept = ofPerson.get(vpsId);
  if (kept) return kept;
  const { queryKey } = isoMediaQuery(vpsId);
  const cache = queryClient.getQueryCache();
  const store = new ActionStore({
    async send(intent) {
      const reply = await sendAction(callOf(vpsId, intent));
      // Permission was withdrawn after the session was read: the button goes.
      if (reply.kind === 'refused' && reply.problem?.code === 'action_not_allowed') {
        void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
      }
      return reply;
    },
    // A read that is in progress serves, too: stopped by the next one each time, a slow one would never end.
    reread: () => void queryClient.refetchQueries({ queryKey }, { cancelRefetch: false }),
    now: () => clocks.gateway.now(),
    say: (words) => spoken.say(words),
  });
  followJobs(store, queryClient);
  const drives = new KeptRecord(`drivebay:drives:${vpsId}`, driveHistory, []);
  const downloads = new KeptRecord(`drivebay:downloads:${vpsId}`, v.array(startedDownload), []);
  function endedWell({ outcome, jobId }: StartedDownload): boolean {
    if (outcome === 'done' || jobId === null) return true;
    const job = queryClient.getQueryState(jobQuery(jobId, queryClient).queryKey);
    const standing = jobStanding(job?.data?.body, job?.error ?? null, true);
    return standing === 'completed' || standing === 'gone';
  }
  function take() {
    const response = queryClient.getQueryData(queryKey);
    if (!response) return;
    drives.write(withResponse(drives.current(), response.body, response.asOf));
    store.observe(response.body, response.asOf);
    const isNarrowed = queryClient.getQueryData(sessionQuery().queryKey)?.body.library === 'mounted';
    const before = downloads.current();
    const after = before.flatMap(
      (each) => withLibrary(each, response.body, endedWell(each), isNarrowed) ?? [],
    );
    if (before.some((each, n) => each !== after[n])) downloads.write(after);
  }
  take();
  const state: State = {
    store,
    mediaActions: { ...parts, withOwnChanges: (before, media) => withOwnChanges(before, store.all(), media) },
    drives,
    downloads,
    dialogs: new DialogOpener(),
    drafts: new DownloadDrafts(),
    // From the cache, not from the page: what is on its way is confirmed while one looks elsewhere, too.
    leave: cache.subscribe((event) => {
      const isResponse = event.type === 'updated' && event.action.type === 'success';
      if (isResponse && event.query === cache.find({ queryKey })) take();
    }),
  };
  ofPerson.set(vpsId, state);
  return state;
}

/** What stands beside the panels: the dialogs. */
function ActionsHost() {
  const { vpsId, dialogs } = useVpsActions();
  // What was open when the page was left does not stand open when one returns.
  useEffect(() => () => dialogs.close(), [dialogs]);
  const { data } = useQuery(isoMediaQuery(vpsId));
  return data ? <Dialogs media={data.body} /> : null;
}

/** All that the page needs, loaded at once. */
export const vpsActions = { stateOf, ActionsHost };
