import { anotherBuildIsServed } from './http/served-build.ts';
import { partLost } from './ui/messages/parts.en.ts';

/** A page that was itself reloaded less than this ago does not reload again, ms. */
const SETTLED_AFTER_MS = 30_000;

/** On `window`, when a part of the app could not be loaded and the page is not loaded anew for it. */
export const PART_LOST = 'drivebay:part-lost';

/**
 * A part of the app that loads on demand is gone once another build is deployed: then the page is loaded anew, from its
 * address. Only when the gateway serves another build than the one that runs, so that it cannot go in circles and
 * needs no storage, which frames may block; and not right after a reload, should two builds be served in turn. While
 * the gateway is down nothing is reloaded: what is on screen stays.
 * https://vite.dev/guide/build.html#load-error-handling
 */
export function reloadWhenChunksAreLost(): void {
  let reloading = false;
  window.addEventListener('vite:preloadError', ({ payload }) => {
    // By the browser's own message TanStack Router would reload at once, network or not, with a mark in sessionStorage.
    payload.message = partLost();
    const entry = entryScript();
    const checked =
      entry !== null && !wasJustReloaded() ? anotherBuildIsServed(entry) : Promise.resolve(false);
    void checked.then((another) => {
      if (!another) dispatchEvent(new Event(PART_LOST));
      // Several parts may be lost at once.
      if (another && !reloading) location.reload();
      reloading ||= another;
    });
  });
}

function entryScript(): string | null {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script?.getAttribute('src') ?? null;
}

function wasJustReloaded(): boolean {
  const reloaded = performance
    .getEntriesByType('navigation')
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'reload');
  return reloaded && performance.now() < SETTLED_AFTER_MS;
}
