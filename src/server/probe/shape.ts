import { TOO_LARGE } from '../../contracts/tolerant.ts';

/**
 * What may be printed of a provider's data: its type and form, never a value. Only words that a provider documents are
 * printed as they are, by whoever compares with them.
 */

const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,18})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
/** Prefixes of ids that HostUp documents. */
const ID = /^(vps|iso|job)_([0-9a-z]*)$/s;

/** The form of a value: `text of digits`, `a negative number`, `vps_ and 26 letters or digits`. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'true or false';
  if (typeof value === 'number') return shapeOfNumber(value);
  if (typeof value === 'string') return shapeOfText(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}

function shapeOfNumber(value: number): string {
  if (!Number.isFinite(value)) return TOO_LARGE;
  if (value < 0) return 'a negative number';
  if (!Number.isInteger(value)) return 'a number with a fraction';
  return Number.isSafeInteger(value) ? 'a whole number' : 'a whole number beyond 2^53';
}

function shapeOfText(value: string): string {
  if (value === '') return 'empty text';
  const [, prefix, rest = ''] = ID.exec(value) ?? [];
  if (prefix) return `${prefix}_ and ${rest.length} lower-case letters or digits`;
  if (/^\d+$/.test(value)) return 'text of digits';
  if (/^-?\d+\.\d+$/.test(value)) return 'text of a number';
  if (TIME.test(value)) return `a time like ${value.replaceAll(/\d/g, '0')}`;
  return 'text';
}
