import { useLayoutEffect, useState } from 'react';
import type { Provider } from '../../contracts/gateway/api.ts';
import type { Live } from './live-panel.tsx';

/** How one provider's data on this page stands: what the polls of its main request brought. */
export type PageSource = Live<unknown>;

type Sources = Readonly<Partial<Record<Provider, PageSource | undefined>>>;

let sources: Sources = {};
const listeners = new Set<() => void>();

function set(next: Sources): void {
  sources = next;
  for (const listener of listeners) listener();
}

/**
 * Makes `live` what this page shows of the provider. To be called once for each provider on a page, where its data is
 * polled. Then `<ProviderStatus provider="…" />` shows, wherever it stands, when the data was checked, with the one
 * refresh button; and `<PageNotices />`, at the page's head, shows the one notice when it fails.
 */
export function useProviderSource(provider: Provider, live: PageSource): void {
  useLayoutEffect(() => {
    if (sources[provider] !== live) set({ ...sources, [provider]: live });
  });
  useLayoutEffect(() => () => set({ ...sources, [provider]: undefined }), [provider]);
}

/**
 * What the providers' parts of this page are doing; nothing of a provider that the page does not show.
 *
 * It subscribes before the first paint, which `useSyncExternalStore` does after it: a notice that came one frame late
 * would move what is already on screen.
 */
export function usePageSources(): Sources {
  const [current, setCurrent] = useState(sources);
  useLayoutEffect(() => {
    const update = () => setCurrent(sources);
    update();
    listeners.add(update);
    return () => void listeners.delete(update);
  }, []);
  return current;
}
