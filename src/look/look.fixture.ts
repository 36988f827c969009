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
