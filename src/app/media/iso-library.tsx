import { Library } from 'lucide';
import { Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { formatCount } from '../text/count.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx';
import { SIZE_NOTE } from './image-name.ts';
import { libraryRows, searchLibrary, sortLibrary } from './library.ts';
import { LIBRARY_SORTS, type LibrarySort } from './media-search.ts';
import { WholeLibrary } from './library-table.tsx';

export const ISO_LIBRARY = 'ISO library';

/** So many rows are in the document, in view or not; of more only those in sight. */
const IN_DOCUMENT = 1_000;

const LongLibrary = lazyPart(() => import('./long-library.tsx'));

/** What the library shows of itself in the page's address. */
export interface LibraryView {
  query: string;
  sort: LibrarySort;
}

interface IsoLibraryProps {
  live: Live<IsoMedia>;
  view: LibraryView;
  onView: (view: LibraryView) => void;
}

const SKELETON = (
  <>
    <Skeleton className="mb-3 h-8" />
    <SkeletonRows rows={4} className="h-[4.5rem]" />
  </>
);

const NO_ISO = (
  <EmptyState title="The ISO library is empty" icon={Library}>
    HostUp lists no ISO image that this VPS may mount.
  </EmptyState>
);

/** The images that this VPS may mount, with search and sort. */
export function IsoLibrary({ live, view, onView }: IsoLibraryProps) {
  return (
    <LivePanel
      title={ISO_LIBRARY}
      live={live}
      fields={['available']}
      aside={live.state === 'ready' ? formatCount(live.data.available.length) : null}
      skeleton={SKELETON}
      empty={(media) => (media.available.length > 0 ? null : NO_ISO)}
    >
      {(media) => <Images media={media} view={view} onView={onView} />}
    </LivePanel>
  );
}

function Images({ media, view, onView }: { media: IsoMedia } & Omit<IsoLibraryProps, 'live'>) {
  const { available, mounted } = media;
  const [query, setQuery] = useLateView(view, onView);
  const searched = useDeferredValue(query);
  const all = useMemo(() => libraryRows({ available, mounted }), [available, mounted]);
  const sorted = useMemo(() => sortLibrary(all, view.sort), [all, view.sort]);
  const found = useMemo(() => searchLibrary(sorted, searched), [sorted, searched]);
  const count =
    found.length === all.length ? isos(all.length) : `${formatCount(found.length)} of ${isos(all.length)}`;
  // The same for every key typed, so that a key does not render the long list; only its search result does.
  const latest = useRef({ query, onView });
  useEffect(() => {
    latest.current = { query, onView };
  });
  const onSort = useCallback((sort: LibrarySort) => {
    latest.current.onView({ query: latest.current.query, sort });
  }, []);

  return (
    <div className="@container space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchField
          label="Search the ISO library"
          value={query}
          onChange={setQuery}
          placeholder="Name, file, id, format"
        />
        <div className="max-w-full @xl:hidden">
          <SelectField
            label="Sort"
            value={view.sort}
            options={SORTS}
            onChange={(sort) => onSort(sortOf(sort))}
          />
        </div>
        <output className="text-xs text-muted tabular-nums">{count}</output>
      </div>
      {found.length === 0 ? (
        <EmptyState title="No ISO matches your search">
          <Button onPress={() => setQuery('')}>Clear search</Button>
        </EmptyState>
      ) : null}
      {found.length > 0 && found.length <= IN_DOCUMENT ? (
        <WholeLibrary rows={found} sort={view.sort} onSort={onSort} />
      ) : null}
      {found.length > IN_DOCUMENT ? (
        <Suspense fallback={<SkeletonRows rows={8} className="h-[4.5rem]" />}>
          <LongLibrary rows={found} sort={view.sort} onSort={onSort} />
        </Suspense>
      ) : null}
      <p className="text-xs text-muted">{SIZE_NOTE}</p>
    </div>
  );
}

function isos(count: number): string {
  return count === 1 ? '1 ISO' : `${formatCount(count)} ISOs`;
}

const SORTS: readonly { value: LibrarySort; label: string }[] = [
  { value: 'name', label: 'Name, A to Z' },
  { value: '-name', label: 'Name, Z to A' },
  { value: '-size', label: 'Largest first' },
  { value: 'size', label: 'Smallest first' },
  { value: 'format', label: 'Format, A to Z' },
  { value: '-format', label: 'Format, Z to A' },
  { value: 'mounted', label: 'Mounted first' },
  { value: '-mounted', label: 'Mounted last' },
];

function sortOf(value: string): LibrarySort {
  return LIBRARY_SORTS.find((sort) => sort === value) ?? 'name';
}

/** How long the typing must rest before the page's address follows, ms: browsers limit how often it may change. */
const REST_MS = 300;

/** The search text as typed; the page's address follows late, and leads when it changes by itself, as by "back". */
function useLateView(view: LibraryView, onView: (view: LibraryView) => void) {
  const [typed, setTyped] = useState(view.query);
  const told = useRef(view.query);
  const tell = useRef(onView);
  useEffect(() => {
    tell.current = onView;
  });
  useEffect(() => {
    if (view.query === told.current) return;
    told.current = view.query;
    setTyped(view.query);
  }, [view.query]);
  useEffect(() => {
    if (typed === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = typed;
      tell.current({ query: typed, sort: view.sort });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed, view.sort]);
  return [typed, setTyped] as const;
}
