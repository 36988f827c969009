import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallPace } from './call-pace.ts';

const response = (limit: string | null) => ({
  get: (name: string) => (name === 'x-ratelimit-limit' ? limit : null),
});

test('until a limit is known no request waits', () => {
  const pace = new CallPace(() => 0);
  for (let n = 0; n < 5_000; n += 1) pace.begin(`${n}`);
  expect([pace.remaining, pace.leastInterval]).toEqual([0, 0]);
});

test.each([null, '', 'abc', '-5', '0', '1e3', '60, 60;w=60', '60x', 'x60', '1234567890'])(
  '%j is no limit',
  (limit) => {
    const pace = new CallPace(() => 0);
    pace.learn(response(limit));
    expect(pace.allowed).toBe(Infinity);
  },
);

test('three resources at a limit of 60 a minute are good for 6 s each', () => {
  const pace = new CallPace(() => 0);
  pace.learn(response('60'));
  expect(pace.allowed).toBe(30);
  for (const resource of ['a', 'b', 'c', 'a']) pace.begin(resource);
  expect(pace.leastInterval).toBe(6_000);
});

test('after half of the limit the next call waits until the first is a minute old', () => {
  let now = 0;
  const pace = new CallPace(() => now);
  pace.learn(response(' 4 '));
  pace.begin('a');
  now = 10_000;
  pace.begin('a');
  expect(pace.remaining).toBe(50_000);
  now = 59_999;
  expect(pace.remaining).toBe(1);
  now = 60_000;
  expect(pace.remaining).toBe(0);
});

test('another share of the limit can be given', () => {
  const pace = new CallPace(() => 0, 0.8);
  pace.learn(response('60'));
  expect(pace.allowed).toBe(48);
});

test.each([
  [1, 30],
  [2, 15],
  [4, 7],
  [60, 1],
])('%d gateways that know nothing of each other may make %d calls a minute each', (replicas, allowed) => {
  const pace = new CallPace(
    () => 0,
    0.5,
    () => replicas,
  );
  pace.learn(response('60'));
  expect([pace.limit, pace.allowed]).toEqual([60, allowed]);
});

test('what is no number leaves the limit as it was', () => {
  const pace = new CallPace(() => 0);
  pace.learn(response('60'));
  pace.learn(response('many'));
  expect(pace.limit).toBe(60);
});

test('the time that a response is good for is rounded up', () => {
  const pace = new CallPace(() => 0);
  pace.learn(response('14'));
  pace.begin('a');
  expect(pace.leastInterval).toBe(8_572);
});

test.each([
  ['without a limit', null, 100, 0, 0],
  ['3 calls of 30', '60', 3, 0, 0.1],
  ['all of them', '60', 30, 0, 1],
  ['more than all of them', '60', 31, 0, 1],
  ['when they are a minute old', '60', 3, 60_000, 0],
])('the part that is used: %s', (_, limit, calls, later, used) => {
  let now = 0;
  const pace = new CallPace(() => now);
  pace.learn(response(limit));
  for (let n = 0; n < calls; n += 1) pace.begin('a');
  now = later;
  expect(pace.used).toBe(used);
});

describe('what all replicas know', () => {
  const calls = (count: number, ageMs: number) =>
    Array.from({ length: count }, (_, n) => ({ resource: `${n}`, person: 'one', ageMs }));

  test('replaces the calls and the limit that it knew of', () => {
    const pace = new CallPace(() => 100_000);
    pace.learn(response('60'));
    pace.begin('own');
    pace.adopt(calls(2, 50_000), 4);
    expect([pace.limit, pace.used, pace.remaining]).toEqual([4, 1, 10_000]);
  });

  test('without a limit it keeps its own', () => {
    const pace = new CallPace(() => 0);
    pace.learn(response('60'));
    pace.adopt([], Infinity);
    expect(pace.limit).toBe(60);
  });

  test.each([
    ['with a limit it is shared out', 60, 30_000],
    ['with a high limit there is room', 600, 0],
    ['without one, as before the first response', Infinity, 30_000],
  ])('%s', (_, limit, wait) => {
    const pace = new CallPace(() => 0);
    pace.adopt(calls(20, 30_000), limit);
    expect(pace.waitForNew('new', 'one')).toBe(wait);
  });
});

test('a limit of one still lets one call through', () => {
  const pace = new CallPace(() => 0);
  pace.learn(response('1'));
  expect([pace.allowed, pace.remaining]).toEqual([1, 0]);
});

test('no minute ever sees more than half of the limit, in any order of requests', () => {
  const requests = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('a', 'b', 'c')), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), requests, (limit, requested) => {
      let now = 0;
      const pace = new CallPace(() => now);
      pace.learn(response(String(limit)));
      const calls: number[] = [];
      for (const [after, resource] of requested) {
        now += after;
        if (pace.remaining > 0) continue;
        pace.begin(resource);
        calls.push(now);
      }
      const most = Math.max(1, Math.floor(limit / 2));
      for (const [n, at] of calls.entries()) {
        expect((calls[n + most] ?? Infinity) - at).toBeGreaterThanOrEqual(60_000);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a resource that was last requested a minute ago takes no part of the pace', () => {
  let now = 0;
  const pace = new CallPace(() => now);
  pace.learn(response('60'));
  pace.begin('a');
  now = 30_000;
  pace.begin('b');
  expect(pace.leastInterval).toBe(4_000);
  now = 60_000;
  expect(pace.leastInterval).toBe(2_000);
  now = 90_000;
  expect([pace.leastInterval, pace.remaining]).toEqual([0, 0]);
});

test('by default it goes by the clock of the process', () => {
  const pace = new CallPace();
  pace.learn(response('2'));
  expect(pace.leastInterval).toBe(0);
  pace.begin('a');
  expect(pace.remaining).toBeGreaterThan(59_000);
  expect(pace.remaining).toBeLessThanOrEqual(60_000);
});

describe('what is new', () => {
  const LIMIT = 96;
  function paceAt() {
    const time = { now: 0 };
    const pace = new CallPace(() => time.now);
    pace.learn(response(String(LIMIT)));
    /** As many of these resources as the person may have. */
    const open = (person: string, from: number, count: number) => {
      let opened = 0;
      for (let n = from; n < from + count; n += 1) {
        if (pace.waitForNew(`${person} ${n}`, person) > 0) continue;
        pace.begin(`${person} ${n}`, person);
        opened += 1;
      }
      return opened;
    };
    return { time, pace, open };
  }

  test('one person alone may use half of the pace, and the other half stays for others', () => {
    const { pace, open } = paceAt();
    expect(pace.allowed).toBe(48);
    expect(open('greedy', 0, 40)).toBe(24);
    expect(pace.remaining).toBe(0);
    expect(open('calm', 0, 12)).toBe(12);
  });

  test('when others use half of it, a quarter is left to each', () => {
    const { pace, open } = paceAt();
    for (let n = 0; n < 24; n += 1) pace.begin('shared', `viewer ${n}`);
    expect([open('greedy', 0, 40), open('calm', 0, 1)]).toEqual([12, 1]);
  });

  test('what anyone has requested in the last minute is not new, and goes on', () => {
    const { pace, open } = paceAt();
    pace.begin('known', 'calm');
    open('greedy', 0, 40);
    expect(pace.waitForNew('known', 'calm')).toBe(0);
    expect(pace.waitForNew('known', 'greedy')).toBe(0);
    expect(pace.waitForNew('greedy 40', 'greedy')).toBe(60_000);
  });

  test('those who keep theirs alive get no others; those who let go do', () => {
    const { time, pace, open } = paceAt();
    for (let n = 0; n < 12; n += 1) pace.begin('shared', `viewer ${n}`);
    expect(open('greedy', 0, 40)).toBe(12);
    time.now = 50_000;
    for (let n = 0; n < 12; n += 1) pace.begin(`greedy ${n}`, 'greedy');
    // The calls of the start have gone, and half of the pace is free again; but not for long.
    time.now = 60_000;
    expect(open('greedy', 40, 40)).toBe(12);
    time.now = 120_000;
    expect(open('greedy', 80, 40)).toBe(24);
  });

  test('where one person is alone, and where no limit is known, nothing is shared out', () => {
    const { pace } = paceAt();
    for (let n = 0; n < 48; n += 1) pace.begin(`${n}`);
    expect(pace.waitForNew('new', undefined)).toBe(0);
    const unlimited = new CallPace(() => 0);
    unlimited.learn(response(null));
    for (let n = 0; n < 100; n += 1) unlimited.begin(`${n}`, 'one');
    expect(unlimited.waitForNew('new', 'one')).toBe(0);
  });

  test('before the first response the limit is unknown: then 20 at once are enough', () => {
    const pace = new CallPace(() => 0);
    for (let n = 0; n < 20; n += 1) {
      expect(pace.waitForNew(`${n}`, 'one')).toBe(0);
      pace.begin(`${n}`, 'one');
    }
    expect(pace.waitForNew('new', 'one')).toBe(60_000);
    expect(pace.waitForNew('new', 'another')).toBe(0);
  });

  // 24 calls of others are half of the pace, and 12 resources a person's quarter.
  test.each([
    ['until the oldest of theirs leaves', [12, 'greedy'], [24, 'others'], 40_000],
    ['until half of the pace is free, where that is earlier', [24, 'others'], [12, 'greedy'], 52_000],
    ['until they are back at their quarter', [14, 'greedy'], [24, 'others'], 42_000],
    ['not at all while they have less than their quarter', [11, 'greedy'], [24, 'others'], 0],
    ['not at all while there is room', [12, 'greedy'], [11, 'others'], 0],
  ] as const)('what a person waits: %s', (_, first, second, wait) => {
    const { time, pace } = paceAt();
    // The first ones one second after another from 0 s, the second ones together at 20 s.
    const [firstCount, firstPerson] = first;
    for (let n = 0; n < firstCount; n += 1) {
      time.now = Math.min(n * 1_000, 20_000);
      pace.begin(`${firstPerson} ${n}`, firstPerson);
    }
    time.now = 20_000;
    const [secondCount, secondPerson] = second;
    for (let n = 0; n < secondCount; n += 1) pace.begin(`${secondPerson} ${n}`, secondPerson);
    expect(pace.waitForNew('new', 'greedy')).toBe(wait);
  });

  test('a resource that is requested again leaves by its last call', () => {
    const { time, pace } = paceAt();
    for (let n = 0; n < 12; n += 1) {
      time.now = n * 1_000;
      pace.begin(`greedy ${n}`, 'greedy');
    }
    time.now = 20_000;
    pace.begin('greedy 0', 'greedy');
    for (let n = 0; n < 24; n += 1) pace.begin('shared', 'others');
    expect(pace.waitForNew('new', 'greedy')).toBe(41_000);
  });

  test('with a low limit four resources are still free to each', () => {
    const pace = new CallPace(() => 0);
    pace.learn(response('10'));
    for (let n = 0; n < 3; n += 1) pace.begin(`${n}`, 'one');
    expect(pace.waitForNew('new', 'one')).toBe(0);
    pace.begin('3', 'one');
    expect(pace.waitForNew('new', 'one')).toBe(60_000);
  });
});
