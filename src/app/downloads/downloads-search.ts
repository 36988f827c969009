import * as v from 'valibot';

/** The values of `?tab=`: stable, unlike the labels on screen. */
export const TABS = ['all', 'active', 'ready', 'gone'] as const;
export type Tab = (typeof TABS)[number];

export const SORTS = ['newest', 'name', 'progress', 'deletion'] as const;
export type Sort = (typeof SORTS)[number];

/** The search part of `/isos`: an invalid value is left out, so that no URL breaks the page. */
export const downloadsSearch = v.object({
  tab: v.fallback(v.optional(v.picklist(TABS)), undefined),
  sort: v.fallback(v.optional(v.picklist(SORTS)), undefined),
  /** Words that the name or the id must contain. */
  q: v.fallback(v.optional(v.string()), undefined),
});

/** What is shown of the list. */
export interface DownloadsView {
  tab: Tab;
  sort: Sort;
  q: string;
}

/** The view of a URL. */
export function viewOf({
  tab = 'all',
  sort = 'newest',
  q = '',
}: v.InferOutput<typeof downloadsSearch>): DownloadsView {
  return { tab, sort, q };
}

/** The search part for a view, without defaults: the URL has only what was chosen. */
export function searchOf({ tab, sort, q }: DownloadsView): v.InferInput<typeof downloadsSearch> {
  return {
    ...(tab === 'all' ? {} : { tab }),
    ...(sort === 'newest' ? {} : { sort }),
    ...(q === '' ? {} : { q }),
  };
}
