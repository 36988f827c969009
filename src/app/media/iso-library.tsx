import { useQuery } from '@tanstack/react-query';
import { Library } from 'lucide';
import { Suspense, use, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { sessionQuery } from '../session/queries.ts';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { mountGateOf } from './gate.ts';
import { libraryRows, searchLibrary, sortLibrary } from './library.ts';
import { LIBRARY_SORTS, type LibrarySort } from './media-search.ts';
import { WholeLibrary } from './library-table.tsx';
import { MediaActionsContext } from './media-actions.ts';
import * as m from './messages/page.en.ts';

/** So many rows are in the document, in view or not; of more only those in sight. */
const IN_DOCUMENT = 1_000;

const LongLibrary = lazyPart(() => import('./long-library.tsx'));

/** What the page's URL holds of the library. */
export interface LibraryView {
  query: string;
  sort: LibrarySort;
}

interface IsoLibraryProps {
  live: Live<IsoMedia>;
  view: LibraryView;
  onView: (view: LibraryView) => void;
}

/** So many rows are found without a search. */
const HANDFUL = 6;

const SKELETON = <SkeletonRows rows={3} className="h-9" />;

function NoImages({ narrowed }: { narrowed: boolean }) {
  return (
    <EmptyState title={narrowed ? m.nothingInDrives() : m.libraryEmpty()} icon={Library}>
      {narrowed ? m.onlyThoseShown() : m.noneListed()}
    </EmptyState>
  );
}

/** The images that this VPS may mount, with search and sort. */
export function IsoLibrary({ live, view, onView }: IsoLibraryProps) {
  const actions = use(MediaActionsContext);
  const narrowed = useQuery(sessionQuery()).data?.body.library === 'mounted';
  const end = actions ? <actions.LibraryEnd /> : null;
  return (
    <LivePanel
      title={m.isoLibrary()}
      live={live}
      fields={['available']}
      aside={live.state === 'ready' ? countWords(live.data, narrowed) : null}
      skeleton={SKELETON}
      empty={() => null}
    >
      {(media) => (
        <div className="-m-4 overflow-clip rounded-b-card">
          {media.available.length > 0 ? (
            <Images media={media} view={view} onView={onView} />
          ) : (
            <NoImages narrowed={narrowed} />
          )}
          {end}
        </div>
      )}
    </LivePanel>
  );
}

/** @param narrowed whether only what is in the drives is shown */
function countWords(media: IsoMedia, narrowed: boolean): string | null {
  const count = media.available.length;
  if (count === 0) return null;
  if (narrowed) return m.imagesInDrives({ count });
  const gate = mountGateOf(media);
  return (gate.open && !gate.isFull ? m.imagesToMount : m.images)({ count });
}

function Images({ media, view, onView }: { media: IsoMedia } & Omit<IsoLibraryProps, 'live'>) {
  const { available, mounted, availableDevices } = media;
  const [query, setQuery] = useLateView(view, onView);
  const searched = useDeferredValue(query);
  const all = useMemo(
    () => libraryRows({ available, mounted, availableDevices }),
    [available, mounted, availableDevices],
  );
  const sorted = useMemo(() => sortLibrary(all, view.sort), [all, view.sort]);
  const found = useMemo(() => searchLibrary(sorted, searched), [sorted, searched]);
  // A URL that hides rows or moves them shows what does so; the fields then stay for this visit.
  const [fromUrl] = useState(view.query !== '' || view.sort !== 'name');
  return (
    <div className="@container">
      {all.length > HANDFUL || fromUrl ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5 print:hidden">
          <SearchField label={m.search()} value={query} onChange={setQuery} placeholder={m.searchHint()} />
          <SelectField
            label={m.sortBy()}
            value={view.sort}
            options={SORTS.map(([value, label]) => ({ value, label: label() }))}
            onChange={(sort) => onView({ query, sort: sortOf(sort) })}
          />
          <output className="text-xs text-muted tabular-nums empty:hidden">
            {found.length === all.length ? null : m.found({ count: found.length })}
          </output>
        </div>
      ) : null}
      {found.length === 0 ? (
        <EmptyState title={m.noMatch()}>
          <Button onPress={() => setQuery('')}>{m.clearSearch()}</Button>
        </EmptyState>
      ) : null}
      {found.length > 0 && found.length <= IN_DOCUMENT ? <WholeLibrary rows={found} /> : null}
      {found.length > IN_DOCUMENT ? (
        <Suspense fallback={<SkeletonRows rows={8} className="h-9" />}>
          <LongLibrary rows={found} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** In the order of the menu. */
const SORTS: readonly [sort: LibrarySort, label: () => string][] = [
  ['name', () => m.byName()],
  ['-name', () => m.byNameDown()],
  ['-size', () => m.bySizeDown()],
  ['size', () => m.bySize()],
  ['format', () => m.byFormat()],
  ['-format', () => m.byFormatDown()],
  ['mounted', () => m.byMounted()],
  ['-mounted', () => m.byMountedDown()],
];

function sortOf(value: string): LibrarySort {
  return LIBRARY_SORTS.find((sort) => sort === value) ?? 'name';
}

/** How long the typing must rest before the page's URL follows, ms: browsers limit how often it may change. */
const REST_MS = 300;

/** The search text as typed; the page's URL follows late, and leads when it changes by itself, as by "back". */
function useLateView(view: LibraryView, onView: (view: LibraryView) => void) {
  const [typed, setTyped] = useState(view.query);
  const inUrl = useRef(view.query);
  const update = useRef(onView);
  useEffect(() => {
    update.current = onView;
  });
  useEffect(() => {
    if (view.query === inUrl.current) return;
    inUrl.current = view.query;
    setTyped(view.query);
  }, [view.query]);
  useEffect(() => {
    if (typed === inUrl.current) return undefined;
    const timer = setTimeout(() => {
      inUrl.current = typed;
      update.current({ query: typed, sort: view.sort });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed, view.sort]);
  return [typed, setTyped] as const;
}
