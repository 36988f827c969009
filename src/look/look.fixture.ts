import type { Appearance } from '../contracts/embed/appearance.ts';
import { GRAPHIC, TEXT } from './theme-look.ts';
import type { Token } from './tokens.ts';

const GROUNDS = [
  'page',
  'surface',
  'raised',
  'sunken',
  'info-soft',
  'ok-soft',
  'warn-soft',
  'danger-soft',
] as const;
const TEXTS = ['ink', 'muted', 'accent', 'accent-strong', 'info', 'ok', 'warn', 'danger'] as const;

/** What stands on what in the app's components, and the contrast that it needs. */
export const PAIRS: readonly (readonly [on: Token, what: Token, ratio: number])[] = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [ground, text, TEXT] as const)),
  ['accent', 'accent-ink', TEXT],
  ['accent-strong', 'accent-ink', TEXT],
  ['danger', 'danger-ink', TEXT],
  // The first place of the boot order.
  ['ink', 'surface', TEXT],
  ['page', 'line-strong', GRAPHIC],
  ['surface', 'line-strong', GRAPHIC],
  ['raised', 'line-strong', GRAPHIC],
  ['sunken', 'disc', GRAPHIC],
  ['track', 'accent', GRAPHIC],
];

/** As the three sample looks of examples/panel. */
export const LOOKS: Readonly<Record<string, Appearance>> = {
  forest: { accent: '#0b6b47', background: '#f5f4ef', surface: '#fffefb', text: '#14231b', radius: 4 },
  night: {
    accent: { light: '#5a2ca0', dark: '#c4a3ff' },
    background: { light: '#f3f0fa', dark: '#15111f' },
    surface: { light: '#ffffff', dark: '#1d1829' },
    radius: 16,
    fontFamily: 'rounded',
  },
  paper: { accent: '#9c2f12', background: '#fbf3e4', radius: 0, fontFamily: 'serif', density: 'compact' },
};
