import * as v from 'valibot';

/** How the library is ordered, as it stands in the URL; `-` is descending. */
export const LIBRARY_SORTS = [
  'name',
  '-name',
  'size',
  '-size',
  'mounted',
  '-mounted',
  'format',
  '-format',
] as const;
export type LibrarySort = (typeof LIBRARY_SORTS)[number];

const shortText = v.pipe(v.string(), v.maxLength(200));
/** Room for more ids than are shown, so that those left out can be told. */
const longText = v.pipe(v.string(), v.maxLength(2_000));

/** What the address of a VPS's page holds after its `?`. What cannot be read is left out; it never breaks the page. */
export const mediaSearch = v.object({
  /** Search in the ISO library. */
  q: v.fallback(v.optional(shortText), undefined),
  /** Order of the ISO library; by name when absent. */
  sort: v.fallback(v.optional(v.picklist(LIBRARY_SORTS)), undefined),
  /** VPSBG ISO ids, `12,15`: only these downloads. */
  isos: v.fallback(v.optional(longText), undefined),
});
