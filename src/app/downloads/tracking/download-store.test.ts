import { describe, expect, test } from 'vitest';
import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import { DownloadStore } from './download-store.ts';
import { listedDownloads } from './use-downloads.ts';

const AT = Date.UTC(2025, 1, 3, 12);

function iso(id: number, fields: Partial<Iso> = {}): Iso {
  return { ...sample, id, status: 'downloading', downloaded: 1_000, ...fields };
}

/** Ids of the account's rows. */
function rows(store: DownloadStore): number[] {
  return listedDownloads(store.all()).map((download) => download.iso.id);
}

describe('a response that changed nothing', () => {
  test('notifies nobody and keeps every reference', () => {
    const store = new DownloadStore();
    let notified = 0;
    store.subscribe(() => (notified += 1));
    store.recordList([iso(1), iso(2)], AT);
    const before = store.all();
    store.recordList([iso(1), iso(2)], AT + 3_000);
    expect(notified).toBe(1);
    expect(store.all()).toBe(before);
  });

  test('of one ISO keeps the reference of its download while another moves', () => {
    const store = new DownloadStore();
    store.recordList([iso(1), iso(2)], AT);
    const [first, second] = [store.all().get(1)?.download, store.all().get(2)?.download];
    store.recordList([iso(1), iso(2, { downloaded: 2_000 })], AT + 3_000);
    expect(store.all().get(1)?.download).toBe(first);
    expect(store.all().get(2)?.download).not.toBe(second);
  });
});

test('the first list notifies, even an empty one', () => {
  const store = new DownloadStore();
  let notified = 0;
  store.subscribe(() => (notified += 1));
  store.recordIso(iso(1), AT);
  expect(store.hasWholeList).toBe(false);
  store.recordList([], AT - 3_000);
  expect(store.hasWholeList).toBe(true);
  expect(notified).toBe(2);
});

test('an older response changes nothing', () => {
  const store = new DownloadStore();
  store.recordIso(iso(1, { downloaded: 5_000 }), AT);
  store.recordIso(iso(1, { downloaded: 4_000, name: 'old.iso' }), AT - 1);
  expect(store.all().get(1)?.download.iso.downloaded).toBe(5_000);
});

test('an ISO opened by its id is no row of the list until the list has it', () => {
  const store = new DownloadStore();
  store.recordIso(iso(1), AT);
  expect(rows(store)).toEqual([]);
  store.recordList([iso(1)], AT + 3_000);
  expect(rows(store)).toEqual([1]);
});

describe('an ISO that a newer list no longer has', () => {
  const missingFrom = (store: DownloadStore, id: number) => store.all().get(id)?.download.missingFrom;

  test('is missing and not deleted, keeps its row, and is to be read by its id', () => {
    const store = new DownloadStore();
    store.recordList([iso(1), iso(2)], AT);
    store.recordList([iso(2)], AT + 3_000);
    expect(rows(store)).toEqual([1, 2]);
    expect(store.all().get(1)?.download).toMatchObject({ missingFrom: 'list', vanished: false });
    expect(store.missing().map(({ id }) => id)).toEqual([1]);
  });

  test('is marked once its own id is not found, and may be dismissed', () => {
    const store = new DownloadStore();
    store.recordList([iso(1), iso(2)], AT);
    store.recordList([iso(2)], AT + 3_000);
    store.recordNotFound(1);
    expect(store.all().get(1)?.download.vanished).toBe(true);
    expect(store.missing()).toEqual([]);
    store.dismiss(1);
    expect(rows(store)).toEqual([2]);
  });

  test('goes on while its own id is found, and its row stays dismissed', () => {
    const store = new DownloadStore();
    store.recordList([iso(1)], AT);
    store.recordList([], AT + 3_000);
    store.recordIso(iso(1, { downloaded: 2_000 }), AT + 4_000);
    expect(store.all().get(1)?.download).toMatchObject({ missingFrom: 'list', bytes: 2_000 });
    store.dismiss(1);
    store.recordIso(iso(1, { downloaded: 3_000 }), AT + 5_000);
    expect(rows(store)).toEqual([]);
    expect(store.missing()).toEqual([]);
  });

  test('is not read any more once it is deleted', () => {
    const store = new DownloadStore();
    store.recordList([iso(1)], AT);
    store.recordList([], AT + 3_000);
    store.recordIso(iso(1, { status: 'deleted' }), AT + 4_000);
    expect(store.missing()).toEqual([]);
  });

  test('is back when a list has it again', () => {
    const store = new DownloadStore();
    store.recordList([iso(1)], AT);
    store.recordList([], AT + 3_000);
    store.dismiss(1);
    store.recordList([iso(1)], AT + 6_000);
    expect(rows(store)).toEqual([1]);
    expect(missingFrom(store, 1)).toBeNull();
  });

  test.each([
    ['an entry cannot be read', [null], true],
    ['the list is not whole', [], false],
  ])('is missing from a part alone while %s', (_, isos, complete) => {
    const store = new DownloadStore();
    store.recordList([iso(1)], AT);
    store.recordList(isos, AT + 3_000, complete);
    expect(missingFrom(store, 1)).toBe('part');
    expect(store.hasWholeList).toBe(false);
  });

  test('is not missed by an older list', () => {
    const store = new DownloadStore();
    store.recordList([iso(1)], AT);
    store.recordList([], AT - 3_000);
    expect(missingFrom(store, 1)).toBeNull();
  });
});

test('a dismissed deleted ISO stays away while the list still has it as deleted', () => {
  const store = new DownloadStore();
  store.recordList([iso(1, { status: 'deleted' })], AT);
  store.dismiss(1);
  store.recordList([iso(1, { status: 'deleted' })], AT + 60_000);
  expect(rows(store)).toEqual([]);
  store.recordList([iso(1, { created_at: '2025-02-09T10:00:00.000000Z' })], AT + 120_000);
  expect(rows(store)).toEqual([1]);
});

test('an id that is not found any more is marked; one that was never seen is not made up', () => {
  const store = new DownloadStore();
  store.recordIso(iso(1), AT);
  store.recordNotFound(1);
  store.recordNotFound(2);
  expect(store.all().get(1)?.download.vanished).toBe(true);
  expect(store.all().has(2)).toBe(false);
});

test('it is quiet after two minutes without new data, and not after a sleep', () => {
  const store = new DownloadStore();
  for (let second = 0; second <= 120; second += 3) store.recordIso(iso(1), AT + second * 1_000);
  expect(store.isQuiet(1)).toBe(true);
  store.recordIso(iso(1), AT + 3_600_000);
  expect(store.isQuiet(1)).toBe(false);
  expect(store.isQuiet(2)).toBe(false);
});

test('an id that comes twice in one list is one row', () => {
  const store = new DownloadStore();
  store.recordList([iso(1), iso(1, { downloaded: 9 })], AT);
  expect(rows(store)).toEqual([1]);
  expect(store.all().get(1)?.download.iso.downloaded).toBe(1_000);
});

test('what was read of an ISO is there for its speed and plot', () => {
  const store = new DownloadStore();
  store.recordIso(iso(1, { downloaded: 1_000, size: 9_000 }), AT);
  store.recordIso(iso(1, { downloaded: 2_000, size: 9_000, status: 'downloaded' }), AT + 3_000);
  expect(store.seriesOf(2)).toBeUndefined();
  expect(store.seriesOf(1)).toMatchObject({
    high: 2_000,
    size: 9_000,
    done: true,
    restarts: 0,
    createdAt: sample.created_at,
    lastAt: AT + 3_000,
  });
});

test('what is notified later is there at once', () => {
  const later: (() => void)[] = [];
  const store = new DownloadStore((run) => later.push(run));
  let notified = 0;
  store.subscribe(() => (notified += 1));
  store.recordIso(iso(1), AT);
  expect([store.all().size, notified]).toEqual([1, 0]);
  for (const run of later) run();
  expect(notified).toBe(1);
});

test('a listener that left is not notified', () => {
  const store = new DownloadStore();
  let notified = 0;
  const leave = store.subscribe(() => (notified += 1));
  store.recordIso(iso(1), AT);
  leave();
  store.recordIso(iso(1, { downloaded: 2_000 }), AT + 3_000);
  expect(notified).toBe(1);
});

test('a second empty list notifies nobody', () => {
  const store = new DownloadStore();
  store.recordList([], AT);
  let notified = 0;
  store.subscribe(() => (notified += 1));
  store.recordList([], AT + 3_000);
  expect(notified).toBe(0);
});

test('an ISO opened by its id is not missed by a list, nor is one by a list of the same moment', () => {
  const store = new DownloadStore();
  store.recordIso(iso(1), AT);
  store.recordList([iso(2)], AT + 3_000);
  store.recordList([], AT + 3_000);
  expect([...store.all().values()].map(({ download }) => download.vanished)).toEqual([false, false]);
});

test('an ISO of the list stays one of the list while it is open by its id', () => {
  const store = new DownloadStore();
  store.recordList([iso(1)], AT);
  store.recordIso(iso(1, { downloaded: 2_000 }), AT + 3_000);
  expect(rows(store)).toEqual([1]);
});

test('an id that was never seen cannot be dismissed', () => {
  const store = new DownloadStore();
  store.dismiss(1);
  expect(store.all().size).toBe(0);
});

test('the newest list is what it has: dismissed rows too, no missing one, none opened by its id alone', () => {
  const store = new DownloadStore();
  store.recordIso(iso(9), AT);
  store.recordList([iso(1), iso(2, { status: 'deleted' }), iso(3), iso(4)], AT);
  store.dismiss(2);
  store.recordNotFound(4);
  store.recordList([iso(1), iso(2, { status: 'deleted' })], AT + 3_000);
  expect(store.inNewestList().map(({ id }) => id)).toEqual([1, 2]);
  store.recordList([iso(3)], AT + 6_000);
  expect(store.inNewestList().map(({ id }) => id)).toEqual([3]);
});

test('the list and a read by id feed one entry, whichever is newer', () => {
  const store = new DownloadStore();
  store.recordList([iso(1, { downloaded: 1_000 })], AT);
  store.recordIso(iso(1, { downloaded: 2_000 }), AT + 1_000);
  store.recordList([iso(1, { downloaded: 1_500 })], AT + 500);
  expect(store.get(1)?.iso.downloaded).toBe(2_000);
  expect(store.get(2)).toBeUndefined();
});

test('a gateway clock that was set back freezes nothing: bytes count on, and a missing ISO is noticed', () => {
  const store = new DownloadStore();
  store.recordList([iso(1, { downloaded: 5_000 }), iso(2)], AT);
  store.recordList([iso(1, { downloaded: 6_000 })], AT - 3_600_000);
  expect(store.get(1)).toMatchObject({ bytes: 6_000, restarts: 0, isAverage: true });
  expect(store.get(2)?.missingFrom).toBe('list');
  expect(store.seriesOf(1)?.samples).toEqual([{ at: AT - 3_600_000, bytes: 6_000 }]);
});

test('the average since the creation is by the provider’s clock, whatever the gateway’s shows', () => {
  const created_at = '2025-02-03T12:00:00Z';
  const hourAhead = new DownloadStore(undefined, (at) => at + 3_600_000);
  hourAhead.recordIso(iso(1, { created_at, size: 4_000, downloaded: 1_000 }), AT);
  expect(hourAhead.get(1)).toMatchObject({
    speed: 1_000 / 3_600,
    timeLeftMs: 3 * 3_600_000,
    isAverage: true,
  });
  const asFast = new DownloadStore();
  asFast.recordIso(iso(1, { created_at, size: 4_000, downloaded: 1_000 }), AT);
  expect(asFast.get(1)).toMatchObject({ timeLeftMs: null, isAverage: false });
});
