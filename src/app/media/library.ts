import type { IsoImage } from '../../contracts/hostup/iso-media.ts';
import { brief } from '../text/visible.ts';
import { deviceName } from './boot-words.ts';
import { imageName, isSizeGb } from './image-name.ts';
import type { LibrarySort } from './media-search.ts';
import * as m from './messages/media.en.ts';
import { nonBlank } from './non-blank.ts';
import { slotRows, type SlotMedia } from './slots.ts';

/** One entry of the ISO library. */
export interface LibraryRow {
  /** Unique in one response. */
  key: string;
  /** `null` when the entry could not be read. */
  image: IsoImage | null;
  name: string;
  /** The file, where it is not the name already. Not yet safe to show, as are `format` and `id`. */
  file: string | null;
  /** The format, where the file name does not tell it. */
  format: string | null;
  /** The id, where another image has the same name and file. */
  id: string | null;
  /** The drives it is mounted in: `CD/DVD 3`, with its device where two drives have one label; safe to show. */
  mountedIn: readonly string[];
  /** What a search looks into, folded. */
  haystack: string;
}

/** The library in the order of the response, with the drives that each image is mounted in. */
export function libraryRows(media: SlotMedia): LibraryRow[] {
  const drives = drivesByImage(media);
  const namesakes = countBy(media.available.flatMap((image) => (image ? [titleOf(image)] : [])));
  const times = new Map<string, number>();
  return media.available.map((image, n) => {
    if (!image) return { ...UNREADABLE, key: `unreadable ${n}`, name: m.unreadableEntry() };
    const nth = times.get(image.id) ?? 0;
    times.set(image.id, nth + 1);
    const name = imageName(image);
    const file = nonBlank(image.name);
    return {
      key: `${image.id}#${nth}`,
      image,
      name,
      file: file === name ? null : file,
      format: unusualFormat(nonBlank(image.format), file),
      id: (namesakes.get(titleOf(image)) ?? 0) > 1 && image.id !== name ? image.id : null,
      mountedIn: drives.get(image.id) ?? [],
      haystack: fold([image.displayName, image.name, image.id, image.format].join(' ')),
    };
  });
}

const UNREADABLE = {
  image: null,
  file: null,
  format: null,
  id: null,
  mountedIn: [],
  haystack: '',
} as const;

/** What is shown of an image without its id. */
function titleOf(image: IsoImage): string {
  return JSON.stringify([imageName(image), image.name]);
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** `qcow2` of `disk.iso`; `null` for `iso` of `disk.iso`, and for an ISO without a file name. */
function unusualFormat(format: string | null, file: string | null): string | null {
  if (format === null) return null;
  const ending = file === null ? 'iso' : file.slice(file.lastIndexOf('.') + 1);
  return format.trim().toLowerCase() === ending.toLowerCase() ? null : format;
}

function drivesByImage(media: SlotMedia): ReadonlyMap<string, readonly string[]> {
  const rows = slotRows(media);
  const devices = new Map<string, Set<string | null>>();
  for (const { device, label } of rows) {
    const name = deviceName(device, label);
    devices.set(name, (devices.get(name) ?? new Set()).add(device));
  }
  const drives = new Map<string, string[]>();
  for (const { device, label, state } of rows) {
    if (state.kind !== 'mounted' || state.isoId === null) continue;
    const name = deviceName(device, label);
    const unclear = device !== null && (devices.get(name)?.size ?? 0) > 1;
    const words = unclear ? `${name} (${brief(device, 40)})` : name;
    drives.set(state.isoId, [...(drives.get(state.isoId) ?? []), words]);
  }
  return drives;
}

/** The rows in which every word of the query occurs: in display name, file name, id or format; case and accents aside. */
export function searchLibrary(rows: readonly LibraryRow[], query: string): readonly LibraryRow[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => row.image !== null && words.every((word) => row.haystack.includes(word)));
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The rows in a new order. Stable; unknown sizes and formats, and unreadable entries, are last in both directions. */
export function sortLibrary(rows: readonly LibraryRow[], sort: LibrarySort): LibraryRow[] {
  const descending = sort.startsWith('-');
  const value = VALUES[sort];
  return rows
    .map((row) => ({ row, value: row.image ? value(row, row.image) : null }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) {
        return rank(a.value, a.row) - rank(b.value, b.row);
      }
      const order = compare(a.value, b.value);
      return descending ? -order : order;
    })
    .map(({ row }) => row);
}

type Value = (row: LibraryRow, image: IsoImage) => string | number | null;

const name: Value = (row) => row.name;
const size: Value = (_, image) => (isSizeGb(image.sizeGb) ? image.sizeGb : null);
const mountedFirst: Value = (row) => (row.mountedIn.length > 0 ? 0 : 1);
const format: Value = (_, image) => nonBlank(image.format);

const VALUES: Record<LibrarySort, Value> = {
  name,
  '-name': name,
  size,
  '-size': size,
  mounted: mountedFirst,
  '-mounted': mountedFirst,
  format,
  '-format': format,
};

/** Known values, then unknown ones, then unreadable entries. */
function rank(value: string | number | null, row: LibraryRow): number {
  if (value !== null) return 0;
  return row.image ? 1 : 2;
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** Lower case without accents, so that `raddning` finds `Räddning`. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
