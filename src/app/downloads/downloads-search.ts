import * as v from 'valibot';

/** The values of `?tab=`: stable, unlike the labels on screen. */
export const TABS = ['all', 'active', 'ready', 'gone'] as const;
export type Tab = (typeof TABS)[number];

export const SORTS = ['need', 'newest', 'name', 'progress', 'deletion'] as const;
export type Sort = (typeof SORTS)[number];

/** What is shown where the URL does not choose. */
export const DEFAULT_VIEW = { tab: 'all', sort: 'need', q: '' } as const;

/** The search part of `/isos`: an invalid value becomes the default, so that no URL breaks the page. */
export const downloadsSearch = v.object({
  tab: v.optional(v.fallback(v.picklist(TABS), DEFAULT_VIEW.tab), DEFAULT_VIEW.tab),
  sort: v.optional(v.fallback(v.picklist(SORTS), DEFAULT_VIEW.sort), DEFAULT_VIEW.sort),
  /** Words that the name or the id must contain. */
  q: v.optional(v.fallback(v.string(), DEFAULT_VIEW.q), DEFAULT_VIEW.q),
});

/** What is shown of the list. */
export type DownloadsView = v.InferOutput<typeof downloadsSearch>;
