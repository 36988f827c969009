import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import { parseIsoTime } from '../../text/iso-time.ts';
import { announcementOf } from './announcement.ts';
import { newEvents, NO_HISTORY } from './milestones.ts';
import { DownloadStore } from '../tracking/download-store.ts';

const CREATED = parseIsoTime(sample.created_at) ?? 0;
const HOUR = 3_600_000;
const SIZE = 1_000_000_000;

/** Percent done, or fields of its own. */
type Row = [id: number, done: number | Partial<Iso>];

function iso([id, done]: Row): Iso {
  const fields = typeof done === 'number' ? { downloaded: (SIZE / 100) * done } : done;
  return {
    ...sample,
    id,
    name: `${String.fromCharCode(96 + id)}.iso`,
    size: SIZE,
    status: 'downloading',
    ...fields,
  };
}

const DONE = { status: 'downloaded', downloaded: SIZE };

/** One tab: lists come in, time goes by, and the announcements are recorded. */
class Tab {
  readonly announced: (string | null)[] = [];
  readonly store = new DownloadStore();
  #history = NO_HISTORY;
  #now = CREATED + HOUR;

  list(...rows: Row[]): this {
    return this.#list(rows, true);
  }

  /** A list whose other pages were not read. */
  part(...rows: Row[]): this {
    return this.#list(rows, false);
  }

  /** Its own id is not known any more. */
  unknown(id: number): this {
    this.store.recordNotFound(id);
    return this.#check();
  }

  #list(rows: Row[], complete: boolean): this {
    this.#now += 3_000;
    this.store.recordList(rows.map(iso), this.#now, complete);
    return this.#check();
  }

  /** An ISO opened by its id. */
  one(...row: Row): this {
    this.#now += 3_000;
    this.store.recordIso(iso(row), this.#now);
    return this.#check();
  }

  pass(ms: number): this {
    this.#now += ms;
    return this.#check();
  }

  #check(): this {
    const { history, events } = newEvents(
      this.#history,
      this.store.all(),
      this.store.hasWholeList,
      this.#now,
    );
    this.#history = history;
    this.announced.push(announcementOf(events));
    return this;
  }

  /** All that was announced, silence left out. */
  get sentences(): string[] {
    return this.announced.filter((text) => text !== null);
  }
}

/** The same row every 15 s for so many seconds. */
function still(tab: Tab, seconds: number, row: Row): Tab {
  for (let at = 0; at < seconds; at += 15) tab.pass(12_000).list(row);
  return tab;
}

const scenarios: [about: string, tab: Tab, expected: string[]][] = [
  ['the first load', new Tab().list([1, 70], [2, DONE], [3, { status: 'deleted' }]), []],
  ['polls between the milestones', new Tab().list([1, 10]).list([1, 11]).list([1, 49]), []],
  [
    'a new one in the list',
    new Tab().list([1, DONE]).list([1, DONE], [2, 0]),
    ['b.iso started downloading.'],
  ],
  ['the first one in an empty list', new Tab().list().list([1, 0]), ['a.iso started downloading.']],
  ['a new one that is complete already', new Tab().list().list([1, DONE]), []],
  ['an ISO opened by its id', new Tab().list().one(1, 60), []],
  ['half', new Tab().list([1, 49]).list([1, 50]), ['a.iso is past the halfway mark.']],
  [
    'half is announced once',
    new Tab().list([1, 49]).list([1, 50]).list([1, 60]).list([1, 90]),
    ['a.iso is past the halfway mark.'],
  ],
  ['past half at first sight', new Tab().list([1, 60]).list([1, 70]), []],
  ['done', new Tab().list([1, 60]).list([1, DONE]).list([1, DONE]), ['a.iso is downloaded.']],
  ['from below half to done: done alone', new Tab().list([1, 40]).list([1, DONE]), ['a.iso is downloaded.']],
  ['finishing is not done', new Tab().list([1, 60]).list([1, 100]), []],
  [
    'downloaded with too few bytes',
    new Tab()
      .list([1, 60])
      .list([1, { status: 'downloaded', downloaded: SIZE - 1 }])
      .list([1, DONE]),
    ['a.iso is marked as downloaded, but its byte counts disagree.'],
  ],
  ['a stall', still(new Tab().list([1, 40]), 300, [1, 40]), ['a.iso has had no new data for 3 min.']],
  [
    'the same stall after a sleep',
    still(still(new Tab().list([1, 40]), 200, [1, 40]).pass(HOUR), 300, [1, 40]),
    ['a.iso has had no new data for 3 min.'],
  ],
  [
    'another stall',
    still(still(new Tab().list([1, 40]), 200, [1, 40]).list([1, 45]), 200, [1, 45]),
    [
      'a.iso has had no new data for 3 min.',
      'a.iso is downloading again.',
      'a.iso has had no new data for 3 min.',
    ],
  ],
  [
    'the end of a stall, once',
    still(new Tab().list([1, 40]), 200, [1, 40])
      .list([1, 41])
      .list([1, 42])
      .list([1, 43]),
    ['a.iso has had no new data for 3 min.', 'a.iso is downloading again.'],
  ],
  [
    'a stall that ends with the download',
    still(new Tab().list([1, 60]), 200, [1, 60]).list([1, DONE]),
    ['a.iso has had no new data for 3 min.', 'a.iso is downloaded.'],
  ],
  [
    '6 h to the deletion',
    new Tab().list([1, DONE]).pass(41 * HOUR),
    ['a.iso will be deleted in less than 6 h.'],
  ],
  [
    '6 h, then 1 h',
    new Tab()
      .list([1, DONE])
      .pass(41 * HOUR)
      .pass(60_000)
      .pass(5 * HOUR)
      .pass(60_000),
    ['a.iso will be deleted in less than 6 h.', 'a.iso will be deleted in less than 1 h.'],
  ],
  [
    'straight to 1 h',
    new Tab().list([1, DONE]).pass(46.5 * HOUR),
    ['a.iso will be deleted in less than 1 h.'],
  ],
  [
    'close to the deletion at first sight',
    new Tab()
      .pass(46.5 * HOUR)
      .list([1, DONE])
      .pass(60_000),
    [],
  ],
  [
    'deletion due: nothing new',
    new Tab()
      .pass(46.5 * HOUR)
      .list([1, DONE])
      .pass(HOUR),
    [],
  ],
  [
    'restarted',
    new Tab().list([1, 60]).list([1, 5]).list([1, 5]).list([1, 6]).list([1, 7]),
    ['a.iso restarted.'],
  ],
  [
    'half again after a restart',
    new Tab().list([1, 60]).list([1, 5]).list([1, 5]).list([1, 6]).list([1, 55]),
    ['a.iso restarted.', 'a.iso is past the halfway mark.'],
  ],
  [
    'a second restart',
    new Tab().list([1, 60]).list([1, 5]).list([1, 5]).list([1, 6]).list([1, 1]).list([1, 1]).list([1, 2]),
    ['a.iso restarted.', 'a.iso restarted.'],
  ],
  [
    'deleted',
    new Tab()
      .list([1, DONE])
      .list([1, { status: 'deleted' }])
      .list([1, { status: 'deleted' }]),
    ['a.iso was deleted.'],
  ],
  ['missing from the list', new Tab().list([1, DONE]).list(), []],
  [
    'missing from the list after its time',
    new Tab()
      .list([1, DONE])
      .pass(47.5 * HOUR)
      .list(),
    [],
  ],
  ['pushed to a page that was not read', new Tab().list([1, 40], [2, 40]).part([2, 45]), []],
  [
    'halfway while the list lacks it',
    new Tab().list([1, 40]).list().one(1, 60),
    ['a.iso is past the halfway mark.'],
  ],
  ['on a page that was not read before', new Tab().part([2, 10]).list([1, 40], [2, 10]), []],
  ['new in a part of the list', new Tab().list([1, 40]).part([2, 0]), ['b.iso started downloading.']],
  [
    'new after a part and a whole list',
    new Tab().part([1, 40]).list([1, 40]).list([1, 40], [2, 0]),
    ['b.iso started downloading.'],
  ],
  ['unknown before its time', new Tab().list([1, DONE]).list().unknown(1), ['a.iso is no longer at VPSBG.']],
  [
    'unknown before its time, back, and unknown again',
    new Tab().list([1, DONE]).unknown(1).list([1, DONE]).unknown(1),
    ['a.iso is no longer at VPSBG.'],
  ],
  [
    'unknown after its time',
    new Tab()
      .list([1, DONE])
      .pass(41 * HOUR)
      .pass(7 * HOUR)
      .list()
      .unknown(1),
    ['a.iso will be deleted in less than 6 h.', 'a.iso was deleted.'],
  ],
  [
    'two at once',
    new Tab().list([1, 40], [2, 40]).list([1, 50], [2, 51]),
    ['a.iso and b.iso are past the halfway mark.'],
  ],
  [
    'several kinds at once',
    new Tab().list([1, 40], [2, 90], [3, DONE]).list([1, 50], [2, DONE], [3, { status: 'deleted' }]),
    ['c.iso was deleted. b.iso is downloaded. a.iso is past the halfway mark.'],
  ],
  [
    'many at once are counted',
    new Tab().list([1, 90], [2, 90], [3, 90]).list([1, DONE], [2, DONE], [3, DONE]),
    ['3 ISOs are downloaded.'],
  ],
  [
    'a hostile name',
    new Tab()
      .list([1, { name: '\u202Eosi.exe\n', downloaded: 0 }])
      .list([1, { ...DONE, name: '\u202Eosi.exe\n' }]),
    ['\\u{202E}osi.exe\\n is downloaded.'],
  ],
  ['no name', new Tab().list([1, 90]).list([1, { ...DONE, name: null }]), ['ISO 1 is downloaded.']],
];

test.each(scenarios)('%s', (_about, tab, expected) => {
  expect(tab.sentences).toEqual(expected);
});

describe('a dismissed row', () => {
  test('is not announced', () => {
    const tab = new Tab().list([1, { status: 'deleted' }]);
    tab.store.dismiss(1);
    expect(tab.list([1, { status: 'deleted' }]).sentences).toEqual([]);
  });
});

test('whatever comes, nothing is announced twice without a restart, and no word is nonsense', () => {
  const done = fc.oneof(
    fc.integer({ min: 0, max: 100 }),
    fc.constantFrom<Partial<Iso>>(
      DONE,
      { status: 'deleted' },
      { status: null },
      { size: 0 },
      { downloaded: null },
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(done, fc.nat(HOUR)), { maxLength: 40 }), (polls) => {
      const tab = new Tab();
      for (const [what, ms] of polls) tab.list([1, what]).pass(ms);
      let since = new Set<string>();
      for (const text of tab.sentences) {
        expect(text).not.toMatch(/NaN|undefined|null|\[object|%/);
        if (text.includes('restarted')) since = new Set();
        const parts = text.split('; ').map((part) => part.replace(/\.$/, ''));
        for (const part of parts.filter((each) => !each.includes('no new data'))) {
          expect(since).not.toContain(part);
          since.add(part);
        }
      }
    }),
    { numRuns: 300 },
  );
});
