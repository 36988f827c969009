/**
 * What was measured of one thing. `samples` are in `unit`; `base` is what it is compared with, measured in the same run.
 *
 * @typedef {object} Measured
 * @property {string} part of the bench
 * @property {string} name
 * @property {string} unit
 * @property {number[]} samples one a run
 * @property {Measured} [base]
 * @property {{ ratio: number } | { value: number } | { over: number }} [atMost] the budget: times `base`, in `unit`, or
 *   `unit` more than `base`
 */

/** @param {readonly number[]} samples not empty */
export function median(samples) {
  return quantile(samples, 0.5);
}

/**
 * @param {readonly number[]} samples not empty
 * @param {number} share from 0 to 1
 */
export function quantile(samples, share) {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * One line a measured thing: median, least and most, ratio to its base, budget, and whether it is met.
 *
 * @param {readonly Measured[]} measured
 */
export function table(measured) {
  const head = ['part', 'what', 'median', 'spread', 'ratio', 'budget', ''];
  const lines = measured.map((one) => {
    const verdict = judged(one);
    return [
      one.part,
      one.name,
      `${figure(median(one.samples))} ${one.unit}`,
      one.samples.length > 1
        ? `${figure(Math.min(...one.samples))} to ${figure(Math.max(...one.samples))}`
        : '',
      one.base ? ratioTo(one.base, median(one.samples)) : '',
      verdict?.budget ?? '',
      verdict ? (verdict.met ? 'met' : 'MISSED') : '',
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  /** @param {readonly string[]} cells */
  const row = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [row(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...lines.map(row)].join(
    '\n',
  );
}

/** @param {Measured} base @param {number} value */
function ratioTo({ name, samples }, value) {
  const floor = median(samples);
  return floor === 0 ? '' : `${(value / floor).toFixed(2)} × ${name}`;
}

/**
 * @param {Measured} measured
 * @returns {{ budget: string, met: boolean } | undefined} `undefined` where there is no budget
 */
export function judged({ samples, base, atMost, unit }) {
  if (!atMost) return undefined;
  const value = median(samples);
  if ('value' in atMost) return { budget: `${figure(atMost.value)} ${unit}`, met: value <= atMost.value };
  if (!base) return undefined;
  const floor = median(base.samples);
  if ('ratio' in atMost)
    return { budget: `${atMost.ratio.toFixed(2)} ×`, met: value <= floor * atMost.ratio };
  return { budget: `+${figure(atMost.over)} ${unit}`, met: value - floor <= atMost.over };
}

/** @param {number} value */
function figure(value) {
  const size = Math.abs(value);
  const digits = size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits });
}
