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
/** Room for more ids than are shown, so that the page can count those that it leaves out. */
const longText = v.pipe(v.string(), v.maxLength(2_000));

/** What a VPS page shows when its URL does not say; the URL holds only what differs. */
export const MEDIA_DEFAULTS = { q: '', sort: 'name', isos: '' } as const;

/** The search part of a VPS page's URL. A value that cannot be read is the default; it never breaks the page. */
export const mediaSearch = v.object({
  /** Search in the ISO library. */
  q: orDefault(shortText, MEDIA_DEFAULTS.q),
  /** Order of the ISO library. */
  sort: orDefault(v.picklist(LIBRARY_SORTS), MEDIA_DEFAULTS.sort),
  /** VPSBG ISO ids, `12,15`: only these downloads; empty for all. */
  isos: orDefault(longText, MEDIA_DEFAULTS.isos),
});

function orDefault<T extends v.GenericSchema>(schema: T, value: v.InferOutput<T>) {
  return v.optional(v.fallback(schema, value), value);
}
