import { expect, test } from 'vitest';
import { effectWords, lastStart } from './status.ts';

const NOW = 1_000_000;
const CHANGE = { sentAt: 900_000, confirmedAt: 910_000 };

test.each([
  [
    'changed after the start',
    CHANGE,
    100_000,
    /^The drives changed 1 min 30 s ago, after the last start\. That takes effect/,
  ],
  ['started after the change', CHANGE, 950_000, /has started since/],
  ['started while it changed', CHANGE, 905_000, /^nothing$/],
  ['start not known', CHANGE, null, /^nothing$/],
  ['no change known', null, 100_000, /^nothing$/],
] as const)('%s', (_, change, startedAt, words) => {
  expect(effectWords(change, startedAt, NOW) ?? 'nothing').toMatch(words);
});

test.each([
  ['running', 10, 990_000],
  ['Running', 0, 1_000_000],
  ['running', null, null],
  ['stopped', 10, null],
  [null, 10, null],
])('the last start of a server that is %s for %s s', (powerState, uptimeSeconds, startedAt) => {
  expect(lastStart({ powerState, uptimeSeconds, actions: null }, NOW)).toBe(startedAt);
});
