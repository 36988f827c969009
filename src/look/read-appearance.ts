import * as v from 'valibot';
import { appearance, fontOriginOf, type Appearance } from '../contracts/embed/appearance.ts';

/**
 * Reads a look from anywhere. What is wrong with one field does not cost the others.
 *
 * @param value parsed JSON; a field that is `null` is absent, as backends write it
 * @param fontOrigins where a font may come from
 * @returns with it a sentence for each field that is not taken, and one for all names of none, which show no value
 */
export function readAppearance(
  value: unknown,
  fontOrigins: readonly string[],
): { appearance: Appearance; refused: string[] } {
  const fields = v.safeParse(v.record(v.string(), v.unknown()), value);
  if (!fields.success || Array.isArray(value))
    return { appearance: {}, refused: ['appearance must be an object.'] };
  const taken: Record<string, unknown> = {};
  const refused: string[] = [];
  const unknown: string[] = [];
  for (const [name, given] of Object.entries(fields.output)) {
    if (given === null || given === undefined) continue;
    const read = v.safeParse(appearance, { [name]: given });
    if (read.success) Object.assign(taken, read.output);
    else if (!FIELDS.includes(name)) unknown.push(name);
    else refused.push(`appearance.${name} ${read.issues[0].message}.`);
  }
  if (unknown.length > 0) refused.push(noField(unknown));
  const known = v.parse(appearance, taken);
  const fontOrigin = fontOriginOf(known.fontFamily ?? '');
  if (fontOrigin !== undefined && !fontOrigins.includes(fontOrigin)) {
    delete known.fontFamily;
    refused.push(
      `appearance.fontFamily is not loaded: ${fontOrigin} is not among the tenant's \`fontOrigins\` in the gateway's file.`,
    );
  }
  return { appearance: known, refused };
}

const FIELDS = Object.keys(appearance.entries);
/** A longer name, and one more of them, is no one's spelling mistake. */
const LONGEST_NAME = 40;
const MOST_NAMES = 3;

function noField(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMES).map((name) => `"${name.slice(0, LONGEST_NAME)}"`);
  const more = names.length - named.length;
  const all = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `appearance has no field ${all}; it has ${FIELDS.join(', ')}.`;
}
