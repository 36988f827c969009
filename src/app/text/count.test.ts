import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCount } from './count.ts';

test('groups digits as Intl does', () => {
  const intl = new Intl.NumberFormat('en-GB');
  fc.assert(
    fc.property(fc.oneof(fc.nat(), fc.maxSafeNat()), (count) => {
      expect(formatCount(count)).toBe(intl.format(count));
    }),
  );
});
