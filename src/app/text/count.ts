import * as m from './messages/formats.en.ts';

/**
 * A whole number with digit groups: `10,000`. Not by `Intl`: its data alone takes a slow phone 150 ms, just before the first
 * response is rendered.
 */
export function formatCount(count: number): string {
  const digits = String(count);
  const mark = digits.length > 4 ? m.groupMark() : m.fourDigitMark();
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, mark);
}

/** A number of 0 or more with digit groups and at most three decimals: `1,024.5`. */
export function formatAmount(value: number): string {
  const [whole = '', fraction = ''] = String(Number(value.toFixed(3))).split('.');
  // Digit groups are for the whole part alone.
  const decimals = fraction === '' ? '' : formatDecimal(Number(`0.${fraction}`), fraction.length).slice(1);
  return `${formatCount(Number(whole))}${decimals}`;
}

/** A number with so many decimals: `1.11`. */
export function formatDecimal(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('.', m.decimalMark());
}
