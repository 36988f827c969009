import { focusManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { noteNetworkReturn } from '../http/network-return.ts';
import { rateLimits } from '../http/rate-limits.ts';
import { clocks } from '../http/server-clock.ts';
import { everySecond } from './use-now.ts';

/** Why no polls are sent just now; `null` while they are. */
export type Pause = 'hidden' | 'out-of-view' | null;

/** A gap between two ticks that only a sleeping machine or a frozen page explains, ms. */
const SLEPT_AFTER_MS = 10_000;

const listeners = new Set<() => void>();
/** `null` in a frame whose browser has not yet reported it: a frame that is not rendered may never be reported on. */
let inView: boolean | null = true;
let shownByPanel = true;
let current: Pause = null;

/**
 * Sets TanStack Query's focus: polling pauses while the page is hidden, or out of view in a frame, and
 * each query whose data is old polls once on return. In a frame `visibilityState` stays `visible` even under
 * `display: none`, so an IntersectionObserver decides there; until its first report only first requests are sent.
 *
 * @param root the element the app is rendered into
 */
export function watchAttention(root: Element): void {
  focusManager.setEventListener(() => undefined);
  document.addEventListener('visibilitychange', update);
  window.addEventListener('pageshow', ({ persisted }) => persisted && comeBack());
  // The network may be back: a hint to try now, never a reason to stop.
  window.addEventListener('online', () => {
    noteNetworkReturn();
    pollNow();
  });
  if (window.parent !== window) {
    inView = null;
    new IntersectionObserver((entries) => {
      // While the page was busy several may have come: the last one holds.
      inView = entries.at(-1)?.isIntersecting ?? inView;
      update();
    }).observe(root);
    window.addEventListener('resize', update);
  }
  let lastTick = Date.now();
  everySecond(() => {
    const now = Date.now();
    if (Math.abs(now - lastTick - 1_000) > SLEPT_AFTER_MS) comeBack();
    lastTick = now;
  });
  update();
}

/** A control panel's hint about its frame; the frame observes itself as well. */
export function hintVisible(visible: boolean): void {
  shownByPanel = visible;
  // Browsers do not render, and so do not report on, a frame that styles hide from the start: the panel's word counts.
  if (visible) inView ??= true;
  update();
}

/** Whether anyone can see the page, as far as the browser and the panel report. */
export function isAttended(): boolean {
  return inView !== null && pauseNow() === null;
}

/** Why no polls are sent just now. */
export function usePause(): Pause {
  return useSyncExternalStore(subscribe, read, read);
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
  focusManager.setFocused(isAttended());
  for (const listener of listeners) listener();
}

function pauseNow(): Pause {
  if (document.visibilityState === 'hidden') return 'hidden';
  // What merely touches a frame without any size counts as intersecting.
  const hasSize = window.innerWidth > 0 && window.innerHeight > 0;
  return inView !== false && shownByPanel && hasSize ? null : 'out-of-view';
}

/** After sleep, a clock step or the back-forward cache: the clocks may be off, and data is old. */
function comeBack(): void {
  for (const clock of Object.values(clocks)) clock.relearn();
  for (const limits of Object.values(rateLimits)) limits.recheck();
  pollNow();
}

/** Every query whose data is old polls once, if anyone can see the page. */
function pollNow(): void {
  if (!isAttended()) return;
  focusManager.setFocused(false);
  focusManager.setFocused(true);
}
