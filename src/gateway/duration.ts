import * as v from 'valibot';

const FORM = /^(\d{1,9})(ms|s|min)?$/;
const MS = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['min', 60_000],
]);

/**
 * A time in a variable, such as `500ms`, `5s` or `2min`, in ms. Without a unit it is in ms.
 *
 * @param least shortest and `most` longest time, ms
 */
export function duration(variable: string, least: number, most: number) {
  const complaint = `${variable} must be a time from ${inWords(least)} to ${inWords(most)}, such as 5s or 5000ms.`;
  return v.pipe(
    v.string(),
    v.regex(FORM, complaint),
    v.transform((text) => {
      const [, digits, unit = 'ms'] = FORM.exec(text) ?? [];
      return Number(digits) * (MS.get(unit) ?? 1);
    }),
    v.minValue(least, complaint),
    v.maxValue(most, complaint),
  );
}

function inWords(ms: number): string {
  return ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`;
}
