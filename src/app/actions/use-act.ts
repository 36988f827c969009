import { useSyncExternalStore } from 'react';
import { clocks } from '../http/server-clock.ts';
import { useEachSecond } from '../live/use-now.ts';
import { formatDuration } from '../text/duration.ts';
import { isWaiting, type Act } from './action-store.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** The act in a place, if any. @param place `null` for none */
export function useAct(place: string | null): Act | undefined {
  const { store } = useVpsActions();
  return useSyncExternalStore(store.subscribe, () => (place === null ? undefined : store.at(place)));
}

/** Whether its button waits. */
export function useWaits(act: Act | undefined): boolean {
  return useEachSecond(() => isWaiting(act, clocks.gateway.now()));
}

/** How long ago that was: `3 s`. @param since ms since the epoch by the gateway's clock */
export function useTimeSince(since: number): string {
  return useEachSecond(() => formatDuration(Math.max(1_000, clocks.gateway.now() - since)));
}
