import { FONTS, type Appearance, type AppearanceColour } from '../contracts/embed/appearance.ts';
import { fullHex, isDark } from './colour.ts';
import { themeLook, TEXT, type Correction, type Given } from './theme-look.ts';
import { THEMES, type Theme } from './tokens.ts';

/** Behind each name: what looks alike on the usual systems, nothing to load. https://modernfontstacks.com */
const STACKS: Record<(typeof FONTS)[number], string> = {
  system: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  humanist: 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", source-sans-pro, sans-serif',
  geometric: 'Avenir, Montserrat, Corbel, "URW Gothic", source-sans-pro, sans-serif',
  rounded:
    'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Comfortaa, Manjari, "Arial Rounded MT Bold", Calibri, sans-serif',
  serif: 'Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif',
  mono: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
};

/** Each is written: a panel's `comfortable` takes the place of a `compact` in the tenant's file. */
const PADS = { comfortable: '.25rem', compact: '.1875rem' } as const satisfies Record<
  NonNullable<Appearance['density']>,
  string
>;

/** The theme that single colours of background, surface and text are for; where there are none, light. */
function homeTheme({ background, surface, text }: Appearance): Theme {
  const ground = [background, surface].find((colour) => typeof colour === 'string');
  if (ground !== undefined) return isDark(fullHex(ground)) ? 'dark' : 'light';
  return typeof text === 'string' && !isDark(fullHex(text)) ? 'dark' : 'light';
}

/** The colours of an appearance that are for a theme. */
export function givenFor(theme: Theme, appearance: Appearance): Given {
  const isHome = theme === homeTheme(appearance);
  const given: Given = {};
  const take = (field: keyof Given, colour: AppearanceColour | undefined, single: boolean) => {
    const chosen = typeof colour === 'string' ? (single ? colour : undefined) : colour?.[theme];
    if (chosen !== undefined) given[field] = fullHex(chosen);
  };
  take('accent', appearance.accent, true);
  take('background', appearance.background, isHome);
  take('surface', appearance.surface, isHome);
  take('text', appearance.text, isHome);
  return given;
}

/** A sentence for each given colour that is not used as it is, with what to do. */
export function correctionsOf(appearance: Appearance): string[] {
  const home = homeTheme(appearance);
  return THEMES.flatMap((theme) => themeLook(theme, givenFor(theme, appearance)).corrections)
    .filter(
      // To fit one colour to the other theme is no fault of the colour.
      ({ field, theme }) => field !== 'accent' || typeof appearance.accent !== 'string' || theme === home,
    )
    .map(inWords);
}

function inWords({ field, theme, given, used, ratio }: Correction): string {
  if (field === 'background' || field === 'surface') {
    return `appearance.${field}: ${given} is no ${field} of the ${theme} theme, whose text would be unreadable on it; ${used} is used. Give a ${theme} colour there.`;
  }
  // Cut, not rounded: 4.49 is not 4.5.
  const shown = Math.floor(ratio * 10) / 10;
  return `appearance.${field}: in the ${theme} theme ${given} has a contrast of ${shown}:1, and needs ${TEXT}:1; ${used} is used.`;
}

/**
 * A look as a style sheet: it changes the variables of `src/app/styles.css`. Not on paper and not in forced colours, where
 * each has its own.
 *
 * @param appearance as its schema read it: colours, numbers, and one URL of a font in plain characters
 */
export function lookSheet(appearance: Appearance): string {
  const { accent, background, surface, text, fontFamily, density, radius } = appearance;
  const hasColours = [accent, background, surface, text].some((colour) => colour !== undefined);
  const [light, dark] = THEMES.map((theme) => {
    if (!hasColours) return '';
    const { tokens } = themeLook(theme, givenFor(theme, appearance));
    return Object.entries(tokens)
      .map(([name, colour]) => `--${name}:${colour};`)
      .join('');
  });
  const stack = FONTS.find((font) => font === fontFamily);
  const isFile = fontFamily !== undefined && stack === undefined;
  const face = isFile ? `@font-face{font-family:look;src:url("${fontFamily}");font-display:swap}` : '';
  const family = isFile ? `look,${STACKS.system}` : stack && STACKS[stack];
  const both = [
    family === undefined ? '' : `font-family:${family};`,
    radius === undefined
      ? ''
      : `--radius:${radius}px;--radius-md:${rounded(radius * 0.6)}px;--radius-sm:${rounded(radius * 0.4)}px;`,
    density === undefined ? '' : `--pad:${PADS[density]};`,
  ].join('');
  const rules = [
    `:root{${both}${light}}`,
    dark
      ? `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}:root[data-theme=dark]{${dark}}`
      : '',
  ].join('');
  return `${face}@media screen and (forced-colors:none){${rules}}`;
}

const rounded = (px: number) => Math.round(px * 100) / 100;
