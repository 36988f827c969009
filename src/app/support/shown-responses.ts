import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import { PROVIDERS } from '../../contracts/gateway/api.ts';
import type { RequestError } from '../http/errors.ts';
import type { Snapshot } from '../http/snapshot.ts';
import * as m from './messages/details.en.ts';

/** A response that the page shows, or the failure of its request. */
export interface ShownResponse {
  /** Short and unique on the page: `Media`, `Server list`. */
  name: string;
  /** Path of the request at the gateway. */
  path: string;
  snapshot: Snapshot<unknown> | undefined;
  /** Why the last request failed. */
  error: RequestError | null;
}

/** In the order of the tabs. */
const NAMES: readonly [path: RegExp, name: (id: string) => string][] = [
  [/^\/api\/hostup\/vps\/[^/?]+\/iso(\?|$)/, () => m.media()],
  [/^\/api\/vpsbg\/isos\/([^/?]+)$/, (id) => m.iso({ id })],
  [/^\/api\/hostup\/vps(\?|$)/, () => m.serverList()],
  [/^\/api\/hostup\/vps\/[^/?]+\/status(\?|$)/, () => m.status()],
  [/^\/api\/vpsbg\/isos(\?|$)/, () => m.downloads()],
];

/** The responses of both providers that something on the page shows now, as they come. */
export function useShownResponses(): readonly ShownResponse[] {
  const queryClient = useQueryClient();
  const [, update] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    // `added` comes while something else is rendered; what it brings comes with its observer.
    const stop = queryClient.getQueryCache().subscribe(({ type }) => {
      if (type === 'updated' || type === 'observerAdded' || type === 'observerRemoved') update();
    });
    // What came between the rendering and the subscription: the next event may be a poll away.
    update();
    return stop;
  }, [queryClient]);
  return shownResponses(queryClient);
}

/** The responses of both providers that something on the page shows now. */
function shownResponses(queryClient: QueryClient): readonly ShownResponse[] {
  const found = PROVIDERS.flatMap((provider) =>
    queryClient.getQueriesData<Snapshot<unknown>>({ queryKey: [provider], type: 'active' }),
  ).flatMap(([key, snapshot]) => {
    const error = queryClient.getQueryState(key)?.error ?? null;
    const path = snapshot?.path ?? error?.path;
    return path === undefined ? [] : [{ path, snapshot, error }];
  });
  const named = found.map((each) => ({ ...each, ...nameOf(each.path) }));
  const ordered = named.toSorted((a, b) => a.place - b.place);
  // Several pages of the server list, or a search of it.
  return ordered.map((each, at) => {
    const before = ordered.slice(0, at).filter(({ name }) => name === each.name).length;
    return before === 0
      ? each
      : { ...each, name: m.numbered({ name: each.name, place: String(before + 1) }) };
  });
}

function nameOf(path: string): { name: string; place: number } {
  const place = NAMES.findIndex(([pattern]) => pattern.test(path));
  const [pattern, name] = NAMES[place] ?? [];
  if (!pattern || name === undefined) return { name: path.split(/[/?]/).at(-1) ?? path, place: NAMES.length };
  return { name: name(pattern.exec(path)?.[1] ?? ''), place };
}
