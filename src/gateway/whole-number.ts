import * as v from 'valibot';

/** A whole number in a variable, from `min` to `max`. */
export function wholeNumberIn(variable: string, min: number, max: number) {
  const complaint = `${variable} must be a whole number from ${min} to ${max}.`;
  return v.pipe(
    v.string(),
    v.regex(new RegExp(`^\\d{1,${String(max).length}}$`), complaint),
    v.transform(Number),
    v.minValue(min, complaint),
    v.maxValue(max, complaint),
  );
}
