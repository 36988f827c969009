import * as v from 'valibot';

/**
 * Schema parts for responses from outside.
 *
 * A field of the wrong type becomes `null` ("unknown"), a broken item of a list becomes a `null` placeholder, and
 * only a broken envelope fails the parse. `differenceFrom` then reports what was tolerated, so nothing is lost silently.
 */

/** Text, or `null` when absent or not text. */
export const text = v.fallback(v.nullable(v.string()), null);

/** The same where `null` is documented. */
export const textOrNull = v.fallback(v.nullable(v.nullable(v.string())), null);

/** A finite number, or `null`. JSON such as `1e999` parses to Infinity and is not a number we can show. */
export const finite = v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null);

/** `true`, `false`, or `null` when the provider did not state it. */
export const flag = v.fallback(v.nullable(v.boolean()), null);

/** A part that may be missing or broken as a whole; then it is `null`. */
export function part<const TSchema extends v.GenericSchema>(schema: TSchema) {
  return v.fallback(v.nullable(schema), null);
}

/** The same where `null` is documented. */
export function partOrNull<const TSchema extends v.GenericSchema>(schema: TSchema) {
  return v.fallback(v.nullable(v.nullable(schema)), null);
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
  /** What is documented, as text: `text or null`. */
  expected: string;
}

/** How a response differs from what its schema documents. */
export interface Difference {
  drift: Drift[];
  /** Fields that the schema does not know, each as a path with a slash before every key: `/available/3/colour`. */
  unknown: string[];
}

/** At most this many of a kind are reported for one response. */
const MOST = 20;

/**
 * A schema as far as its parts are read. A `fallback` is a tolerance, and so is a `nullable` directly in it; any other
 * `nullable` is documented. A missing `exactOptional` or `nullish` is documented, a missing `optional` is tolerated.
 */
export interface SchemaParts extends v.GenericSchema {
  readonly wrapped?: SchemaParts;
  readonly entries?: Readonly<Record<string, SchemaParts>>;
  readonly item?: SchemaParts;
  readonly value?: SchemaParts;
  readonly options?: readonly SchemaParts[];
  readonly pipe?: readonly object[];
}

/**
 * Compares a response with what its schema documents: the fields that were tolerated, and those it does not know.
 *
 * @param most of each kind
 */
export function differenceFrom(schema: v.GenericSchema, input: unknown, most = MOST): Difference {
  const found: Difference = { drift: [], unknown: [] };
  visit(schema, input, [], found, most);
  return found;
}

function visit(
  shape: SchemaParts,
  input: unknown,
  path: readonly string[],
  found: Difference,
  most: number,
  orNull = false,
): void {
  if (found.drift.length >= most && found.unknown.length >= most) return;
  const documented = documentedIn(shape);
  const { type, wrapped, entries, item, value } = documented;
  const child = (of: SchemaParts, key: string, from: unknown) => visit(of, from, [...path, key], found, most);
  if (wrapped) {
    const nullable = type === 'nullable';
    if (!nullable || input !== null) visit(wrapped, input, path, found, most, orNull || nullable);
  } else if (entries && isObject(input)) {
    for (const [key, of] of Object.entries(entries)) {
      if (Object.hasOwn(input, key)) child(of, key, Reflect.get(input, key));
      else if (of.type !== 'exact_optional' && of.type !== 'nullish') child(of, key, undefined);
    }
    const strange = Object.keys(input).filter((key) => !Object.hasOwn(entries, key));
    for (const key of strange.slice(0, most - found.unknown.length)) {
      found.unknown.push([...path, key].map((each) => `/${each}`).join(''));
    }
  } else if (item && Array.isArray(input)) {
    for (const [n, of] of input.entries()) child(item, String(n), of);
  } else if (value && isObject(input)) {
    for (const [key, of] of Object.entries(input)) child(value, key, of);
  } else if ((entries ?? item ?? value) || !v.is(documented, input)) {
    if (found.drift.length >= most) return;
    const expected = `${WORDS.get(type) ?? documented.expects}${orNull ? ' or null' : ''}`;
    found.drift.push({ path: path.join('.'), got: excerpt(input), expected });
  }
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
]);

function documentedIn(shape: SchemaParts): SchemaParts {
  const documented = 'fallback' in shape && shape.wrapped ? shape.wrapped : shape;
  return documented.pipe?.findLast(isShape) ?? documented;
}

/** Of the parts of a pipe: whether it is one that has fields. */
function isShape(part: object): part is SchemaParts {
  return 'entries' in part;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What came where JSON had a number that none can hold, such as `1e999`. */
export const TOO_LARGE = 'a number too large';

function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' && !Number.isFinite(value)) return TOO_LARGE;
  let json: string;
  if (Array.isArray(value)) json = `a list of ${value.length}`;
  else if (value !== null && typeof value === 'object') json = 'an object';
  else json = JSON.stringify(value);
  return json.length > 40 ? `${json.slice(0, 39)}…` : json;
}
