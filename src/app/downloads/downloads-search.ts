import * as v from 'valibot';

export const TABS = ['all', 'active', 'ready', 'gone'] as const;
export type Tab = (typeof TABS)[number];

export const SORTS = ['newest', 'name', 'progress', 'deletion'] as const;
export type Sort = (typeof SORTS)[number];

/** The search part of `/isos`: what cannot be read is left out, so that no URL breaks the page. */
export const downloadsSearch = v.object({
  tab: v.fallback(v.optional(v.picklist(TABS)), undefined),
  sort: v.fallback(v.optional(v.picklist(SORTS)), undefined),
  /** Words that the name or the id must hold. */
  q: v.fallback(v.optional(v.string()), undefined),
});

/** What is shown of the list. */
export interface DownloadsView {
  tab: Tab;
  sort: Sort;
  q: string;
}

/** The view a URL asks for. */
export function viewOf({
  tab = 'all',
  sort = 'newest',
  q = '',
}: v.InferOutput<typeof downloadsSearch>): DownloadsView {
  return { tab, sort, q };
}

/** The search part for a view, with what is the default left out: the URL says only what was chosen. */
export function searchOf({ tab, sort, q }: DownloadsView): v.InferInput<typeof downloadsSearch> {
  return {
    ...(tab === 'all' ? {} : { tab }),
    ...(sort === 'newest' ? {} : { sort }),
    ...(q === '' ? {} : { q }),
  };
}
