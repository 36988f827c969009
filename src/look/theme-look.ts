import { contrast, isDark, legible, mix, type Demand, type Hex } from './colour.ts';
import { TOKENS, TONES, type Theme, type Token, type Tokens } from './tokens.ts';

/** WCAG 2.2, 1.4.3 and 1.4.11. */
export const TEXT = 4.5;
export const GRAPHIC = 3;

/** The colours of an appearance that are for one theme. */
export type Given = Partial<Record<'accent' | 'background' | 'surface' | 'text', Hex>>;

/** A given colour that was changed, as nothing could be read with it. */
export interface Correction {
  field: keyof Given;
  theme: Theme;
  given: Hex;
  used: Hex;
  /** Contrast of the given colour with what it meets; below what it needs. */
  ratio: number;
}

/** What text stands on. */
const TEXT_ON = [
  'page',
  'surface',
  'raised',
  'sunken',
  ...TONES.map((tone) => `${tone}-soft` as const),
] as const;

/**
 * All colours of one theme: those given, and what follows from them. Every text has 4.5:1 on everything that it stands on, and
 * what one acts with or reads a value from has 3:1. A background is taken as it is; the rest is moved away from it in
 * lightness, by no more than that takes.
 */
export function themeLook(theme: Theme, given: Given): { tokens: Tokens; corrections: Correction[] } {
  const base: Tokens = TOKENS[theme];
  const isLight = theme === 'light';
  const [towards, away] = isLight ? ['#000000', '#ffffff'] : ['#ffffff', '#000000'];
  const corrections: Correction[] = [];
  const correct = (field: keyof Given, used: Hex, against: readonly Hex[]) => {
    const colour = given[field];
    if (colour === undefined || colour === used) return;
    const ratio = Math.min(...against.map((each) => contrast(colour, each)));
    corrections.push({ field, theme, given: colour, used, ratio });
  };
  /** The colour given for a ground, where text of this theme can stand on it. */
  const ground = (field: 'background' | 'surface'): Hex | undefined => {
    const colour = given[field];
    return colour !== undefined && isDark(colour) !== isLight ? colour : undefined;
  };

  const onOwnGround = given.background ?? given.surface ?? given.text;
  const page = ground('background') ?? base.page;
  const nearPage = mix(page, '#ffffff', isLight ? 0.7 : 0.05);
  const surface =
    ground('surface') ??
    (page === base.page ? base.surface : contrast(towards, nearPage) < TEXT ? page : nearPage);
  correct('background', page, [towards]);
  correct('surface', surface, [towards]);

  const tokens: Tokens = { ...base, page, surface };
  if (onOwnGround !== undefined) {
    const wanted = given.text ?? base.ink;
    Object.assign(tokens, groundsOf(surface, isLight ? '#000000' : '#ffffff', base, isLight));
    const grounds = TEXT_ON.map((name) => tokens[name]);
    tokens.ink = legible(wanted, grounds.map(needing(TEXT)), towards);
    correct('text', tokens.ink, grounds);
    const on = (names: readonly Token[], ratio: number) => names.map((name): Demand => [tokens[name], ratio]);
    const shade = (share: number, demands: readonly Demand[]) =>
      legible(mix(tokens.ink, surface, share), demands, towards);
    tokens.muted = shade(0.32, on(TEXT_ON, TEXT));
    tokens.faint = shade(0.5, on(['page', 'surface', 'raised'], GRAPHIC));
    tokens['line-strong'] = shade(0.5, on(['page', 'surface', 'raised', 'sunken'], GRAPHIC));
    for (const tone of TONES) tokens[tone] = legible(base[tone], on(TEXT_ON, TEXT), towards);
    tokens.disc = legible(base.disc, on(['page', 'surface', 'sunken'], GRAPHIC), towards);
    tokens['danger-ink'] = inkOn([tokens.danger], base['danger-ink'], [away, towards]);
  }

  const demands: Demand[] = [
    ...TEXT_ON.map((name): Demand => [tokens[name], TEXT]),
    // The bar of a progress.
    [tokens.track, GRAPHIC],
  ];
  const accent = legible(given.accent ?? base.accent, demands, towards);
  tokens.accent = accent;
  correct(
    'accent',
    accent,
    demands.map(([from]) => from),
  );
  if (accent !== base.accent) {
    tokens['accent-strong'] = mix(accent, towards, 0.18);
    tokens['accent-ink'] = inkOn([accent, tokens['accent-strong']], base['accent-ink'], [away, towards]);
  }
  return { tokens, corrections };
}

const needing =
  (ratio: number) =>
  (from: Hex): Demand => [from, ratio];

/** What lies on a card or in it, from the card's own colour. Where text stands on it, it is as far from the text as the card. */
function groundsOf(surface: Hex, ink: Hex, base: Tokens, isLight: boolean): Partial<Tokens> {
  const grounds: Partial<Tokens> = {
    raised: isLight ? surface : mix(surface, ink, 0.05),
    sunken: isLight ? mix(surface, ink, 0.05) : mix(surface, '#000000', 0.25),
    track: mix(surface, ink, 0.12),
    line: mix(surface, ink, 0.1),
  };
  for (const tone of TONES) {
    grounds[`${tone}-soft`] = mix(surface, base[tone], isLight ? 0.08 : 0.12);
    grounds[`${tone}-line`] = mix(surface, base[tone], 0.3);
  }
  // On a card of middle lightness none may come nearer to the text.
  for (const [name, ratio] of [
    ...TEXT_ON.map((name) => [name, TEXT] as const),
    ['track', GRAPHIC] as const,
  ]) {
    const colour = grounds[name];
    if (colour !== undefined && contrast(ink, colour) < ratio) grounds[name] = surface;
  }
  return grounds;
}

/** What is legible on all of these: what was, else the better of two. */
function inkOn(grounds: readonly Hex[], before: Hex, choices: readonly [Hex, Hex]): Hex {
  const worst = (ink: Hex) => Math.min(...grounds.map((each) => contrast(ink, each)));
  if (worst(before) >= TEXT) return before;
  return worst(choices[0]) >= worst(choices[1]) ? choices[0] : choices[1];
}
