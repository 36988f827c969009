import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { clocks } from '../http/server-clock.ts';
import { useEachSecond } from '../live/use-now.ts';
import { vpsStatusQuery } from '../media/vps-status.ts';
import type { Act } from './action-store.ts';
import { effectWords } from './drive-history.ts';
import { lastStart } from './status.ts';
import { useAct } from './use-act.ts';
import { useVpsActions } from './vps-actions-context.ts';

const SOON_MS = 5_000;
const USUAL_MS = 60_000;

/** Whether a restart was sent, and neither confirmed nor refused. */
export function isInProgress(act: Act | undefined): boolean {
  return act?.phase.kind === 'accepted' || act?.phase.kind === 'unknown';
}

/**
 * When the server last started, ms since the epoch by the gateway's clock; `null` while that is not known.
 *
 * @param wanted read it; nothing is requested where no part of the page needs it
 */
export function useLastStart(wanted: boolean): number | null {
  const { vpsId } = useVpsActions();
  const soon = isInProgress(useAct('restart'));
  const query = { ...vpsStatusQuery(vpsId, soon ? SOON_MS : USUAL_MS), enabled: wanted };
  const status = useQuery(query).data;
  return status ? lastStart(status.body, status.asOf) : null;
}

/** Whether a change of the drives waits for the next start, as a sentence; `null` where that is not known. */
export function useEffectWords(): string | null {
  const { drives } = useVpsActions();
  const history = useSyncExternalStore(drives.subscribe, drives.current);
  const startedAt = useLastStart(history.length > 1);
  return useEachSecond(() => effectWords(history, startedAt, clocks.gateway.now()));
}
