import { createContext, use } from 'react';
import type { Action } from '../../contracts/gateway/actions.ts';
import type { Gate } from '../media/gate.ts';
import type { ActionStore } from './action-store.ts';
import type { DownloadDraft } from './download-field.ts';
import type { StartedDownload } from './download-job.ts';
import type { Cell, KeptRecord } from './kept-records.ts';
import type { MediaChange } from './status.ts';
import type { DialogOpener } from './dialog-opener.ts';

/** What one may do to one VPS, and how far it has come. */
export interface VpsActions {
  vpsId: string;
  allows: (action: Action) => boolean;
  /** HostUp's gates: whether it would carry out an action now. Unmount, delete and restart have none. */
  gates: { mount: Gate; download: Gate };
  store: ActionStore;
  dialogs: DialogOpener;
  /** Downloads that were started here. */
  downloads: KeptRecord<StartedDownload[]>;
  /** The last change of the drives that was made here and confirmed. */
  changed: KeptRecord<MediaChange | null>;
  /** What is typed into the form of a download: it outlives the form. */
  draft: Cell<DownloadDraft>;
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
