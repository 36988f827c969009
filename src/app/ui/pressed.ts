import { useSyncExternalStore } from 'react';

/** The click of a press comes after it, ms. */
const CLICK_AFTER_MS = 100;

let pressed = false;
let release: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  pressed = next;
  for (const listener of listeners) listener();
}

function onDown(): void {
  clearTimeout(release);
  set(true);
}

function onUp(): void {
  clearTimeout(release);
  release = setTimeout(set, CLICK_AFTER_MS, false);
}

const EVENTS = [
  ['pointerdown', onDown],
  ['pointerup', onUp],
  ['pointercancel', onUp],
  // The menu may take the pointer's release.
  ['contextmenu', onUp],
] as const;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) for (const [name, on] of EVENTS) addEventListener(name, on, true);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) for (const [name, on] of EVENTS) removeEventListener(name, on, true);
  };
}

/** Whether a pointer is pressed: what is about to be clicked must not move away from under it. */
export function usePressed(): boolean {
  return useSyncExternalStore(subscribe, current, current);
}

function current(): boolean {
  return pressed;
}
