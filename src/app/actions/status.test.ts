import { expect, test } from 'vitest';
import { lastStart } from './status.ts';

const NOW = 1_000_000;

test.each([
  ['running', 10, 990_000],
  ['Running', 0, 1_000_000],
  ['running', null, null],
  ['stopped', 10, null],
  [null, 10, null],
])('the last start of a server that is %s for %s s', (powerState, uptimeSeconds, startedAt) => {
  expect(lastStart({ powerState, uptimeSeconds, actions: null }, NOW)).toBe(startedAt);
});
