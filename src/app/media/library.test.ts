import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyIsoMedia } from './iso-media.arbitrary.ts';
import { CLOUD_INIT, DEBIAN, drive, media, slot, UBUNTU } from './iso-media.fixture.ts';
import { libraryRows, searchLibrary, sortLibrary } from './library.ts';
import { LIBRARY_SORTS, type LibrarySort } from './media-search.ts';

const RESCUE = { id: 'iso_rescue', name: 'sr.iso', displayName: 'Räddning 11', sizeGb: null, format: null };
const LARGE = { id: 'iso_large', name: 'win.img', displayName: 'ubuntu 9.10', sizeGb: 40, format: 'img' };
const ALL = [UBUNTU, null, DEBIAN, RESCUE, LARGE];

function rowsOf(mounted: object[] = []) {
  return libraryRows(media({ available: ALL, mounted }));
}

describe('search', () => {
  test.each([
    ['', ['Ubuntu 24.04 LTS', 'Unreadable entry', 'debian-12.iso', 'Räddning 11', 'ubuntu 9.10']],
    ['  ', ['Ubuntu 24.04 LTS', 'Unreadable entry', 'debian-12.iso', 'Räddning 11', 'ubuntu 9.10']],
    ['UBUNTU', ['Ubuntu 24.04 LTS', 'ubuntu 9.10']],
    ['ubuntu img', ['ubuntu 9.10']],
    ['raddning', ['Räddning 11']],
    ['ra\u0308DD', ['Räddning 11']],
    ['live-server', ['Ubuntu 24.04 LTS']],
    ['iso_debian', ['debian-12.iso']],
    ['null', []],
    ['.*', []],
  ])('%j', (query, found) => {
    expect(searchLibrary(rowsOf(), query).map(({ name }) => name)).toEqual(found);
  });
});

describe('sort', () => {
  const cases: [LibrarySort, string[]][] = [
    ['name', ['debian-12.iso', 'Räddning 11', 'ubuntu 9.10', 'Ubuntu 24.04 LTS', 'Unreadable entry']],
    ['-name', ['Ubuntu 24.04 LTS', 'ubuntu 9.10', 'Räddning 11', 'debian-12.iso', 'Unreadable entry']],
    ['size', ['debian-12.iso', 'Ubuntu 24.04 LTS', 'ubuntu 9.10', 'Räddning 11', 'Unreadable entry']],
    ['-size', ['ubuntu 9.10', 'Ubuntu 24.04 LTS', 'debian-12.iso', 'Räddning 11', 'Unreadable entry']],
    ['mounted', ['debian-12.iso', 'Ubuntu 24.04 LTS', 'Räddning 11', 'ubuntu 9.10', 'Unreadable entry']],
    ['-mounted', ['Ubuntu 24.04 LTS', 'Räddning 11', 'ubuntu 9.10', 'debian-12.iso', 'Unreadable entry']],
    ['format', ['ubuntu 9.10', 'Ubuntu 24.04 LTS', 'debian-12.iso', 'Räddning 11', 'Unreadable entry']],
    ['-format', ['Ubuntu 24.04 LTS', 'debian-12.iso', 'ubuntu 9.10', 'Räddning 11', 'Unreadable entry']],
  ];
  test.each(cases)('%s', (sort, names) => {
    const sorted = sortLibrary(rowsOf([drive('ide2', { isoId: DEBIAN.id })]), sort);
    expect(sorted.map(({ name }) => name)).toEqual(names);
  });
});

test('an image is marked where it is mounted, and only where', () => {
  const mounted = [
    drive('ide3'),
    drive('ide2'),
    drive(null),
    drive('ide1', { mounted: false }),
    drive('ide0', CLOUD_INIT),
    drive('sata0', { isoId: 'iso_gone' }),
  ];
  expect(rowsOf(mounted).map(({ mountedIn }) => mountedIn)).toEqual([
    ['CD/DVD 3', 'CD/DVD 4', 'Unnamed slot'],
    [],
    [],
    [],
    [],
  ]);
});

test('two drives of one label are distinguished by their device', () => {
  const label = { description: 'CD/DVD' };
  const parts = media({
    available: [UBUNTU],
    mounted: [drive('sata2')],
    availableDevices: [slot('sata2', true, label), slot('sata3', false, label)],
  });
  expect(libraryRows(parts).map(({ mountedIn }) => mountedIn)).toEqual([['CD/DVD (sata2)']]);
});

test.each([
  ['file and format say the same', { name: 'a.iso', format: 'iso' }, ['a.iso', null, null]],
  ['in capitals', { name: 'a.ISO', format: 'Iso' }, ['a.ISO', null, null]],
  ['another format than the file’s', { name: 'a.iso', format: 'qcow2' }, ['a.iso', 'qcow2', null]],
  ['no file name', { name: null, format: 'iso' }, [null, null, null]],
  ['no format', { name: 'a.iso', format: null }, ['a.iso', null, null]],
  ['no display name: the file is the name', { name: 'a.iso', displayName: null }, [null, null, null]],
])('beside the name: %s', (_, change, shown) => {
  const rows = libraryRows(media({ available: [{ ...UBUNTU, ...change }, DEBIAN] }));
  expect(rows.slice(0, 1).map(({ file, format, id }) => [file, format, id])).toEqual([shown]);
});

test('two images of one name and file are distinguished by their ids', () => {
  const rows = libraryRows(media({ available: [UBUNTU, { ...UBUNTU, id: 'iso_other' }, DEBIAN] }));
  expect(rows.map(({ id }) => id)).toEqual([UBUNTU.id, 'iso_other', null]);
});

test('whatever HostUp sends, sorting keeps every row once, keys are unique, search only leaves out', () => {
  fc.assert(
    fc.property(anyIsoMedia, fc.constantFrom(...LIBRARY_SORTS), fc.string(), (random, sort, query) => {
      const rows = libraryRows(random);
      expect(rows).toHaveLength(random.available.length);
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      const sorted = sortLibrary(rows, sort);
      expect(new Set(sorted)).toEqual(new Set(rows));
      expect(sortLibrary(sorted, sort)).toEqual(sorted);
      const found = new Set(searchLibrary(sorted, query));
      expect(sorted.filter((row) => found.has(row))).toEqual([...found]);
    }),
    { numRuns: 300 },
  );
}, 30_000);

test('5,000 images are sorted and searched', () => {
  const available = Array.from({ length: 5_000 }, (_, n) => ({
    ...UBUNTU,
    id: `iso_${n}`,
    displayName: `Build ${n}`,
  }));
  const rows = sortLibrary(libraryRows(media({ available })), 'name');
  expect(rows.at(-1)?.name).toBe('Build 4999');
  expect(searchLibrary(rows, 'build 499').map(({ name }) => name)).toContain('Build 499');
});
