import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBytes, formatExactBytes, isByteCount } from './bytes.ts';

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [999, '999 B'],
  [1_000, '1.00 kB'],
  [9_994, '9.99 kB'],
  [9_995, '10.0 kB'],
  [99_949, '99.9 kB'],
  [99_950, '100 kB'],
  [652_000_000, '652 MB'],
  [999_499_999, '999 MB'],
  [999_500_000, '1.00 GB'],
  [1_111_998_464, '1.11 GB'],
  [11_400_000_000, '11.4 GB'],
  [2 ** 53, '9.01 PB'],
  [2 ** 64, '18447 PB'],
])('%i bytes is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([null, -1, 0.5, Number.NaN, Infinity, -Infinity, 1e300])('%s is no count of bytes', (value) => {
  expect(isByteCount(value)).toBe(false);
  expect(formatBytes(value)).toBeNull();
  expect(formatExactBytes(value)).toBeNull();
});

test('exact bytes', () => {
  expect(formatExactBytes(1_111_998_464)).toBe('1,111,998,464 bytes');
  expect(formatExactBytes(1)).toBe('1 byte');
  expect(formatExactBytes(0)).toBe('0 bytes');
  expect(formatExactBytes(2 ** 53)).toBe('about 9,007,199,254,740,992 bytes');
});

test('three digits at most, but for what is beyond PB, and never less for more', () => {
  const value = (bytes: number) => {
    const [number, unit] = (formatBytes(bytes) ?? '').split(' ');
    return Number(number) * 1_000 ** ['B', 'kB', 'MB', 'GB', 'TB', 'PB'].indexOf(unit ?? '');
  };
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
      expect(formatBytes(a)).toMatch(/^(\d{1,3}|\d\.\d\d|\d\d\.\d) [kMGTP]?B$/);
      expect(value(Math.min(a, b))).toBeLessThanOrEqual(value(Math.max(a, b)));
    }),
  );
});
