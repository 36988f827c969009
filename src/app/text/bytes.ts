import { formatDecimal } from './count.ts';
import * as m from './messages/units.en.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/**
 * Bytes in decimal units (1 GB = 10^9 bytes), three significant digits: `1.11 GB`, `652 MB`, `0 B`. `null` when the
 * number cannot be a byte count (negative, fractional, not finite).
 */
export function formatBytes(bytes: number | null): string | null {
  if (!isByteCount(bytes)) return null;
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${formatDecimal(value, digits)} ${UNITS[unit] ?? 'B'}`;
}

/** Exact bytes with digit groups: `1,111,998,464 bytes`. Above 2^53 JSON has lost digits: `about …`. */
export function formatExactBytes(bytes: number | null): string | null {
  if (!isByteCount(bytes)) return null;
  return (Number.isSafeInteger(bytes) ? m.exactBytes : m.aboutBytes)({ count: bytes });
}

/** No file is larger: 2^64 bytes. */
const MAX_BYTES = 2 ** 64;

/** Whether a number can be a count of bytes. */
export function isByteCount(value: number | null): value is number {
  return value !== null && Number.isInteger(value) && value >= 0 && value <= MAX_BYTES;
}
