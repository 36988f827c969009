import { expect, test } from 'vitest';
import { withoutToken } from './url-token.ts';

test.each([
  ['?token=a.b.c', '/p'],
  ['?q=debian&token=a&token=b', '/p?q=debian'],
  ['#token=a.b.c', '/p'],
  ['?token', '/p'],
  ['?q=1&token=a#token=b', '/p?q=1'],
  ['?token=a#content', '/p#content'],
  ['?Token=a&TOKEN=b', '/p'],
  ['?%74oken=a', '/p'],
  ['#%74oken=a', '/p'],
  ['#x&token=a', '/p'],
  ['#?token=a', '/p'],
  ['#/token=a', '/p'],
])('%s loses its token', (rest, cleaned) => {
  expect(withoutToken(`https://iso.example.net/p${rest}`)).toBe(cleaned);
});

test.each(['', '?q=token', '?tokens=1', '#content', '#my-token', '#tokens'])(
  '%s is left as it is',
  (rest) => {
    expect(withoutToken(`https://iso.example.net/p${rest}`)).toBeNull();
  },
);
