import { describe, expect, test } from 'vitest';
import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import { Observations } from './observations.ts';
import { listedDownloads } from './use-watched.ts';

const AT = Date.UTC(2025, 1, 3, 12);

function iso(id: number, fields: Partial<Iso> = {}): Iso {
  return { ...sample, id, status: 'downloading', downloaded: 1_000, ...fields };
}

/** Ids of the account's rows. */
function rows(store: Observations): number[] {
  return listedDownloads(store.watched()).map((download) => download.iso.id);
}

describe('an answer that changed nothing', () => {
  test('tells nobody and keeps every reference', () => {
    const store = new Observations();
    let told = 0;
    store.subscribe(() => (told += 1));
    store.sawList([iso(1), iso(2)], AT);
    const before = store.watched();
    store.sawList([iso(1), iso(2)], AT + 3_000);
    expect(told).toBe(1);
    expect(store.watched()).toBe(before);
  });

  test('of one ISO keeps the reference of its download while another moves', () => {
    const store = new Observations();
    store.sawList([iso(1), iso(2)], AT);
    const [first, second] = [store.watched().get(1)?.download, store.watched().get(2)?.download];
    store.sawList([iso(1), iso(2, { downloaded: 2_000 })], AT + 3_000);
    expect(store.watched().get(1)?.download).toBe(first);
    expect(store.watched().get(2)?.download).not.toBe(second);
  });
});

test('the first list tells, even an empty one', () => {
  const store = new Observations();
  let told = 0;
  store.subscribe(() => (told += 1));
  store.saw(iso(1), AT);
  expect(store.hasWholeList).toBe(false);
  store.sawList([], AT - 3_000);
  expect(store.hasWholeList).toBe(true);
  expect(told).toBe(2);
});

test('an older answer changes nothing', () => {
  const store = new Observations();
  store.saw(iso(1, { downloaded: 5_000 }), AT);
  store.saw(iso(1, { downloaded: 4_000, name: 'old.iso' }), AT - 1);
  expect(store.watched().get(1)?.download.iso.downloaded).toBe(5_000);
});

test('an ISO opened by its id is no row of the list until the list has it', () => {
  const store = new Observations();
  store.saw(iso(1), AT);
  expect(rows(store)).toEqual([]);
  store.sawList([iso(1)], AT + 3_000);
  expect(rows(store)).toEqual([1]);
});

describe('an ISO that a newer list no longer has', () => {
  const missingFrom = (store: Observations, id: number) => store.watched().get(id)?.download.missingFrom;

  test('is missing and not gone, keeps its row, and is to be read by its id', () => {
    const store = new Observations();
    store.sawList([iso(1), iso(2)], AT);
    store.sawList([iso(2)], AT + 3_000);
    expect(rows(store)).toEqual([1, 2]);
    expect(store.watched().get(1)?.download).toMatchObject({ missingFrom: 'list', vanished: false });
    expect(store.missing().map(({ id }) => id)).toEqual([1]);
  });

  test('is gone once its own id is not known, and may be dismissed', () => {
    const store = new Observations();
    store.sawList([iso(1), iso(2)], AT);
    store.sawList([iso(2)], AT + 3_000);
    store.missed(1);
    expect(store.watched().get(1)?.download.vanished).toBe(true);
    expect(store.missing()).toEqual([]);
    store.dismiss(1);
    expect(rows(store)).toEqual([2]);
  });

  test('goes on while its own id is known, and its row stays dismissed', () => {
    const store = new Observations();
    store.sawList([iso(1)], AT);
    store.sawList([], AT + 3_000);
    store.saw(iso(1, { downloaded: 2_000 }), AT + 4_000);
    expect(store.watched().get(1)?.download).toMatchObject({ missingFrom: 'list', bytes: 2_000 });
    store.dismiss(1);
    store.saw(iso(1, { downloaded: 3_000 }), AT + 5_000);
    expect(rows(store)).toEqual([]);
    expect(store.missing()).toEqual([]);
  });

  test('is not read any more once it is deleted', () => {
    const store = new Observations();
    store.sawList([iso(1)], AT);
    store.sawList([], AT + 3_000);
    store.saw(iso(1, { status: 'deleted' }), AT + 4_000);
    expect(store.missing()).toEqual([]);
  });

  test('is back when a list has it again', () => {
    const store = new Observations();
    store.sawList([iso(1)], AT);
    store.sawList([], AT + 3_000);
    store.dismiss(1);
    store.sawList([iso(1)], AT + 6_000);
    expect(rows(store)).toEqual([1]);
    expect(missingFrom(store, 1)).toBeNull();
  });

  test.each([
    ['an entry cannot be read', [null], true],
    ['the list is not whole', [], false],
  ])('is missing from a part alone while %s', (_, isos, complete) => {
    const store = new Observations();
    store.sawList([iso(1)], AT);
    store.sawList(isos, AT + 3_000, complete);
    expect(missingFrom(store, 1)).toBe('part');
    expect(store.hasWholeList).toBe(false);
  });

  test('is not missed by an older list', () => {
    const store = new Observations();
    store.sawList([iso(1)], AT);
    store.sawList([], AT - 3_000);
    expect(missingFrom(store, 1)).toBeNull();
  });
});

test('a dismissed deleted ISO stays away while the list still has it as deleted', () => {
  const store = new Observations();
  store.sawList([iso(1, { status: 'deleted' })], AT);
  store.dismiss(1);
  store.sawList([iso(1, { status: 'deleted' })], AT + 60_000);
  expect(rows(store)).toEqual([]);
  store.sawList([iso(1, { created_at: '2025-02-09T10:00:00.000000Z' })], AT + 120_000);
  expect(rows(store)).toEqual([1]);
});

test('an id that is not known any more is marked; one that was never seen is not made up', () => {
  const store = new Observations();
  store.saw(iso(1), AT);
  store.missed(1);
  store.missed(2);
  expect(store.watched().get(1)?.download.vanished).toBe(true);
  expect(store.watched().has(2)).toBe(false);
});

test('it is quiet after two minutes without new data, and not after a sleep', () => {
  const store = new Observations();
  for (let second = 0; second <= 120; second += 3) store.saw(iso(1), AT + second * 1_000);
  expect(store.isQuiet(1)).toBe(true);
  store.saw(iso(1), AT + 3_600_000);
  expect(store.isQuiet(1)).toBe(false);
  expect(store.isQuiet(2)).toBe(false);
});

test('an id that comes twice in one list is one row', () => {
  const store = new Observations();
  store.sawList([iso(1), iso(1, { downloaded: 9 })], AT);
  expect(rows(store)).toEqual([1]);
  expect(store.watched().get(1)?.download.iso.downloaded).toBe(1_000);
});

test('what was read of an ISO is there for its speed and plot', () => {
  const store = new Observations();
  store.saw(iso(1, { downloaded: 1_000, size: 9_000 }), AT);
  store.saw(iso(1, { downloaded: 2_000, size: 9_000, status: 'downloaded' }), AT + 3_000);
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

test('what is told later is known at once', () => {
  const later: (() => void)[] = [];
  const store = new Observations((tell) => later.push(tell));
  let told = 0;
  store.subscribe(() => (told += 1));
  store.saw(iso(1), AT);
  expect([store.watched().size, told]).toEqual([1, 0]);
  for (const tell of later) tell();
  expect(told).toBe(1);
});

test('whoever has gone is told nothing more', () => {
  const store = new Observations();
  let told = 0;
  const leave = store.subscribe(() => (told += 1));
  store.saw(iso(1), AT);
  leave();
  store.saw(iso(1, { downloaded: 2_000 }), AT + 3_000);
  expect(told).toBe(1);
});

test('a second empty list tells nobody', () => {
  const store = new Observations();
  store.sawList([], AT);
  let told = 0;
  store.subscribe(() => (told += 1));
  store.sawList([], AT + 3_000);
  expect(told).toBe(0);
});

test('an ISO opened by its id is not missed by a list, nor is one by a list of the same moment', () => {
  const store = new Observations();
  store.saw(iso(1), AT);
  store.sawList([iso(2)], AT + 3_000);
  store.sawList([], AT + 3_000);
  expect([...store.watched().values()].map(({ download }) => download.vanished)).toEqual([false, false]);
});

test('an ISO of the list stays one of the list while it is open by its id', () => {
  const store = new Observations();
  store.sawList([iso(1)], AT);
  store.saw(iso(1, { downloaded: 2_000 }), AT + 3_000);
  expect(rows(store)).toEqual([1]);
});

test('an id that was never seen cannot be put away', () => {
  const store = new Observations();
  store.dismiss(1);
  expect(store.watched().size).toBe(0);
});
