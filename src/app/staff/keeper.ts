import { useSyncExternalStore } from 'react';
import type { SessionKeeper } from './session-keeper.ts';

let current: SessionKeeper | null = null;

/** The page's own; `null` on the sign-in page. */
export function currentKeeper(): SessionKeeper | null {
  return current;
}

export function setKeeper(next: SessionKeeper): void {
  current = next;
}

const NOTHING = () => () => {};

/** The page's session and what there is to show of it; `null` on the sign-in page. */
export function useStaffSession() {
  const subscribe = current?.subscribe ?? NOTHING;
  const stage = useSyncExternalStore(subscribe, () => current?.stage());
  const session = useSyncExternalStore(subscribe, () => current?.session());
  return current && stage && session ? { keeper: current, stage, session } : null;
}
