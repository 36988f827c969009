import { createContext, use } from 'react';
import type { Action } from '../../contracts/gateway/actions.ts';
import type { Gate } from '../media/gate.ts';
import type { ActionStore } from './action-store.ts';
import type { DownloadDrafts } from './download-drafts.ts';
import type { StartedDownload } from './download-job.ts';
import type { DialogOpener } from './dialog-opener.ts';
import type { DriveHistory } from './drive-history.ts';
import type { KeptRecord } from './kept-records.ts';

/** What one may do to one VPS, and how far it has come. */
export interface VpsActions {
  vpsId: string;
  allows: (action: Action) => boolean;
  /** Allowed, but not offered: they need the account's ISO library, and the token shows only what is in the drives. */
  withoutLibrary: readonly Action[];
  /** HostUp's gates: whether it would carry out an action now. Unmount, delete and restart have none. */
  gates: { mount: Gate; download: Gate };
  store: ActionStore;
  dialogs: DialogOpener;
  /** Downloads that were started here. */
  downloads: KeptRecord<StartedDownload[]>;
  /** What was in the drives, as this browser has seen it. */
  drives: KeptRecord<DriveHistory>;
  /** What is typed into the form of a download: it outlives the form. */
  drafts: DownloadDrafts;
}

export const VpsActionsContext = createContext<VpsActions | null>(null);

/** For what is shown only where one may act. */
export function useVpsActions(): VpsActions {
  const actions = use(VpsActionsContext);
  if (!actions) throw new Error('There are no actions here.');
  return actions;
}

/** Ids of the elements that hold why a gate is closed: each reason stands on the page once. */
export const GATE_REASON = { mount: 'gate-reason-mount', download: 'gate-reason-download' } as const;
