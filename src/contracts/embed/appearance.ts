import * as v from 'valibot';
import { mustBe } from './must-be.ts';
import { isExactOrigin } from './origin.ts';

/** Corners of cards, px. */
const MOST_RADIUS = 24;

export const FONTS = ['system', 'humanist', 'geometric', 'rounded', 'serif', 'mono'] as const;
const DENSITIES = ['comfortable', 'compact'] as const;

const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const A_COLOUR = 'a colour as "#rrggbb", or { "light": "#rrggbb", "dark": "#rrggbb" }';
const hex = v.pipe(v.string(mustBe(A_COLOUR)), v.regex(HEX, mustBe(A_COLOUR)));
const themed = v.pipe(
  v.strictObject({ light: v.exactOptional(hex), dark: v.exactOptional(hex) }),
  // A list too, which to valibot is an object.
  v.check(({ light, dark }) => (light ?? dark) !== undefined, mustBe(A_COLOUR)),
);
const colour = v.union([hex, themed], mustBe(A_COLOUR));

/** Its characters cannot end a quoted text in a style sheet. */
const FONT_URL = /^https?:\/\/[a-z0-9.:[\]-]+\/[\w./~%+,@-]+\.woff2?$/i;
const A_FONT = `one of ${FONTS.join(', ')}, or the https URL of a .woff2 or .woff file without a query`;
const A_RADIUS = `a number of px from 0 to ${MOST_RADIUS}`;

/** The origin of a font's URL; `undefined` for any other text, such as the name of a font. */
export function fontOriginOf(text: string): string | undefined {
  if (text.length > 300 || !FONT_URL.test(text) || !URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  return isExactOrigin(origin) ? origin : undefined;
}

/** How a frame looks: the tenant's file has one, and the panel's page may give one, whose fields take precedence. */
export const appearance = v.strictObject({
  /** Links, main buttons, progress, focus. One colour is made to fit both themes. */
  accent: v.exactOptional(colour),
  /** Of the page. One colour of these three is for one theme: the one that it is for by the lightness of the background. */
  background: v.exactOptional(colour),
  /** Of the cards. */
  surface: v.exactOptional(colour),
  text: v.exactOptional(colour),
  /** Of the corners of cards, px. */
  radius: v.exactOptional(
    v.pipe(
      v.number(mustBe(A_RADIUS)),
      v.minValue(0, mustBe(A_RADIUS)),
      v.maxValue(MOST_RADIUS, mustBe(A_RADIUS)),
    ),
  ),
  fontFamily: v.exactOptional(
    v.union(
      [
        v.picklist(FONTS),
        v.pipe(
          v.string(),
          v.check((text) => fontOriginOf(text) !== undefined, mustBe(A_FONT)),
        ),
      ],
      mustBe(A_FONT),
    ),
  ),
  density: v.exactOptional(v.picklist(DENSITIES, mustBe(`"${DENSITIES.join('" or "')}"`))),
});
export type Appearance = v.InferOutput<typeof appearance>;
export type AppearanceColour = v.InferOutput<typeof colour>;
