import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { clocks } from '../http/server-clock.ts';
import { useEachSecond } from '../live/use-now.ts';
import { vpsStatusQuery } from '../media/vps-status.ts';
import { isInProgress } from './action-store.ts';
import { effectWords } from './drive-history.ts';
import { lastStart } from './status.ts';
import { useAct } from './use-act.ts';
import { useVpsActions } from './vps-actions-context.ts';

const SOON_MS = 5_000;
const USUAL_MS = 60_000;

/** Whether a restart is on its way. */
export function useIsRestarting(): boolean {
  const act = useAct('restart');
  return useEachSecond(() => isInProgress(act, clocks.gateway.now()));
}

/**
 * The server's status; for a while after a restart it is read more often.
 *
 * @param wanted read it; nothing is requested where no part of the page needs it
 */
export function useStatus(wanted: boolean) {
  const { vpsId } = useVpsActions();
  const every = useIsRestarting() ? SOON_MS : USUAL_MS;
  return useQuery({ ...vpsStatusQuery(vpsId, every), enabled: wanted }).data;
}

/** When the server last started, ms since the epoch by the gateway's clock; `null` while that is not known. */
export function useLastStart(wanted: boolean): number | null {
  const status = useStatus(wanted);
  return status ? lastStart(status.body, status.asOf) : null;
}

/** Whether a change of the drives waits for the next start, as a sentence; `null` where that is not known. */
export function useEffectWords(): string | null {
  const { drives } = useVpsActions();
  const history = useSyncExternalStore(drives.subscribe, drives.current);
  const startedAt = useLastStart(history.length > 1);
  return useEachSecond(() => effectWords(history, startedAt, clocks.gateway.now()));
}
