import { createContext, use, useLayoutEffect, useReducer, useSyncExternalStore } from 'react';
import { clocks } from '../http/server-clock.ts';

/** Whether time passes for what is inside: what is not visible need not count. */
export const TicksContext = createContext(true);

type Which = keyof typeof clocks;

/** The whole second it is by one of the clocks, ms since the epoch. */
export function secondOf(which: Which): number {
  return Math.floor(clocks[which].now() / 1_000) * 1_000;
}

/**
 * Renders its caller anew within a second after `until`, ms since the epoch by that clock. A caller that knows until
 * when its words hold costs nothing before: a countdown in minutes is one render a minute.
 */
export function useWakeAfter(which: Which, until: number): void {
  const ticks = use(TicksContext);
  const [, wake] = useReducer((times: number) => times + 1, 0);
  // At once: effects that wait for a task of their own cost more than all that is done in here.
  useLayoutEffect(() => {
    if (!ticks) return undefined;
    return everySecond((now, before) => {
      // A clock that was set back has it all wrong.
      if (now[which] > until || now[which] < before[which]) wake();
    });
  }, [ticks, which, until]);
}

/** The value of `read`, read once a second: for what sends no event when it changes. Best the same function each time. */
export function useEachSecond<T extends string | number | boolean | null | undefined>(read: () => T): T {
  return useSyncExternalStore(everySecond, read, read);
}

/** The second it is, and the one it was at the call before, by each clock. */
type Listener = (now: Record<Which, number>, before: Record<Which, number>) => void;

const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls `listener` once a second until the function it returns is called. One timer serves all. */
export function everySecond(listener: Listener): () => void {
  listeners.add(listener);
  timer ??= startTimer();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function startTimer() {
  let before = seconds();
  return setInterval(() => {
    const now = seconds();
    for (const listener of listeners) listener(now, before);
    before = now;
  }, 1_000);
}

function seconds(): Record<Which, number> {
  return { gateway: secondOf('gateway'), hostup: secondOf('hostup'), vpsbg: secondOf('vpsbg') };
}
