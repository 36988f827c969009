import type { IsoImage, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { imageName, isSizeGb } from './image-name.ts';
import type { LibrarySort } from './media-search.ts';
import { nonBlank } from './non-blank.ts';
import { present } from './slots.ts';

/** One entry of the ISO library. */
export interface LibraryRow {
  /** Unique in one answer. */
  key: string;
  /** `null` when the entry could not be read. */
  image: IsoImage | null;
  name: string;
  /** Raw devices it is mounted in; `unnamed slot` where HostUp names none. */
  mountedIn: readonly string[];
  /** What a search looks into, folded. */
  haystack: string;
}

/** The library in the order of the answer, with a mark of where each image is mounted. */
export function libraryRows({ available, mounted }: Pick<IsoMedia, 'available' | 'mounted'>): LibraryRow[] {
  const devices = new Map<string, string[]>();
  for (const drive of mounted.filter(present)) {
    if (drive.mounted !== true || drive.isCloudInit === true || drive.isoId === null) continue;
    const device = nonBlank(drive.device) ?? 'unnamed slot';
    const others = devices.get(drive.isoId);
    if (others) others.push(device);
    else devices.set(drive.isoId, [device]);
  }
  const times = new Map<string, number>();
  return available.map((image, n) => {
    if (!image) {
      return { key: `unreadable ${n}`, image, name: 'Unreadable entry', mountedIn: [], haystack: '' };
    }
    const nth = times.get(image.id) ?? 0;
    times.set(image.id, nth + 1);
    return {
      key: `${image.id}#${nth}`,
      image,
      name: imageName(image),
      mountedIn: devices.get(image.id) ?? [],
      haystack: fold([image.displayName, image.name, image.id, image.format].join(' ')),
    };
  });
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
