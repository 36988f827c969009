import { focusManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { gates } from './rate-gate.ts';
import { clocks } from './server-clock.ts';
import { everySecond } from './use-now.ts';

/** Why nothing is being asked just now; `null` while it is. */
export type Pause = 'hidden' | 'out-of-view' | 'offline' | null;

/** A gap between two ticks that only a sleeping machine or a frozen page explains, ms. */
const SLEPT_AFTER_MS = 10_000;

const listeners = new Set<() => void>();
let inView = true;
let shownByPanel = true;
let current: Pause = null;

/**
 * Tells TanStack Query whether anyone is looking: polling pauses while the page is hidden, offline, or out of view in a
 * frame, and each query whose data is old asks once on return. In a frame `visibilityState` stays `visible` even under
 * `display: none`, so an IntersectionObserver decides there.
 *
 * @param root the element the app is rendered into
 */
export function watchAttention(root: Element): void {
  focusManager.setEventListener(() => undefined);
  document.addEventListener('visibilitychange', update);
  window.addEventListener('online', update);
  window.addEventListener('offline', update);
  window.addEventListener('pageshow', ({ persisted }) => persisted && comeBack());
  if (window.parent !== window) {
    new IntersectionObserver(([entry]) => {
      inView = entry?.isIntersecting ?? true;
      update();
    }).observe(root);
  }
  let lastTick = Date.now();
  everySecond(() => {
    const now = Date.now();
    if (Math.abs(now - lastTick - 1_000) > SLEPT_AFTER_MS) comeBack();
    lastTick = now;
  });
  update();
}

/** What a control panel says about its frame; the frame looks for itself as well. */
export function hintVisible(visible: boolean): void {
  shownByPanel = visible;
  update();
}

/** Why nothing is being asked just now. */
export function usePause(): Pause {
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function read(): Pause {
  return current;
}

function update(): void {
  current = pauseNow();
  focusManager.setFocused(current === null);
  for (const listener of listeners) listener();
}

function pauseNow(): Pause {
  if (document.visibilityState === 'hidden') return 'hidden';
  if (!navigator.onLine) return 'offline';
  return inView && shownByPanel ? null : 'out-of-view';
}

/** After sleep, a clock step or the back-forward cache: what was learned of time may be off, and data is old. */
function comeBack(): void {
  for (const clock of Object.values(clocks)) clock.relearn();
  for (const gate of Object.values(gates)) gate.doubt();
  if (pauseNow() !== null) return;
  focusManager.setFocused(false);
  focusManager.setFocused(true);
}
