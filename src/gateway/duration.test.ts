import * as v from 'valibot';
import { expect, test } from 'vitest';
import { duration } from './duration.ts';

const delay = duration('DELAY', 0, 60_000);

test.each([
  ['0', 0],
  ['250', 250],
  ['500ms', 500],
  ['5s', 5_000],
  ['1min', 60_000],
])('%s is %i ms', (text, ms) => {
  expect(v.parse(delay, text)).toBe(ms);
});

test.each(['', '-1', '5 s', '1.5s', '5h', '61s', 's', '1e3', '0x1', '9999999999'])(
  '"%s" is refused in one sentence',
  (text) => {
    const { issues } = v.safeParse(delay, text, { abortPipeEarly: true });
    expect(issues?.map(({ message }) => message)).toEqual([
      'DELAY must be a time from 0s to 60s, such as 5s or 5000ms.',
    ]);
  },
);
