import { createContext, use, useSyncExternalStore } from 'react';
import { clocks, type ServerClock } from './server-clock.ts';

/** Whether time passes for what is inside: what nobody sees need not count. */
export const TicksContext = createContext(true);

/**
 * Now by one of the clocks, ms since the epoch, ticking once a second. One timer serves all; keep it in small leaf
 * components, since each tick renders its caller.
 */
export function useNow(which: keyof typeof clocks): number {
  const clock = clocks[which];
  return useSyncExternalStore(use(TicksContext) ? subscribe : never, () => wholeSecond(clock));
}

/**
 * What `select` makes of now (ms since the epoch); renders its caller only when that changes, so that a countdown in
 * minutes costs one render a minute.
 */
export function useNowAs<T extends string | number | boolean | null>(
  which: keyof typeof clocks,
  select: (now: number) => T,
): T {
  const clock = clocks[which];
  return useSyncExternalStore(use(TicksContext) ? subscribe : never, () => select(wholeSecond(clock)));
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const never = () => () => {};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function wholeSecond(clock: ServerClock): number {
  return Math.floor(clock.now() / 1_000) * 1_000;
}
