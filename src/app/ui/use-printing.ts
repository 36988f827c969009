import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;
const listeners = new Set<() => void>();

function set(now: boolean): void {
  if (printing === now) return;
  printing = now;
  // The browser lays the paper out as soon as its event is over.
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) watch('addEventListener');
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) watch('removeEventListener');
  };
}

const start = () => set(true);
const end = () => set(false);
let media: MediaQueryList | undefined;
const follow = () => set(media?.matches ?? false);

/** A preview that a browser shows in the page itself changes the medium alone. */
function watch(method: 'addEventListener' | 'removeEventListener'): void {
  media ??= matchMedia('print');
  window[method]('beforeprint', start);
  window[method]('afterprint', end);
  media[method]('change', follow);
}

/** Whether the page is being printed: then all is drawn, in view or not. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => printing,
    () => false,
  );
}
