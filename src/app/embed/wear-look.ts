import * as v from 'valibot';
import type { EmbedBoot } from '../../contracts/embed/boot.ts';
import { MAX_LOOK_LENGTH } from '../../contracts/embed/protocol.ts';
import { correctionsOf, lookSheet } from '../../look/look.ts';
import { readAppearance } from '../../look/read-appearance.ts';
import type { LookProblem } from './panel-look.ts';

const json = v.fallback(v.pipe(v.string(), v.maxLength(MAX_LOOK_LENGTH + 100), v.parseJson()), undefined);
const named = v.fallback(v.object({ appearance: v.unknown() }), { appearance: undefined });

/** Where the panel's look stands: in the name that its script gave the window, or in a message. */
export type LookText = { name: string } | { json: string };

function lookIn(text: LookText): unknown {
  if ('json' in text) return v.parse(json, text.json);
  return v.parse(named, v.parse(json, text.name)).appearance;
}

/**
 * Puts a look on the page in place of the one before: the tenant's, with each field that the panel gives.
 *
 * @param panels what the panel gives, as it came; nothing where it is no JSON of ours
 * @returns what of it is not worn as given
 */
export function wear(
  panels: LookText,
  { appearance, fontOrigins }: Pick<EmbedBoot, 'appearance' | 'fontOrigins'>,
): LookProblem[] {
  const tenants = readAppearance(appearance ?? {}, fontOrigins);
  const own = readAppearance(lookIn(panels) ?? {}, fontOrigins);
  const worn = { ...tenants.appearance, ...own.appearance };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(lookSheet(worn));
  document.adoptedStyleSheets = [sheet];
  const refused = [...tenants.refused, ...own.refused];
  const corrected = correctionsOf(worn);
  return [
    ...refused.map((detail) => ({ code: 'appearance_invalid' as const, detail })),
    ...corrected.map((detail) => ({ code: 'appearance_corrected' as const, detail })),
  ];
}
