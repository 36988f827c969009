import { expect, test } from 'vitest';
import { FailureStreaks } from './failure-streaks.ts';

const LEAST = 2_200;
const double = (failures: number) => 2_000 * 2 ** failures;
const start = () => {
  const streaks = new FailureStreaks();
  return { streaks, fail: (path: string, now: number) => streaks.failed(path, now, LEAST, double) };
};

test('failures in a row are counted for each path; a good response ends the row', () => {
  const { streaks, fail } = start();
  expect([fail('/a', 0), fail('/a', 4_000), fail('/b', 4_000)].map(({ count }) => count)).toEqual([1, 2, 1]);
  expect([streaks.count('/a'), streaks.count('/b'), streaks.count('/c')]).toEqual([2, 1, 0]);
  streaks.succeeded('/a');
  expect(streaks.count('/a')).toBe(0);
  expect([fail('/a', 5_000), fail('/b', 8_000)].map(({ count }) => count)).toEqual([1, 2]);
});

test("a person's own tries neither count nor move the next automatic one", () => {
  const { fail } = start();
  expect(fail('/a', 0)).toEqual({ count: 1, retryAt: 4_000 });
  for (let now = 100; now <= 1_800; now += 100) expect(fail('/a', now)).toEqual({ count: 1, retryAt: 4_000 });
  expect(fail('/a', 3_990)).toEqual({ count: 2, retryAt: 3_990 + 8_000 });
});

test('two tries within the time that the gateway repeats a failure are one', () => {
  const { fail } = start();
  fail('/a', 0);
  // The next automatic try would have brought the repeated failure: it waits until that is over.
  expect(fail('/a', 3_000)).toEqual({ count: 1, retryAt: 3_000 + LEAST });
  expect(fail('/a', 4_900)).toEqual({ count: 1, retryAt: 4_900 + LEAST });
});

test('a thousand paths that people typed leave a hundred behind; the one that fails on is kept', () => {
  const { streaks, fail } = start();
  let now = 0;
  for (let n = 1; n <= 1_000; n += 1) {
    fail(`/api/hostup/vps/vps_${n}/iso`, now);
    const { count, retryAt } = streaks.failed('/api/hostup/vps', now, LEAST, () => LEAST);
    expect(count).toBe(n);
    now = retryAt;
  }
  expect(streaks.size).toBe(100);
});
