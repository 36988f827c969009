import { expect, test } from 'vitest';
import { FailureStreaks } from './failure-streaks.ts';

test('failures in a row are counted for each path; a response ends the row', () => {
  const streaks = new FailureStreaks();
  expect([streaks.failed('/a'), streaks.failed('/a'), streaks.failed('/b')]).toEqual([1, 2, 1]);
  streaks.succeeded('/a');
  expect([streaks.failed('/a'), streaks.failed('/b')]).toEqual([1, 2]);
});

test('ten thousand paths that people typed leave a hundred behind; the one that fails on is kept', () => {
  const streaks = new FailureStreaks();
  for (let n = 1; n <= 10_000; n += 1) {
    streaks.failed(`/api/hostup/vps/vps_${n}/iso`);
    expect(streaks.failed('/api/hostup/vps')).toBe(n);
  }
  expect(streaks.size).toBe(100);
});
