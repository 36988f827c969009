import * as v from 'valibot';
import { appearance, FONTS, originOf, type Appearance } from '../contracts/embed/appearance.ts';

/** Whether text is that of a font's URL, which then comes from an origin that the tenant's file must allow. */
export function fontOriginOf({ fontFamily }: Appearance): string | undefined {
  const isOurs = FONTS.some((font) => font === fontFamily);
  return fontFamily === undefined || isOurs ? undefined : originOf(fontFamily);
}

/**
 * Reads a look from anywhere. What is wrong with one field does not cost the others.
 *
 * @param value parsed JSON; a field that is `null` is absent, as backends write it
 * @param fontOrigins where a font may come from
 * @returns with it a sentence for each field that is not taken, which shows no value
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
  for (const [name, given] of Object.entries(fields.output)) {
    if (given === null || given === undefined) continue;
    const read = v.safeParse(appearance, { [name]: given });
    if (read.success) Object.assign(taken, read.output);
    else refused.push(sentence(name, read.issues[0]));
  }
  const known = v.parse(appearance, taken);
  const fontOrigin = fontOriginOf(known);
  if (fontOrigin !== undefined && !fontOrigins.includes(fontOrigin)) {
    delete known.fontFamily;
    refused.push(
      `appearance.fontFamily is not loaded: ${fontOrigin} is not among the tenant's \`fontOrigins\` in the gateway's file.`,
    );
  }
  return { appearance: known, refused };
}

const FIELDS = Object.keys(appearance.entries);
/** A longer name is no one's spelling mistake. */
const LONGEST_NAME = 40;

function sentence(name: string, { message }: v.BaseIssue<unknown>): string {
  if (FIELDS.includes(name)) return `appearance.${name} ${message}.`;
  return `appearance has no field "${name.slice(0, LONGEST_NAME)}"; it has ${FIELDS.join(', ')}.`;
}
