import * as v from 'valibot';

/**
 * Schema parts for answers from outside.
 *
 * A field of the wrong type becomes `null` ("not said"), a broken item of a list becomes a `null` placeholder, and
 * only a broken envelope fails the parse. `driftBetween` then tells what was tolerated, so nothing is lost silently.
 */

/** Text, or `null` when absent or not text. */
export const text = v.fallback(v.nullable(v.string()), null);

/** A finite number, or `null`. JSON such as `1e999` parses to Infinity and is not a number we can show. */
export const finite = v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null);

/** `true`, `false`, or `null` when the provider did not say. */
export const flag = v.fallback(v.nullable(v.boolean()), null);

/** A part that may be missing or broken as a whole; then it is `null`. */
export function part<const TSchema extends v.GenericSchema>(schema: TSchema) {
  return v.fallback(v.nullable(schema), null);
}

/** A list whose broken items become `null` placeholders, so that one bad row never costs the others. */
export function rows<const TSchema extends v.GenericSchema>(schema: TSchema) {
  return v.array(part(schema));
}

/** One tolerated deviation from the documented shape. */
export interface Drift {
  /** Where, as a dotted path: `available.3.format`. */
  path: string;
  /** What came, as JSON cut to 40 characters; `nothing` when the key was missing. */
  got: string;
}

/** At most this many drifts are reported for one answer. */
const MAX_DRIFTS = 20;

/**
 * Compares an answer with what its schema made of it and lists the fields that were tolerated.
 * Extra fields are no drift: the schema passes over them.
 */
export function driftBetween(input: unknown, output: unknown): Drift[] {
  const found: Drift[] = [];
  collect(input, output, [], found);
  return found;
}

function collect(input: unknown, output: unknown, path: readonly string[], found: Drift[]): void {
  if (found.length >= MAX_DRIFTS) return;
  if (output === null || typeof output !== 'object') {
    if (input !== output) found.push({ path: path.join('.'), got: excerpt(input) });
    return;
  }
  if (input === null || typeof input !== 'object' || Array.isArray(input) !== Array.isArray(output)) {
    found.push({ path: path.join('.'), got: excerpt(input) });
    return;
  }
  for (const [key, value] of Object.entries(output)) {
    const from: unknown = Object.hasOwn(input, key) ? Reflect.get(input, key) : undefined;
    if (from !== value) collect(from, value, [...path, key], found);
  }
}

function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  let json: string;
  if (Array.isArray(value)) json = `a list of ${value.length}`;
  else if (value !== null && typeof value === 'object') json = 'an object';
  else json = JSON.stringify(value);
  return json.length > 40 ? `${json.slice(0, 39)}…` : json;
}
